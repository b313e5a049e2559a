/** The disclosure rules of a study: how small a group may be and still be shown. */
export type DisclosurePolicy = { readonly minimumGroup: number };

export type WithheldReason = 'fewer-than-minimum' | 'protects-another-group';
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
 * @param sizes number of respondents in each group; an empty group holds nobody and is shown as empty
 * @returns one verdict per group, in the same order
 * @example groupVerdicts([3, 28, 125], { minimumGroup: 5 }) // fewer-than-minimum, protects-another-group, shown
 */
export function groupVerdicts(sizes: readonly number[], policy: DisclosurePolicy): Verdict[] {
  const verdicts: Verdict[] = sizes.map((size) =>
    size === 0 || isLargeEnough(size, policy) ? 'shown' : 'fewer-than-minimum',
  );
  if (verdicts.every((verdict) => verdict === 'shown')) return verdicts;

  const smallestShownFirst = sizes
    .map((size, index) => ({ size, index }))
    .filter(({ size, index }) => size > 0 && verdicts[index] === 'shown')
    .sort((a, b) => a.size - b.size || a.index - b.index);
  for (const { index } of smallestShownFirst) {
    if (withheldHideEachOther(sizes, verdicts, policy)) break;
    verdicts[index] = 'protects-another-group';
  }
  return verdicts;
}

function withheldHideEachOther(
  sizes: readonly number[],
  verdicts: readonly Verdict[],
  policy: DisclosurePolicy,
): boolean {
  const withheld = sizes.filter((_, index) => verdicts[index] !== 'shown');
  const together = withheld.reduce((sum, size) => sum + size, 0);
  return withheld.length >= 2 && isLargeEnough(together, policy);
}
