import { type CrosstabVerdict, crosstabVerdict, type WithheldGroups } from './crosstab-cells.rules.ts';
import {
  type DisclosurePolicy,
  groupVerdicts,
  isLargeEnough,
  type Verdict,
  type WithheldReason,
} from './minimum-group.rules.ts';
import { type Released, stamp } from './released.ts';

/**
 * Releases one figure about one group of respondents, or withholds it.
 *
 * @param value the figure with everything in it
 * @param groupSize how many respondents it rests on
 * @param withhold makes the form that shows nothing but why: every number null
 */
export function releaseFigure<T>(
  value: T,
  groupSize: number,
  policy: DisclosurePolicy,
  withhold: (value: T, reason: WithheldReason) => T,
): Released<T> {
  return stamp(isLargeEnough(groupSize, policy) ? value : withhold(value, 'fewer-than-minimum'));
}

/**
 * Releases a table of groups that stand beside their total: each group is shown, or withheld because it is
 * small or because it would give a small one away.
 *
 * @param mustWithhold groups that are withheld whatever their size, as they are in another table of the same groups
 * @param apply gets the verdict on every group, in the order of `sizes`, and returns the table with the
 *   withheld groups blanked, everything that involves them included (differences, percentages)
 */
export function releaseGroups<T>(
  table: T,
  sizes: readonly number[],
  policy: DisclosurePolicy,
  apply: (table: T, verdicts: readonly Verdict[]) => T,
  mustWithhold: readonly boolean[] = [],
): Released<T> {
  return stamp(apply(table, groupVerdicts(sizes, policy, mustWithhold)));
}

/**
 * Releases a crosstab beside its row and column totals: cells, whole rows and whole columns are shown or withheld.
 *
 * @param counts rows of equal length, none of them and no column empty
 * @param apply gets what is withheld, and returns the table with that blanked, and everything that was reckoned
 *   from it: a test of the whole table with all its digits gives a withheld cell back
 * @param withheldElsewhere rows and columns whose totals other tables withhold
 */
export function releaseCrosstab<T>(
  table: T,
  counts: readonly (readonly number[])[],
  policy: DisclosurePolicy,
  apply: (table: T, withheld: CrosstabVerdict) => T,
  withheldElsewhere?: WithheldGroups,
): Released<T> {
  return stamp(apply(table, crosstabVerdict(counts, policy, withheldElsewhere)));
}

/** A list of released figures is released. */
export function gatherList<T>(figures: readonly Released<T>[]): Released<T[]> {
  return stamp([...figures]);
}

/**
 * Puts released figures and what is not about respondents (study, file names, versions) into one object.
 * Only the parts in `figures` may say anything about respondents; the compiler demands that they are released.
 */
export function gather<Figures extends object, Context extends object>(
  figures: { readonly [K in keyof Figures]: Released<Figures[K]> },
  context: Context,
): Released<Figures & Context> {
  return stamp({ ...context, ...figures } as Figures & Context);
}

/**
 * Released figures as a store kept them, released still.
 *
 * @param stored JSON that was made of a `Released<T>`: the store's way in must take nothing else
 */
export function revive<T>(stored: string): Released<T> {
  return stamp(JSON.parse(stored) as T);
}
