import type { DisclosurePolicy } from '../minimum-group.rules.ts';
import { singlesOutFew } from './combinations.rules.ts';
import { allRows, countRows, keyOf, type RowSet } from './row-set.ts';

/** What a figure would tell sums of, and over whom. */
export type SumsAsked = {
  /** Every set of respondents that the figure is made from. */
  readonly sets: readonly RowSet[];
  /** What is summed over them: a name, and who answered. */
  readonly measures: readonly { readonly name: string; readonly answered: RowSet }[];
};

/** Remembers over whom figures have been shown, and refuses those that would single out few together with them. */
export type SetLedger = {
  /** Lets the figures through and remembers them, or refuses them and forgets them. All or nothing. */
  admit(asked: readonly SumsAsked[]): boolean;
};

type Sets = ReadonlyMap<string, RowSet>;
type Measure = { readonly answered: RowSet; readonly sets: Sets };

/**
 * A ledger for one file: one for all windows that look at the file, or for one run of a plan.
 *
 * It begins with everybody, since figures about all are always told. The number of people in each set is told with
 * every figure and is a measure of its own, which everybody has answered.
 */
export function createSetLedger(rowCount: number, policy: DisclosurePolicy): SetLedger {
  const everybody = allRows(rowCount);
  const start: Sets = new Map([[keyOf(everybody), everybody]]);
  const told = new Map<string, Measure>();
  return {
    admit: (asked) => {
      const wanted = new Map<string, { answered: RowSet; sets: Map<string, RowSet> }>();
      for (const { sets, measures } of asked) {
        const keyed = sets.filter((set) => countRows(set) > 0).map((set) => [keyOf(set), set] as const);
        for (const { name, answered } of [{ name: '', answered: everybody }, ...measures]) {
          // A scale that is changed is another measure, of others who answered.
          const key = `${name}\u0000${keyOf(answered)}`;
          const known = wanted.get(key) ?? { answered, sets: new Map() };
          for (const [setKey, set] of keyed) known.sets.set(setKey, set);
          wanted.set(key, known);
        }
      }
      const next = [...wanted].flatMap(([key, { answered, sets }]): [string, Measure][] => {
        const before = told.get(key)?.sets ?? start;
        const isNew = !told.has(key) || [...sets.keys()].some((set) => !before.has(set));
        return isNew ? [[key, { answered, sets: new Map([...before, ...sets]) }]] : [];
      });
      const isSafe = next.every(
        ([, { answered, sets }]) => !singlesOutFew([...sets.values()], answered, policy),
      );
      if (isSafe) for (const [key, measure] of next) told.set(key, measure);
      return isSafe;
    },
  };
}
