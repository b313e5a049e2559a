import { m } from '#messages';
import type { LetterKind } from '#modules/privacy/index.ts';
import { type LocalisedText, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';

/** A letter that has words of its own: those to people in the code key, and the one to testers. */
export type WordedKind = LetterKind | 'pilot';
/** A letter with places to fill in: `{name}`, `{title}`, `{link}`, `{sender}`. */
export type Template = { readonly subject: string; readonly text: string };
export type Filling = {
  readonly name: string;
  readonly title: LocalisedText;
  readonly link: string;
  readonly sender: string;
};

const subjects = {
  pilot: m.surveys_letter_pilot_subject,
  notice: m.surveys_letter_notice_subject,
  invitation: m.surveys_letter_invitation_subject,
  reminder1: m.surveys_letter_reminder1_subject,
  reminder2: m.surveys_letter_reminder2_subject,
  thanks: m.surveys_letter_thanks_subject,
} as const;
const texts = {
  pilot: m.surveys_letter_pilot_text,
  notice: m.surveys_letter_notice_text,
  invitation: m.surveys_letter_invitation_text,
  reminder1: m.surveys_letter_reminder1_text,
  reminder2: m.surveys_letter_reminder2_text,
  thanks: m.surveys_letter_thanks_text,
} as const;

/** Our own words, which a custodian may change. */
export function defaultTemplate(kind: WordedKind, language: Language): Template {
  const places = { name: '{name}', title: '{title}', link: '{link}', sender: '{sender}' };
  return {
    subject: subjects[kind](places, { locale: language }),
    text: texts[kind](places, { locale: language }),
  };
}

/** The places a letter must have to be of any use; a thank-you carries no link. */
export function missingPlaces(kind: WordedKind, { text }: Template): readonly string[] {
  return kind === 'notice' || kind === 'thanks' ? [] : ['{link}'].filter((place) => !text.includes(place));
}

/** The letter for one person. What is filled in is filled in once: a name with braces in it stays a name. */
export function fillIn(template: Template, filling: Filling, language: Language): Template {
  const values: Record<string, string> = {
    name: filling.name,
    title: textIn(filling.title, language),
    link: filling.link,
    sender: filling.sender,
  };
  const fill = (text: string) =>
    text.replaceAll(/\{(name|title|link|sender)\}/g, (_, place) => values[place]!);
  // A subject is one line, whatever somebody is called.
  return { subject: fill(template.subject).replaceAll(/\s+/g, ' ').trim(), text: fill(template.text) };
}

/** Somebody made up, to see a letter as it will be. */
export function madeUpFilling(title: LocalisedText, sender: string, language: Language): Filling {
  return {
    name: m.letters_made_up_name({}, { locale: language }),
    title,
    link: m.letters_made_up_link({}, { locale: language }),
    sender,
  };
}
