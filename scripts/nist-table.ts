import {
  autocorrelation,
  describe,
  linearRegression,
  oneWayAnova,
  polynomialRegression,
  summariseGroups,
} from '../src/statistics/index.ts';
import byR from '../src/statistics/reference/nist-r.json' with { type: 'json' };
import { nistAnovas, nistRegressions, nistUnivariate } from '../src/statistics/reference/nist-sets.ts';

/** One certified number: how many of its digits we and R have right. */
export type NistCell = { readonly quantity: string; readonly ours: number; readonly r: number };
export type NistRow = { readonly set: string; readonly cells: readonly NistCell[] };
export type NistTable = { readonly title: string; readonly rows: readonly NistRow[] };

type Values = Readonly<Record<string, number | null | readonly number[]>>;

/** NIST certifies fifteen digits. */
export const certifiedDigits = 15;

/**
 * −log₁₀ of the relative error, from 0 to 15; of the absolute error where the certified value is 0. The certified
 * value is the exact one that NIST rounded to fifteen digits, so that its own rounding is nobody's error.
 */
export function logRelativeError(value: number | null, certified: number): number {
  if (value === null || !Number.isFinite(value)) return 0;
  const error = Math.abs(value - certified) / (certified === 0 ? 1 : Math.abs(certified));
  return error === 0 ? certifiedDigits : Math.min(certifiedDigits, Math.max(0, -Math.log10(error)));
}

/** Our digits and R's on every set of NIST StRD. */
export function nistTables(): NistTable[] {
  const { univariate, anovas, regressions } = byR as unknown as Record<string, Record<string, Values>>;
  return [
    {
      title: 'Univariate summary statistics',
      rows: nistUnivariate.map(({ name, values, certified }) => ({
        set: name,
        cells: cellsOf(
          certified,
          { ...numbersOf(describe(values)), autocorrelation: autocorrelation(values) },
          univariate![name]!,
        ),
      })),
    },
    {
      title: 'Analysis of variance',
      rows: nistAnovas.map(({ name, values, keys, certified }) => ({
        set: name,
        cells: cellsOf(certified, anovaOf(values, keys), anovas![name]!),
      })),
    },
    {
      title: 'Linear regression',
      rows: nistRegressions.map(({ name, certified, ...set }) => {
        const { B, standardErrors, residualStandardDeviation, rSquared, F } = certified;
        return {
          set: name,
          cells: cellsOf(
            { B, standardErrors, residualStandardDeviation, rSquared, F },
            regressionOf(set),
            regressions![name]!,
          ),
        };
      }),
    },
  ];
}

const numbersOf = ({ mean, standardDeviation }: ReturnType<typeof describe>) => ({ mean, standardDeviation });

function anovaOf(values: readonly number[], keys: readonly number[]): Values {
  const { sumOfSquares, meanSquareWithin, degreesOfFreedom, F, etaSquared } = oneWayAnova(
    summariseGroups(values, keys),
  );
  return {
    ...sumOfSquares,
    meanSquareBetween: sumOfSquares.between / degreesOfFreedom[0],
    meanSquareWithin,
    residualStandardDeviation: Math.sqrt(meanSquareWithin),
    F,
    etaSquared,
  };
}

function regressionOf(set: Omit<(typeof nistRegressions)[number], 'name' | 'certified'>): Values {
  const { terms, residualStandardDeviation, rSquared, F } =
    set.isPolynomial && set.predictors.length > 1
      ? polynomialRegression(set.outcome, set.predictors[0]!, set.predictors.length)
      : linearRegression(set.outcome, set.predictors, 'classic', { constant: set.constant });
  return {
    B: terms.map((term) => term.B),
    standardErrors: terms.map((term) => term.standardError),
    residualStandardDeviation,
    rSquared,
    F,
  };
}

/** A cell for every certified number; an infinite one (F of a perfect fit) has no digits to count. */
function cellsOf(certified: Values, ours: Values, r: Values): NistCell[] {
  return Object.entries(certified).flatMap(([quantity, wanted]) =>
    wanted === null
      ? []
      : (typeof wanted === 'number' ? [wanted] : wanted).map((value, index) => ({
          quantity,
          ours: logRelativeError(listOf(ours[quantity]!)[index] ?? null, value),
          r: logRelativeError(listOf(r[quantity]!)[index] ?? null, value),
        })),
  );
}

function listOf(value: number | null | readonly number[]): readonly (number | null)[] {
  return typeof value === 'object' && value !== null ? value : [value];
}
