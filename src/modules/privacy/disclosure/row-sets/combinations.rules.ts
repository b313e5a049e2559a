import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { atomsOf } from './atoms.ts';
import { restsOnFew } from './rests-on-few.rules.ts';
import { hasRow, type RowSet } from './row-set.ts';

/**
 * Whether some sum of these sets, each taken any number of times and added or subtracted, rests on somebody but on
 * fewer than the minimum. Then whoever is told a sum over each set is told a sum over those few.
 *
 * This is auditing of sum queries (Chin & Özsoyoğlu, 1982, IEEE Transactions on Software Engineering 8:574–582), with
 * groups under the minimum where they ask for single records: trackers (Denning, Denning & Schwartz, 1979, ACM
 * Transactions on Database Systems 4:76–96) and every other attack by adding and subtracting are cases of it.
 *
 * @param answered the rows that the sums are over: others add nothing to them
 * @returns true also when it takes too long to tell
 * @example singlesOutFew([all, allButOne], all, { minimumGroup: 5 }) // true
 */
export function singlesOutFew(
  sets: readonly RowSet[],
  answered: RowSet,
  { minimumGroup }: DisclosurePolicy,
): boolean {
  const atoms = atomsOf(sets, answered.rowCount);
  const sizes = new Array<number>(atoms.count).fill(0);
  const first = new Array<number>(atoms.count).fill(0);
  for (let row = 0; row < answered.rowCount; row += 1) {
    if (hasRow(answered, row)) sizes[atoms.ofRow[row]!]! += 1;
    first[atoms.ofRow[row]!] = row;
  }
  const alike = sizes.map((people, atom) => ({
    people,
    cells: () => {
      const at = sets.flatMap((set, place) => (hasRow(set, first[atom]!) ? [place] : []));
      return [{ at, values: at.map(() => 1) }];
    },
  }));
  return restsOnFew(alike, sets.length, minimumGroup);
}
