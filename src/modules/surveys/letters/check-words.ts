import { m } from '#messages';
import { DomainError, type Problem, printable } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { type PlaceFault, placeFaults } from './places.rules.ts';
import { missingPlaces, type Template, type WordedKind } from './template.ts';

const longestSubject = 200;
const longestText = 10_000;
/** Enough to mend; the rest is told when these are mended. */
const mostTold = 10;
const names = { nb: m.letters_in_nb, nn: m.letters_in_nn, en: m.letters_in_en } as const;

/**
 * Whether a letter's words may be sent as they are.
 *
 * @throws DomainError `letter-refused`, with a problem for each thing to mend: in which language, on which line
 */
export function refuseFaultyWords(kind: WordedKind, templates: ReadonlyMap<Language, Template>): void {
  const problems = [...templates].flatMap(([language, template]) => faultsOf(kind, language, template));
  const [first] = problems;
  if (first) throw new DomainError('letter-refused', first.text, problems.slice(0, mostTold));
}

function faultsOf(kind: WordedKind, language: Language, template: Template): Problem[] {
  const { subject, text } = template;
  const problem = (say: (locale: Language, name: string) => string): Problem => ({
    code: 'letter-refused',
    file: language,
    text: inAllLanguages((locale) => say(locale, names[language]({}, { locale }))),
  });
  if (subject.trim() === '')
    return [problem((locale, name) => m.letters_words_no_subject({ name }, { locale }))];
  if (text.trim() === '') return [problem((locale, name) => m.letters_words_no_text({ name }, { locale }))];
  if (subject.length > longestSubject || text.length > longestText)
    return [problem((locale, name) => m.letters_words_too_long({ name }, { locale }))];
  const [missing] = missingPlaces(kind, template);
  return [
    ...placeFaults(template).map((fault) => problem((locale, name) => sayPlace(fault, name, locale))),
    ...(missing
      ? [problem((locale, name) => m.letters_words_no_link({ name, place: missing }, { locale }))]
      : []),
  ];
}

function sayPlace(
  { code, part, line, place, around, meant }: PlaceFault,
  name: string,
  locale: Language,
): string {
  const where =
    part === 'subject'
      ? m.letters_words_in_subject({ name }, { locale })
      : m.letters_words_in_line({ name, line }, { locale });
  const told = { where, place: printable(place), around: printable(around) };
  if (code === 'link-in-subject') return m.letters_words_link_in_subject(told, { locale });
  if (code === 'glued') return m.letters_words_glued(told, { locale });
  const known = { link: '{link}', name: '{name}', title: '{title}', sender: '{sender}' };
  return meant
    ? m.letters_words_meant({ ...told, meant: `{${meant}}` }, { locale })
    : m.letters_words_unknown({ ...told, ...known }, { locale });
}
