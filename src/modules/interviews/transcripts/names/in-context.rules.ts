import type { KeptVersion } from '../kept-version.ts';
import { finderOf } from '../pseudonyms/words.rules.ts';

/** A name where it stands, with the words around it. */
export type NameInContext = {
  readonly pseudonym: string;
  /** From 1. */
  readonly turn: number;
  readonly before: string;
  readonly name: string;
  readonly after: string;
};

const contextLength = 50;

/** Where names stand in a version, with what is said around them. */
export function inContext(
  version: KeptVersion,
  names: readonly string[],
  pseudonym: string,
): ReadonlyMap<string, readonly NameInContext[]> {
  const found = new Map<string, NameInContext[]>();
  const find = finderOf(names);
  for (const [index, { start, end }] of version.turns.entries()) {
    const said = version.text.slice(start, end);
    for (const place of find(said)) {
      const context = {
        pseudonym,
        turn: index + 1,
        name: place.name,
        ...around(said, place),
      };
      const others = found.get(place.name);
      if (others) others.push(context);
      else found.set(place.name, [context]);
    }
  }
  return found;
}

/** A little of what stands before and after, in whole words. */
function around(said: string, { start, end }: { readonly start: number; readonly end: number }) {
  const before = said.slice(Math.max(0, start - contextLength), start);
  const after = said.slice(end, end + contextLength);
  return {
    before: start > contextLength ? `… ${before.replace(/^\S*\s/u, '')}` : before,
    after: end + contextLength < said.length ? `${after.replace(/\s\S*$/u, '')} …` : after,
  };
}
