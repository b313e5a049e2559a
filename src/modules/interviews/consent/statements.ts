import { m } from '#messages';
import type { Language } from '#platform/language.ts';

/** What is said yes to, each by itself, in the language of the information. */
export function statementsOf(language: Language): {
  readonly take: string;
  readonly recording: string;
  readonly quotes: string;
} {
  const locale = { locale: language };
  return {
    take: m.interviews_consent_take({}, locale),
    recording: m.interviews_consent_recording({}, locale),
    quotes: m.interviews_consent_quotes({}, locale),
  };
}
