import { fileOf, optionsOf } from '#modules/studies/index.ts';
import { type PlanEntry, type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { reportKindOf } from './sections/kinds.ts';

/** What an analysis is called in a report: its own title, or what it does and with what. */
export function titleOfEntry(entry: PlanEntry, study: Study, language: Language): string {
  if (entry.title) return textIn(entry.title, language);
  // The kind and the options come from the same entry, which the compiler cannot see through a table.
  const options = optionsOf(entry) as never;
  return reportKindOf(entry).title(options, { study, language, entry, file: fileOf(entry) ?? '' });
}
