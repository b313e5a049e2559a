import type { Invitation } from '#modules/privacy/index.ts';

type Placed = Pick<Invitation, 'office' | 'audience'>;
/** An office and a questionnaire that more people cannot be added to as they are given. */
export type TooFew = Placed & {
  readonly added: number;
  /** How many are there already who can be reached. */
  readonly there: number;
};

/**
 * Where the system holds the code key, whoever leads a study adds to a list that nobody sees, and follows the numbers.
 * Somebody added alone would be the difference between two counts; and added to an office of few, more people would
 * bring it over the limit, before any of them can have answered. So once a wave is open, people come in groups of at
 * least the minimum of one office and questionnaire, where either nobody or at least as many are.
 *
 * @returns groups that are not so; empty when the list may be added
 */
export function tooFewAdded(
  there: readonly (Placed & Pick<Invitation, 'state'>)[],
  fresh: readonly Placed[],
  minimumGroup: number,
): readonly TooFew[] {
  const keyOf = ({ office, audience }: Placed) => JSON.stringify([office, audience]);
  const before = new Map<string, number>();
  for (const person of there) {
    const isReached = person.state === 'invited';
    before.set(keyOf(person), (before.get(keyOf(person)) ?? 0) + (isReached ? 1 : 0));
  }
  const groups = new Map<string, { -readonly [K in keyof TooFew]: TooFew[K] }>();
  for (const person of fresh) {
    const { office, audience } = person;
    const key = keyOf(person);
    const group = groups.get(key) ?? { office, audience, added: 0, there: before.get(key) ?? 0 };
    group.added += 1;
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ office, audience, added, there: reached }) => {
    // Nobody there, or nobody who can be reached any more: the latter are still in the counts.
    const isNew = !before.has(keyOf({ office, audience }));
    return added < minimumGroup || !(isNew || reached >= minimumGroup);
  });
}
