import { nextPseudonym } from '../../core/pseudonyms.rules.ts';
import { type DecidedName, hasPart, type NameKind, type Suggestion } from './suggest.rules.ts';

/** What stands for each kind, in words of the language it is written in: "kollega", "kommune". */
export type StandInWords = Readonly<Record<NameKind, string>>;

/**
 * What may stand for each of these names: what stands for it already, or for the longer name it is part of, else the next
 * letter or number of its kind that stands for nobody: `[kollega A]`, `[kommune 1]`.
 *
 * @param taken what stands in square brackets in the texts
 */
export function proposeStandIns(
  suggestions: readonly Suggestion[],
  {
    decided,
    taken,
    words,
  }: {
    readonly decided: readonly DecidedName[];
    readonly taken: readonly string[];
    readonly words: StandInWords;
  },
): ReadonlyMap<string, string> {
  const proposed = new Map(
    decided.flatMap(({ original, replacement }) =>
      replacement === null ? [] : [[original, replacement] as const],
    ),
  );
  const used = [...taken, ...proposed.values()].map((one) => one.replace(/^\[(.*)\]$/u, '$1'));
  // Likely names first, so that no letter is kept for a word that is no name; and long ones, so that what stands for the
  // whole is there when its parts are met.
  const inOrder = suggestions.toSorted(
    (a, b) => Number(b.isLikely) - Number(a.isLikely) || wordsOf(b.original) - wordsOf(a.original),
  );
  for (const { original, kind } of inOrder) {
    if (proposed.has(original)) continue;
    const wholes = new Set(
      [...proposed].flatMap(([name, standIn]) => (hasPart(name, original) ? [standIn] : [])),
    );
    const [whole] = wholes;
    if (wholes.size === 1 && whole !== undefined) {
      proposed.set(original, whole);
      continue;
    }
    const next = kind === 'person' ? nextPseudonym(words[kind], used) : nextNumber(words[kind], used);
    used.push(next);
    proposed.set(original, `[${next}]`);
  }
  return proposed;
}

/** What stands in square brackets in these texts. */
export const standInsIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [...text.matchAll(/\[([^\][\n]{1,60})\]/gu)].map(([, inside]) => inside!));

const wordsOf = (name: string) => name.split(' ').length;

function nextNumber(stem: string, used: readonly string[]): string {
  const had = new Set(used.map((one) => one.toLocaleLowerCase('nb')));
  for (let number = 1; ; number += 1) {
    const name = `${stem} ${number}`;
    if (!had.has(name.toLocaleLowerCase('nb'))) return name;
  }
}
