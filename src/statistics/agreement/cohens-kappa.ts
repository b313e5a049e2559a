import { confidenceTail } from '../confidence.ts';
import { normalUpperQuantile, normalUpperTail } from '../distributions/index.ts';
import type { Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type AgreementTable, agreementTable, type Rating } from './agreement-table.ts';
import { type CategoryKappa, categoryKappas } from './category-kappa.ts';
import { kappaVariance } from './kappa-variance.ts';
import { type KappaWeights, leastDisagreement, stepsBetween } from './kappa-weights.ts';

type KappaCounts = {
  readonly table: AgreementTable;
  /** The share of units that both gave the same category. */
  readonly agreement: number;
  /** Each category against all others together. */
  readonly byCategory: readonly CategoryKappa[];
};

export type KappaEstimate = KappaCounts & {
  /**
   * `perfect`: no unit was coded differently. `fixedByMargins`: one coder gave all units the same category (or, with
   * weights, never one beyond the other's), and kappa is 0 whichever units they agreed on.
   */
  readonly status: 'estimated' | 'perfect' | 'fixedByMargins';
  /** 1 perfect, 0 as by chance, below 0 worse. */
  readonly kappa: number;
  /** The largest kappa these margins allow: where it is low, the coders use the categories unequally often. */
  readonly maximum: number;
  /** Share of units (weighted where weights are) coded differently, and that chance alone would have. */
  readonly disagreement: { readonly observed: number; readonly expected: number };
  /** Null where the units show no spread to judge by, as in perfect agreement and perfect disagreement. */
  readonly standardError: number | null;
  /** 95 %, by the standard error, cut off at −1 and 1. */
  readonly interval: readonly [lower: number, upper: number] | null;
  /** The standard error if they agreed by chance alone; null where kappa is fixed by the margins. */
  readonly standardErrorByChance: number | null;
  readonly z: number | null;
  /** Two-sided, of no agreement beyond chance. It says little: coders who read the same text should do far better. */
  readonly pValue: number | null;
};

/** Both used one and the same category for all units: they agree, and kappa, 0/0, cannot say whether beyond chance. */
export type KappaOfOneCategory = KappaCounts & { readonly status: 'oneCategory'; readonly kappa: null };

export type CohensKappa = KappaEstimate | KappaOfOneCategory;

/**
 * Cohen's κ: how far two coders agree beyond what their own use of the categories would give by chance.
 *
 * Shapes: two columns of equal length, one row a unit; units that either has not coded (null, NaN) are left out.
 * Weights need `categories` in their order. Units: none.
 * Assumptions: the same units for both, coded without knowing of each other; each unit one category; units
 * independent, and for the interval and the test many of them.
 * Degenerate data have a `status` and null where there is nothing to say. The coders, and for unweighted κ the
 * categories, may change places without changing a bit.
 * Errors: 'invalid-argument' for unequal lengths, weights without categories, a category that is not listed;
 * 'too-few-cases' where no unit was coded by both.
 * Source: Cohen (1960), Educational and Psychological Measurement 20:37–46 (κ, its maximum p. 42); Cohen (1968),
 * Psychological Bulletin 70:213–220 (weights); Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72:323–327
 * (standard errors). Agrees with vcd::Kappa and psych::cohen.kappa.
 *
 * @example
 * cohensKappa(['a', 'a', 'b', 'b', 'c'], ['a', 'b', 'b', 'b', 'c']).kappa; // 0.6875
 */
export function cohensKappa(
  first: readonly Rating[],
  second: readonly Rating[],
  {
    weights = 'none',
    categories,
  }: { readonly weights?: KappaWeights; readonly categories?: readonly Key[] } = {},
): CohensKappa {
  if (weights !== 'none' && categories === undefined) {
    throw new StatisticsError('invalid-argument', 'weights need the categories in their order');
  }
  return kappaOfTable(agreementTable(first, second, categories), weights);
}

/** The same from a table that is counted already. */
export function kappaOfTable(table: AgreementTable, weights: KappaWeights = 'none'): CohensKappa {
  const { counts, rowTotals, columnTotals, n } = table;
  const steps = stepsBetween(table.categories.length, weights);
  // Row by row: all at once they would be more than a call takes, where there are hundreds of categories.
  const furthest = steps.reduce((most, row) => Math.max(most, ...row), 1);
  // Whole numbers all the way to one division: the same bits in any order.
  const observed = sumOverCells(steps, (i, j) => counts[i]![j]!);
  const expected = sumOverCells(steps, (i, j) => rowTotals[i]! * columnTotals[j]!);
  const alike = counts.reduce((total, row, i) => total + row[i]!, 0);
  const common = { table, agreement: alike / n, byCategory: categoryKappas(table) };
  if (expected === 0) return { ...common, status: 'oneCategory', kappa: null };

  const kappa = (expected - n * observed) / expected;
  const least = leastDisagreement(rowTotals, columnTotals, weights);
  const hasSpread = spreadOf(table, steps, { observed, expected });
  const variance = kappaVariance(
    table,
    steps.map((row) => row.map((step) => step / furthest)),
    kappa,
  );
  const standardError = hasSpread.ofEstimate ? Math.sqrt(variance.ofEstimate) : null;
  const standardErrorByChance = hasSpread.byChance ? Math.sqrt(variance.byChance) : null;
  const z = standardErrorByChance === null ? null : kappa / standardErrorByChance;
  return {
    ...common,
    status: observed === 0 ? 'perfect' : hasSpread.byChance ? 'estimated' : 'fixedByMargins',
    kappa,
    maximum: (expected - n * least) / expected,
    disagreement: { observed: observed / furthest / n, expected: expected / furthest / n ** 2 },
    standardError,
    interval: standardError === null ? null : intervalOf(kappa, standardError),
    standardErrorByChance,
    z,
    pValue: z === null ? null : 2 * normalUpperTail(Math.abs(z)),
  };
}

function sumOverCells(steps: readonly number[][], count: (i: number, j: number) => number): number {
  let sum = 0;
  for (const [i, row] of steps.entries()) for (const [j, step] of row.entries()) sum += step * count(i, j);
  return sum;
}

/**
 * Whether the terms of the two variances differ at all: in whole numbers, where the variances themselves would be left
 * with rounding for a 0.
 */
function spreadOf(
  { counts, rowTotals, columnTotals, n }: AgreementTable,
  steps: readonly number[][],
  { observed, expected }: { readonly observed: number; readonly expected: number },
): { readonly ofEstimate: boolean; readonly byChance: boolean } {
  const product = (values: readonly number[], totals: readonly number[]) =>
    values.reduce((sum, value, i) => sum + value * totals[i]!, 0);
  const ofRow = steps.map((row) => product(row, columnTotals));
  // The steps are symmetric, so that a column of them is a row.
  const ofColumn = steps.map((row) => product(row, rowTotals));
  const [ofEstimate, byChance] = [new Set<number>(), new Set<number>()];
  for (const [i, row] of steps.entries()) {
    for (const [j, step] of row.entries()) {
      const means = ofRow[i]! + ofColumn[j]!;
      if (counts[i]![j]! > 0) ofEstimate.add(step * expected - means * observed);
      if (rowTotals[i]! * columnTotals[j]! > 0) byChance.add(step * n - means);
    }
  }
  return { ofEstimate: ofEstimate.size > 1, byChance: byChance.size > 1 };
}

function intervalOf(kappa: number, standardError: number): [number, number] {
  const reach = normalUpperQuantile(confidenceTail) * standardError;
  return [Math.max(-1, kappa - reach), Math.min(1, kappa + reach)];
}
