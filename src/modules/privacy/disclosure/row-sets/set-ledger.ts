import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { singlesOutFew } from './combinations.rules.ts';
import { allRows, countRows, keyOf, type RowSet } from './row-set.ts';

/** What a question would tell sums of, and over whom. */
export type SumsAsked = {
  /** Every set of respondents that a figure is made from. */
  readonly sets: readonly RowSet[];
  /** What is summed over them: a name, and who answered. */
  readonly measures: readonly { readonly name: string; readonly answered: RowSet }[];
};

/** Remembers over whom figures have been shown, and refuses those that would single out few together with them. */
export type SetLedger = {
  /** Lets the question through and remembers it, or refuses it and forgets it. All or nothing. */
  admit(asked: SumsAsked): boolean;
};

/**
 * A ledger for one file: one for all windows that look at the file, or for one run of a plan.
 *
 * It begins with everybody, since figures about all are always told. The number of people in each set is told with
 * every figure and is a measure of its own, which everybody has answered.
 */
export function createSetLedger(rowCount: number, policy: DisclosurePolicy): SetLedger {
  const everybody = allRows(rowCount);
  const known = new Map<string, Map<string, RowSet>>();
  return {
    admit: ({ sets, measures }) => {
      const asked = new Map(sets.filter((set) => countRows(set) > 0).map((set) => [keyOf(set), set]));
      const asMeasured = [{ name: '', answered: everybody }, ...measures];
      const next = asMeasured.flatMap(({ name, answered }) => {
        const before = known.get(name) ?? new Map([[keyOf(everybody), everybody]]);
        const isNew = !known.has(name) || [...asked.keys()].some((key) => !before.has(key));
        return isNew ? [{ name, answered, sets: new Map([...before, ...asked]) }] : [];
      });
      if (next.some((one) => singlesOutFew([...one.sets.values()], one.answered, policy))) return false;
      for (const one of next) known.set(one.name, one.sets);
      return true;
    },
  };
}
