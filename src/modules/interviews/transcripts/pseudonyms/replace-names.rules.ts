import { placesOf } from './words.rules.ts';

/** A text with what stands for each name in it, and in how many places that was. Null: the name stays. */
export function replaceNames(
  text: string,
  standInOf: ReadonlyMap<string, string | null>,
): { readonly text: string; readonly count: number } {
  let [at, count, replaced] = [0, 0, ''];
  for (const { name, start, end } of placesOf(text, [...standInOf.keys()])) {
    const standIn = standInOf.get(name);
    if (!standIn) continue;
    replaced += text.slice(at, start) + standIn.trim();
    at = end;
    count += 1;
  }
  return { text: replaced + text.slice(at), count };
}
