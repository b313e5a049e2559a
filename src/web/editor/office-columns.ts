import { type DraftStudy, wordsIn } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';

/** The office as the list of people asked says it, or the code of a poster: nobody is asked for it. */
export const listedOffice = 'office';

/** The questions that can say where somebody works: those with answers to choose among, once for each column. */
export function itemsWithColumn(draft: DraftStudy, language: Language): { column: string; name: string }[] {
  const columns = new Map<string, string>();
  for (const { sections } of draft.instruments) {
    for (const item of sections.flatMap(({ items }) => items)) {
      const column = item.column || item.id;
      if (item.kind !== 'choice' || column === '' || columns.has(column)) continue;
      columns.set(column, wordsIn(item.label, language) || wordsIn(item.text, language) || item.id);
    }
  }
  return [...columns].map(([column, name]) => ({ column, name }));
}
