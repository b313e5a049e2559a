import { m } from '#messages';
import type { Language } from '#platform/language.ts';

/** What a study promises those who take part, as far as the study and its wave say it. */
export type InformationFacts = {
  readonly title: string;
  /** What it is about; empty when the study does not say. */
  readonly purpose: string;
  readonly minimumGroup: number;
  /** As it is read: `1. februar 2027`; null when no day is set. */
  readonly eraseBy: string | null;
  /** Who answers for the study; empty when nobody has been named. */
  readonly responsible: string;
  /** Where questions can be sent; empty when nowhere is named. */
  readonly contact: string;
  /** Whether the system, and no person, knows who has been asked. */
  readonly isHeldBySystem: boolean;
  readonly asksPointingQuestions: boolean;
  readonly asksInWords: boolean;
};
export type InformationPart = { readonly heading: string; readonly text: string };

/** The information that those who are asked are owed before they answer (GDPR article 13), in plain words. */
export function participantInformation(
  facts: InformationFacts,
  language: Language,
): readonly InformationPart[] {
  const locale = { locale: language };
  const { minimumGroup: minimum, eraseBy, responsible, contact } = facts;
  const blank = m.privacy_information_blank({}, locale);
  const stored = [
    m.privacy_information_stored({}, locale),
    facts.asksPointingQuestions ? m.privacy_information_pointing({}, locale) : '',
    facts.asksInWords ? m.privacy_information_words({}, locale) : '',
  ];
  const who = facts.isHeldBySystem
    ? m.privacy_information_who_system({}, locale)
    : m.privacy_information_who_person({}, locale);
  const erase = eraseBy
    ? m.privacy_information_erase({ date: eraseBy }, locale)
    : m.privacy_information_erase_blank({ blank }, locale);
  return [
    { heading: m.privacy_information_purpose_heading({}, locale), text: facts.purpose || blank },
    {
      heading: m.privacy_information_voluntary_heading({}, locale),
      text: m.privacy_information_voluntary({}, locale),
    },
    { heading: m.privacy_information_stored_heading({}, locale), text: join(stored) },
    {
      heading: m.privacy_information_shown_heading({}, locale),
      text: m.privacy_information_shown({ minimum }, locale),
    },
    { heading: m.privacy_information_erase_heading({}, locale), text: `${who} ${erase}` },
    {
      heading: m.privacy_information_responsible_heading({}, locale),
      text: m.privacy_information_responsible(
        { responsible: responsible || blank, contact: contact || blank },
        locale,
      ),
    },
  ];
}

const join = (texts: readonly string[]) => texts.filter((text) => text !== '').join(' ');

/** The information as one text, to stand before a questionnaire. */
export function informationText(parts: readonly InformationPart[]): string {
  return parts.map(({ heading, text }) => `${heading}: ${text}`).join('\n');
}
