import type { InformationFacts } from '#modules/privacy/index.ts';
import { itemsOf } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { WaveDescription } from '#modules/surveys/schema.ts';
import type { Language } from '#platform/language.ts';

/** What a study and its newest wave say of privacy, for the information to those who are asked. */
export function studyFacts(
  study: Study,
  {
    wave,
    custody,
    language,
  }: { wave: WaveDescription | undefined; custody: 'person' | 'system'; language: Language },
): InformationFacts {
  const items = Object.keys(study.instruments).flatMap((instrument) => itemsOf(study, instrument));
  const eraseBy = study.privacy.eraseCodeKeyBy ?? wave?.eraseCodeKeyOn ?? null;
  return {
    title: textIn(study.title, language),
    purpose: study.description ? textIn(study.description, language) : '',
    minimumGroup: Math.max(study.privacy.minimumGroup, wave?.minimumGroup ?? 0),
    eraseBy: eraseBy === null ? null : sayDay(eraseBy, language),
    responsible: wave?.senderName ?? '',
    contact: wave?.replyTo ?? '',
    isHeldBySystem: custody === 'system',
    asksPointingQuestions: items.some(({ identifying }) => identifying === true),
    asksInWords: items.some(({ kind }) => kind === 'text'),
  };
}

/** @example sayDay('2027-02-01', 'nb') // '1. februar 2027' */
export function sayDay(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
