/** The disclosure rules of a study: how small a group may be and still be shown. */
export type DisclosurePolicy = { readonly minimumGroup: number };

/**
 * Too few people: in the figure, or in some group of its table. Which group of a table is the small one is not
 * said: with the sum of the withheld that could give its exact size (of six together, one is one and one is five).
 */
export type WithheldReason = 'fewer-than-minimum';
export type Verdict = 'shown' | WithheldReason;

export function isLargeEnough(groupSize: number, policy: DisclosurePolicy): boolean {
  return groupSize >= policy.minimumGroup;
}

/**
 * Which groups of a table may be shown when the table's total is shown too.
 *
 * A group smaller than the minimum is withheld. Withholding just that one would not help: total minus the
 * others gives it back. So the smallest groups still shown are withheld as well, until the withheld groups
 * are at least two and together as large as the minimum (secondary suppression; Hundepool et al.,
 * "Statistical Disclosure Control", Wiley 2012, §4.4).
 *
 * Where the whole table holds fewer than the minimum, nothing of it is shown, empty groups included: the one
 * group that is not empty would be everybody.
 *
 * @param sizes number of respondents in each group; an empty group holds nobody and is shown as empty
 * @param mustWithhold groups, by place, that are withheld whatever their size: what they hold is told elsewhere
 * @returns one verdict per group, in the same order
 * @example groupVerdicts([3, 28, 125], { minimumGroup: 5 }) // fewer-than-minimum, fewer-than-minimum, shown
 */
export function groupVerdicts(
  sizes: readonly number[],
  policy: DisclosurePolicy,
  mustWithhold: readonly boolean[] = [],
): Verdict[] {
  if (!isLargeEnough(sum(sizes), policy)) return sizes.map(() => 'fewer-than-minimum');
  const verdicts: Verdict[] = sizes.map((size, index) =>
    size === 0 || (isLargeEnough(size, policy) && !mustWithhold[index]) ? 'shown' : 'fewer-than-minimum',
  );
  if (verdicts.every((verdict) => verdict === 'shown')) return verdicts;

  const smallestShownFirst = sizes
    .map((size, index) => ({ size, index }))
    .filter(({ size, index }) => size > 0 && verdicts[index] === 'shown')
    .sort((a, b) => a.size - b.size || a.index - b.index);
  for (const { index } of smallestShownFirst) {
    if (withheldHideEachOther(sizes, verdicts, policy)) break;
    verdicts[index] = 'fewer-than-minimum';
  }
  return verdicts;
}

function withheldHideEachOther(
  sizes: readonly number[],
  verdicts: readonly Verdict[],
  policy: DisclosurePolicy,
): boolean {
  const withheld = sizes.filter((_, index) => verdicts[index] !== 'shown');
  return withheld.length >= 2 && isLargeEnough(sum(withheld), policy);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
