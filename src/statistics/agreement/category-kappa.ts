import type { Key } from '../keys.ts';
import type { AgreementTable } from './agreement-table.ts';

export type CategoryKappa = {
  readonly category: Key;
  /** Units given this category by the first coder, by the second, and by both. */
  readonly counts: { readonly first: number; readonly second: number; readonly both: number };
  /** This category or not: kappa of the two-by-two table. Null where nobody used it, or both used it for everything. */
  readonly kappa: number | null;
  /** Of all the times it was given, the share that the other coder gave it too; null where nobody used it. */
  readonly specificAgreement: number | null;
};

/**
 * Each category against all others together, which shows where two coders part.
 *
 * Shapes: a square table. Units: none. Assumptions: as `cohensKappa`. Errors: none.
 * Source: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, § 18.1 (specific agreement
 * 2a/(2a + b + c); kappa of each category).
 */
export function categoryKappas({
  categories,
  counts,
  rowTotals,
  columnTotals,
  n,
}: AgreementTable): CategoryKappa[] {
  return categories.map((category, i) => {
    const [first, second, both] = [rowTotals[i]!, columnTotals[i]!, counts[i]![i]!];
    const expected = first * (n - second) + second * (n - first);
    return {
      category,
      counts: { first, second, both },
      kappa: expected === 0 ? null : (expected - n * (first + second - 2 * both)) / expected,
      specificAgreement: first + second === 0 ? null : (2 * both) / (first + second),
    };
  });
}
