import { type MonthlyValue, smallestDenominator } from '../schema.ts';

/**
 * Whether a value may stand on a page. One with so small a denominator is left out of every figure of every page, the
 * sums of the year and of the county too: what is in no figure cannot be reckoned back from two of them.
 */
export function mayBeShown({ denominator }: Pick<MonthlyValue, 'denominator'>): boolean {
  return denominator === null || denominator >= smallestDenominator;
}

export function shownOf(values: readonly MonthlyValue[]): readonly MonthlyValue[] {
  return values.filter(mayBeShown);
}
