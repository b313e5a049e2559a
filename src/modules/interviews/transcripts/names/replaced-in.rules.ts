import { contentOf, spokenIn } from '../content.ts';
import type { KeptVersion } from '../kept-version.ts';
import { replaceNames } from '../pseudonyms/replace-names.rules.ts';

/** The version with what stands for each name, and in how many places that was. */
export function replacedIn(version: KeptVersion, standInOf: ReadonlyMap<string, string | null>) {
  let count = 0;
  const turns = spokenIn(version).map((turn) => {
    const replaced = replaceNames(turn.text, standInOf);
    count += replaced.count;
    return { ...turn, text: replaced.text };
  });
  return [contentOf(turns), count] as const;
}
