import type { GuessedItem } from './guess-items.ts';
import { prefixOf, stemOf } from './names.ts';

export type GuessedScale = {
  /** What the questions' labels begin with, or what their names do. */
  readonly label: string;
  readonly stem: string;
  readonly items: readonly GuessedItem[];
};

/** As many items as a scale in a study file can have. */
const mostItems = 200;

/**
 * Guesses which questions belong together: those with the same points whose names differ only in a number
 * (`støtte1`, `støtte2`), or, where names say nothing (`q7`), whose labels begin alike (`Støtte: …`).
 */
export function guessScales(items: readonly GuessedItem[]): GuessedScale[] {
  const groups = Map.groupBy(
    items.filter((item) => item.kind === 'agreement'),
    ({ variable, lowest, points }) => {
      const together = stemOf(variable.name) ?? prefixOf(variable.label ?? variable.name)?.toLowerCase();
      return together === undefined ? undefined : JSON.stringify([together, lowest, points]);
    },
  );
  groups.delete(undefined);
  return [...groups.values()]
    .filter((group) => group.length >= 2)
    .map((group) => {
      const first = group[0]!.variable;
      const prefixes = new Set(group.map(({ variable }) => prefixOf(variable.label ?? variable.name)));
      const [prefix] = prefixes;
      const stem = stemOf(first.name) ?? prefix ?? first.name;
      const named = first.name.slice(0, stem.length);
      const label = prefixes.size === 1 && prefix ? prefix : named.charAt(0).toUpperCase() + named.slice(1);
      return { label, stem: stemOf(first.name) ? named : stem, items: group.slice(0, mostItems) };
    });
}
