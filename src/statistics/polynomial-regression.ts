import type { Column } from './column.ts';
import { multiplyNumber, type Pair, pairOf } from './distributions/pair.ts';
import { describeLinearModel, type LinearRegression } from './linear-regression.ts';
import {
  fitScaledColumns,
  inUnitsOfLastDecimal,
  orderedRows,
  type ScaledColumn,
} from './regression/fit-linear-model.ts';
import { StatisticsError } from './statistics-error.ts';

/**
 * A curve instead of a line: regression of an outcome on x, x², …, x^degree, with a constant.
 *
 * Powers of one variable are nearly dependent, and a power rounded to a double is already another variable: with
 * NIST's Filip set (degree 10) that alone leaves half the digits. Here powers carry 106 bits, and the refinement
 * uses them all.
 *
 * Shapes: outcome and x of equal length; rows where either is missing are left out. Units: term j in outcome per xʲ.
 * Assumptions and result: those of `linearRegression`; terms[j] belongs to xʲ, terms[0] is the constant.
 * Errors: 'invalid-argument' for a degree that is not a whole number from 1 to 10; 'too-few-cases' under
 * degree + 2 complete rows; 'zero-variance', 'collinear' (fewer distinct x than degree + 1) as there.
 * Source: Björck (1967), BIT 7:257–278. Agrees with the certified values of NIST StRD Pontius, Filip and
 * Wampler1–5 to 15 digits (docs/nist.md).
 *
 * @example
 * polynomialRegression([1, 4, 9, 16.5], [1, 2, 3, 4], 2).terms[2].B; // 1.125
 */
export function polynomialRegression(outcome: Column, x: Column, degree: number): LinearRegression {
  if (!(Number.isInteger(degree) && degree >= 1 && degree <= 10)) {
    throw new StatisticsError('invalid-argument', `the degree is a whole number from 1 to 10, not ${degree}`);
  }
  const [y, base] = orderedRows(outcome, [x]).map(inUnitsOfLastDecimal);
  return describeLinearModel(fitScaledColumns(y!, powersOf(base!, degree), true), 'classic');
}

/** x, x², …, each as a double and what that leaves out. */
function powersOf(x: ScaledColumn, degree: number): ScaledColumn[] {
  // Between −1 and 1 no power can overflow; dividing by a power of two is exact.
  const largest = x.values.reduce((bound, value) => Math.max(bound, Math.abs(value)), 0);
  const unit = largest === 0 ? 1 : 2 ** Math.ceil(Math.log2(largest));
  if (!(unit ** degree < 1e140)) {
    throw new StatisticsError('invalid-argument', `${largest} is too large to be raised to ${degree}`);
  }
  const base = x.values.map((value) => value / unit);
  let power: Pair[] = Array.from(base, pairOf);
  const powers: ScaledColumn[] = [];
  for (let exponent = 1; exponent <= degree; exponent++) {
    if (exponent > 1) power = power.map((pair, row) => multiplyNumber(pair, base[row]!));
    powers.push({
      values: Float64Array.from(power, (pair) => pair.hi),
      remainders: Float64Array.from(power, (pair) => pair.lo),
      unitsPerOne: powerOf(x.unitsPerOne, exponent) / unit ** exponent,
    });
  }
  return powers;
}

/** A power of ten, rounded once: Math.pow may be a unit off. */
function powerOf(tenToSome: number, exponent: number): number {
  return Number(`1e${Math.round(Math.log10(tenToSome)) * exponent}`);
}
