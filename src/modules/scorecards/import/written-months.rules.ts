import { comparable } from '#modules/studies/index.ts';
import { isMonth } from '../values/months.rules.ts';

const names: readonly (readonly string[])[] = [
  ['januar', 'january'],
  ['februar', 'february'],
  ['mars', 'march'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['desember', 'december'],
];

/**
 * The month that a cell means, as "2015-01": "2015-01", "01.2015", "1/2015", "201501", "2015M01" as Statistics Norway
 * writes it, "jan 2015", "januar 2015", "jan-15" as spreadsheets show it, and a whole date of that month. Null when the
 * text is no month. Two digits of a year are of this century.
 */
export function monthIn(text: string): string | null {
  const cell = comparable(text);
  const found = (year: string | undefined, month: string | number | undefined): string | null => {
    const long = year?.length === 2 ? `20${year}` : year;
    const written = `${long}-${String(month).padStart(2, '0')}`;
    return isMonth(written) ? written : null;
  };
  const yearFirst = /^(\d{4})(?:\s?[-./m]\s?| )?(\d{1,2})(?:[-./]\d{1,2}(?:[ t]00:00(?::00)?)?)?$/.exec(cell);
  if (yearFirst) return found(yearFirst[1], yearFirst[2]);
  const monthFirst = /^(?:\d{1,2}[-./])?(\d{1,2})[-./ ](\d{4})$/.exec(cell);
  if (monthFirst) return found(monthFirst[2], monthFirst[1]);
  const named = /^([a-zæøå]{3,9})\.?[\s\-./]{0,2}(\d{4}|\d{2})$/.exec(cell);
  const place = named ? names.findIndex((ways) => ways.some((way) => isNamed(named[1]!, way))) : -1;
  return named && place >= 0 ? found(named[2], place + 1) : null;
}

/** "sep" and "sept" are September; "ju" could be two. */
const isNamed = (text: string, name: string) => text.length >= 3 && name.startsWith(text);
