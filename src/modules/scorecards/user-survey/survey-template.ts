import type { Unit } from '#modules/organisation/schema.ts';
import type { Language } from '#platform/language.ts';
import { userSurveyHeadings } from './question-list.ts';

/** Not read again: there so that whoever fills in the sheet sees which office a number is. */
const nameHeading: Readonly<Record<Language, string>> = { nb: 'navn', nn: 'namn', en: 'name' };

/**
 * A sheet of user-survey results to fill in, with semicolons as Norwegian spreadsheets want them: the headings, and a row
 * for every active office by number. No numbers.
 */
export function surveyTemplate({
  units,
  language,
}: {
  readonly units: readonly Unit[];
  readonly language: Language;
}): string {
  const [unit, ...others] = userSurveyHeadings(language);
  const offices = units
    .filter(({ type, status }) => type === 'office' && status === 'active')
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const rows = [
    [unit, nameHeading[language], ...others],
    ...offices.map(({ number, name }) => [number, asText(name), ...others.map(() => '')]),
  ];
  return rows.map((row) => `${row.join(';')}\r\n`).join('');
}

/** A name in quotes, and never as a formula: what a spreadsheet would reckon out begins with a space. */
function asText(name: string): string {
  const plain = /^[=+\-@\t\r]/.test(name) ? ` ${name}` : name;
  return `"${plain.replaceAll('"', '""')}"`;
}
