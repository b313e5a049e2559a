import { m } from '#messages';
import { type Passage, sayTime } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';

/** Where a passage stands: `replikk 14 (04:06)`; or that it has no place in the newest transcript. */
export function sayPlace(
  { turns, atMs, version }: Pick<Passage, 'turns' | 'atMs' | 'version'>,
  language: Language,
): string {
  const locale = { locale: language };
  if (turns.length === 0) return m.findings_place_older({ version }, locale);
  const turn = turns.length === 1 ? `${turns[0]}` : `${turns[0]}–${turns.at(-1)}`;
  return atMs === null
    ? m.findings_place({ turn }, locale)
    : m.findings_place_time({ turn, time: sayTime(atMs) }, locale);
}
