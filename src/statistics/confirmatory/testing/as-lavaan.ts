import { expect } from 'vitest';
import { pupils, reference, structureOf, survey } from '../../reference/confirmatory-data.ts';
import { fewestCorrectDigits } from '../../reference/correct-digits.ts';
import { type ConfirmatoryFactors, confirmFactors } from '../confirm-factors.ts';
import type { Estimate } from '../estimates.ts';

export type Named = keyof typeof reference.confirmations;
export type Row = (typeof reference.confirmations.pupils.estimates)[number];
export const names = Object.keys(reference.confirmations) as Named[];
// lavaan's Gauss-Newton reached the maximum in these; in the others nlminb stopped where a slope of 1e-7 is left.
const roughly: readonly Named[] = ['pupilsResiduals', 'pairs'];
/** How many digits are to be agreed on. */
export const digitsOf = (name: Named) => (roughly.includes(name) ? 4.7 : 7.2);

/** Our solution of a model that lavaan has solved, with lavaan's names for its items and factors. */
export function ours(name: Named, options: { scaling?: 'marker'; robust?: boolean } = {}) {
  const { items, factors, names: factorNames } = structureOf(reference.confirmations[name].factors);
  const isSurvey = name === 'survey' || name === 'pairs';
  const from = isSurvey ? survey : pupils;
  const columns = items.map((item) => (name === 'heywood' ? from[item]!.slice(0, 60) : from[item]!));
  const labels = items.map((item) => reference.confirmations[name].columns[item]!);
  const residualCovariances: [number, number][] =
    name === 'pupilsResiduals'
      ? [
          [6, 7],
          [8, 0],
        ]
      : [];
  const areCorrelated = name !== 'pupilsApart';
  const solution = confirmFactors(
    columns,
    { factors, areCorrelated, residualCovariances, scaling: options.scaling ?? 'factor' },
    { robust: options.robust ?? false },
  );
  return { solution, labels, factorNames };
}

/** Our estimate of what lavaan calls lhs op rhs, and its standardised form. */
function findIn(
  solution: ConfirmatoryFactors,
  labels: readonly string[],
  factors: readonly string[],
  { lhs, op, rhs }: Pick<Row, 'lhs' | 'op' | 'rhs'>,
): [Estimate, Estimate | null] | null {
  if (op === '=~') {
    const found = solution.loadings.find((l) => labels[l.item] === rhs && factors[l.factor] === lhs)!;
    return [found, found.standardised];
  }
  const isOf = (a: string, b: string) => (a === lhs && b === rhs) || (a === rhs && b === lhs);
  if (factors.includes(lhs)) {
    const found = solution.factorCovariances.find(({ a, b }) => isOf(factors[a]!, factors[b]!));
    return found ? [found, found.correlation] : null;
  }
  const found = solution.residuals.find(({ a, b }) => isOf(labels[a]!, labels[b]!))!;
  return [found, found.standardised];
}

/** How many digits the worst of our estimates, errors, intervals and standardised forms shares with lavaan's. */
export function fewestDigits(
  name: Named,
  rows: readonly Row[],
  options: { scaling?: 'marker'; robust?: boolean },
) {
  const { solution, labels, factorNames } = ours(name, options);
  const covariances = rows.filter(({ op }) => op !== '~1');
  let compared = 0;
  const digits = covariances.flatMap((row) => {
    const found = findIn(solution, labels, factorNames, row);
    // Factors that may not correlate have no row with us.
    if (found === null) return row.estimate === 0 ? [] : [0];
    compared += 1;
    const [estimate, standardised] = found;
    // lavaan forms p as 1 − Φ, which keeps its absolute error only.
    expect(Math.abs((estimate.pValue ?? 0) - (row.p ?? 0))).toBeLessThan(1e-5);
    const plain = fewestCorrectDigits(
      [estimate.estimate, ...estimate.confidenceInterval, estimate.standardError, estimate.z],
      [row.estimate, row.low, row.high, row.se, row.z ?? null],
    );
    const scaled = standardised
      ? fewestCorrectDigits(
          [standardised.estimate, standardised.standardError],
          [row.standardised, row.standardisedSe],
        )
      : 17;
    return [Math.min(plain, scaled)];
  });
  expect(compared).toBeGreaterThan(5);
  return Math.min(...digits);
}
