import { m } from '#messages';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';

/** The study's questionnaires by who they are for, in the reader's words where we know them. */
export function audienceTitles(
  study: Study,
  language: Language,
): readonly { readonly id: string; readonly title: string }[] {
  return Object.entries(study.instruments).map(([id, { title }]) => ({
    id,
    title: title ? `${audienceName(id, language)}: ${textIn(title, language)}` : audienceName(id, language),
  }));
}

/** What those who answer an instrument are called. */
export function audienceName(id: string, language: Language): string {
  const locale = { locale: language };
  if (id === 'employee') return m.waves_audience_employee({}, locale);
  if (id === 'leader') return m.waves_audience_leader({}, locale);
  if (id === 'user') return m.waves_audience_user({}, locale);
  return id;
}
