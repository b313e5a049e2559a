import { domainToUnicode } from 'node:url';
import { comparable } from '#modules/studies/index.ts';
import { withoutControls } from '#platform/errors.ts';
import { type Language, languages } from '#platform/language.ts';
import type { FrameField } from '../schema.ts';

/** Headings as they are written in Norwegian and English staff lists, in small letters and without punctuation. */
const headings: Readonly<Record<Exclude<FrameField, 'background' | 'unused'>, readonly string[]>> = {
  name: ['navn', 'namn', 'name', 'fullt navn', 'fullt namn', 'full name', 'ansattnavn', 'ansatt', 'tilsett'],
  firstName: ['fornavn', 'fornamn', 'first name', 'firstname', 'given name'],
  lastName: ['etternavn', 'etternamn', 'last name', 'lastname', 'surname', 'family name'],
  email: [
    ...[
      'epost',
      'e post',
      'epostadresse',
      'e postadresse',
      'e post adresse',
      'epost adresse',
      'mail',
      'mailadresse',
    ],
    ...['email', 'e mail', 'email address', 'e mail address', 'jobb epost', 'jobbepost', 'work email'],
  ],
  office: [
    ...['kontor', 'kontoret', 'enhet', 'eining', 'avdeling', 'arbeidssted', 'arbeidsstad', 'tjenestested'],
    ...['office', 'unit', 'department', 'organisasjonsenhet', 'seksjon', 'workplace'],
  ],
  audience: [
    ...['målgruppe', 'malgruppe', 'skjema', 'rolle', 'audience', 'role', 'questionnaire', 'spørreskjema'],
    ...['stillingstype', 'leder', 'leiar'],
  ],
  language: ['språk', 'sprak', 'målform', 'målføre', 'language', 'spraak'],
};

/** Words that staff lists use for a questionnaire, beside its own name. */
const audienceWords: readonly (readonly string[])[] = [
  [
    'employee',
    'employees',
    'staff',
    'ansatt',
    'ansatte',
    'medarbeider',
    'medarbeidere',
    'medarbeidar',
    'medarbeidarar',
    'tilsett',
    'tilsette',
    'nei',
    'no',
  ],
  ['leader', 'leaders', 'manager', 'leder', 'ledere', 'leiar', 'leiarar', 'ja', 'yes'],
  ['user', 'users', 'bruker', 'brukere', 'brukar', 'brukarar'],
];

const languageWords: Readonly<Record<Language, readonly string[]>> = {
  nb: ['nb', 'no', 'bokmål', 'bokmal', 'norsk', 'norsk bokmål', 'norwegian'],
  nn: ['nn', 'nynorsk', 'norsk nynorsk'],
  en: ['en', 'engelsk', 'english'],
};

const plain = (text: string) => comparable(text.replaceAll(/[^\p{L}\p{N}]+/gu, ' '));

/** What each column is about, as far as its heading tells; the first of several stands. */
export function guessColumns(columns: readonly string[]): readonly FrameField[] {
  const taken = new Set<FrameField>();
  return columns.map((column) => {
    const wanted = plain(column);
    const found = (Object.keys(headings) as (keyof typeof headings)[]).find((field) =>
      headings[field].includes(wanted),
    );
    if (!found || taken.has(found)) return 'unused';
    taken.add(found);
    return found;
  });
}

/** The questionnaire that a cell names; undefined when it names none. */
export function audienceIn(text: string, audiences: readonly string[]): string | undefined {
  const wanted = plain(text);
  const own = audiences.find((audience) => plain(audience) === wanted);
  if (own) return own;
  const words = audienceWords.find((group) => group.includes(wanted));
  return words && audiences.find((audience) => words.includes(plain(audience)));
}

export function languageIn(text: string): Language | undefined {
  const wanted = plain(text);
  return languages.find((language) => languageWords[language].includes(wanted));
}

/** An address that mail can be sent to; stricter than the standard, for what is outside it is a slip of the pen. */
export function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}]{2,}$/u.test(
      text,
    ) &&
    !/\.\.|^\.|\.@/.test(text)
  );
}

/**
 * An address with its domain in one spelling: `blåbær.no` and `xn--blbr-roah.no` are one place, and two spellings of an
 * address would be two people who each get a letter.
 */
export function inOneSpelling(email: string): string {
  const text = email.normalize('NFC');
  const domain = text.slice(text.lastIndexOf('@') + 1);
  if (domain === text || !/xn--|[^ -~]/i.test(domain)) return text;
  return text.slice(0, -domain.length) + (domainToUnicode(domain) || domain);
}

/** Something to read: letters or digits, and not only characters that nobody sees. */
export const isReadable = (name: string) => /[\p{L}\p{N}]/u.test(name);

/** A cell that a spreadsheet would run when the list is opened again. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+@\t\r]|^-(?!$|\s|\d+$)/.test(text);
}

/** What cannot be part of a name on a page or in the head of a letter. */
export function hasControls(text: string): boolean {
  return withoutControls(text) !== text;
}
