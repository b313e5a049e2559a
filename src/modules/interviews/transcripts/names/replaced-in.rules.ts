import { contentOf, spokenIn } from '../content.ts';
import type { KeptVersion } from '../kept-version.ts';
import { placesOf } from '../pseudonyms/words.rules.ts';

/** The version with what stands for each name, and in how many places that was. */
export function replacedIn(version: KeptVersion, standInOf: ReadonlyMap<string, string | null>) {
  let count = 0;
  const turns = spokenIn(version).map((turn) => {
    let at = 0;
    let text = '';
    for (const { name, start, end } of placesOf(turn.text, [...standInOf.keys()])) {
      const standIn = standInOf.get(name);
      if (!standIn) continue;
      text += turn.text.slice(at, start) + standIn.trim();
      at = end;
      count += 1;
    }
    return { ...turn, text: text + turn.text.slice(at) };
  });
  return [contentOf(turns), count] as const;
}
