import type { Invitation } from '#modules/privacy/index.ts';

/** How many are asked in one office by one questionnaire; numbers, never who. */
export type FrameGroup = {
  readonly office: string | null;
  readonly audience: string;
  readonly invited: number;
  readonly undeliverable: number;
  readonly absent: number;
  /** So few that their answers can never be shown by themselves. */
  readonly isSmall: boolean;
};

type Counted = Pick<Invitation, 'office' | 'audience'> & Partial<Pick<Invitation, 'state'>>;

/** Groups in the order of office and questionnaire. */
export function countGroups(people: readonly Counted[], minimumGroup: number): readonly FrameGroup[] {
  const groups = new Map<
    string,
    { office: string | null; audience: string; counts: Record<string, number> }
  >();
  for (const { office, audience, state = 'invited' } of people) {
    const key = JSON.stringify([office, audience]);
    const group = groups.get(key) ?? { office, audience, counts: {} };
    group.counts[state] = (group.counts[state] ?? 0) + 1;
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ office, audience, counts }) => ({
      office,
      audience,
      invited: counts.invited ?? 0,
      undeliverable: counts.undeliverable ?? 0,
      absent: counts.absent ?? 0,
      isSmall: (counts.invited ?? 0) < minimumGroup,
    }))
    .sort(
      (a, b) =>
        (a.office ?? '').localeCompare(b.office ?? '', 'nb', { numeric: true }) ||
        a.audience.localeCompare(b.audience),
    );
}
