import { type DraftItem, type DraftStudy, wordsIn } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';

/** The office as the list of people asked says it, or the code of a poster: nobody is asked for it. */
export const listedOffice = 'office';

/** The questions that can say where somebody works: those with answers to choose among, once for each column. */
export function itemsWithColumn(draft: DraftStudy, language: Language): { column: string; name: string }[] {
  const columns = new Map<string, string>();
  for (const item of itemsOf(draft)) {
    const column = item.column || item.id;
    if (item.kind !== 'choice' || column === '' || columns.has(column)) continue;
    columns.set(column, nameOf(item, language));
  }
  return [...columns].map(([column, name]) => ({ column, name }));
}

export type AskedOffice = { readonly code: string; readonly name: string };

/** The question that asks for the office, and its answers; null where the office is on the list of people asked. */
export function askedOffices(
  draft: DraftStudy,
  language: Language,
): { readonly question: string; readonly offices: readonly AskedOffice[] } | null {
  const column = draft.officeColumn;
  const asking = itemsOf(draft).filter(
    (item) => item.kind === 'choice' && column !== '' && (item.id === column || item.column === column),
  );
  if (asking.length === 0) return null;
  const offices = new Map<string, string>();
  for (const { options } of asking)
    for (const { value, label } of options)
      if (value !== '' && !offices.has(value)) offices.set(value, wordsIn(label, language) || value);
  return {
    question: nameOf(asking[0]!, language),
    offices: [...offices].map(([code, name]) => ({ code, name })),
  };
}

/** Statements, once each: what registration can be read off. */
export function statementsIn(draft: DraftStudy, language: Language): { id: string; name: string }[] {
  const found = new Map<string, string>();
  for (const item of itemsOf(draft))
    if (item.kind === 'agreement' && !found.has(item.id)) found.set(item.id, nameOf(item, language));
  return [...found].map(([id, name]) => ({ id, name }));
}

const itemsOf = ({ instruments }: DraftStudy): readonly DraftItem[] =>
  instruments.flatMap(({ sections }) => sections.flatMap(({ items }) => items));

const nameOf = (item: DraftItem, language: Language): string =>
  wordsIn(item.label, language) || wordsIn(item.text, language) || item.id;
