import type { Indicator, IndicatorGroup } from '../schema.ts';

/**
 * How much of a target is reached, from 0 to 1: what is beyond the target does not count, so that one indicator cannot
 * make up for another. Null when there is no value or no target.
 *
 * A target of 0 asks for nothing where higher is better, and for none at all where lower is better.
 */
export function attainmentOf({
  value,
  target,
  direction,
}: {
  readonly value: number | null;
  readonly target: number | null;
  readonly direction: Indicator['direction'];
}): number | null {
  if (value === null || target === null) return null;
  if (direction === 'higher') return value >= target || target <= 0 ? 1 : Math.max(0, value / target);
  if (value <= target) return 1;
  return Math.max(0, target / value);
}

export type MeanAttainment = {
  readonly group: IndicatorGroup;
  /** Null when no indicator of the group has both a value and a target. */
  readonly mean: number | null;
  /** How many indicators the mean is over. */
  readonly counted: number;
};

/** The mean attainment of each group, over those of its indicators that the unit has. */
export function meanAttainments(
  attained: readonly { readonly group: IndicatorGroup; readonly attainment: number | null }[],
): readonly MeanAttainment[] {
  const groups: readonly IndicatorGroup[] = ['individualFollowUp', 'labourMarket', 'other'];
  return groups.flatMap((group) => {
    const ofGroup = attained.filter((one) => one.group === group);
    if (ofGroup.length === 0) return [];
    const parts = ofGroup.flatMap(({ attainment }) => (attainment === null ? [] : [attainment]));
    const mean = parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0) / parts.length;
    return [{ group, mean, counted: parts.length }];
  });
}
