import { m } from '#messages';
import { withoutControls } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import { isDay } from '../days.rules.ts';
import {
  type CountFault,
  countIn,
  dayIn,
  faultOfLeader,
  type LeaderFault,
  statusIn,
  typeIn,
  type UnitField,
} from './unit-columns.rules.ts';
import type { RawUnit, UnitDraft } from './unit-draft.ts';

const longestName = 120;

type ReadOptions = {
  readonly problems: TableProblems;
  /** Three digits are read as four with a zero in front, which spreadsheets take away. */
  readonly padsZeros: boolean;
};

/** Reads one unit; what is wrong with it becomes problems, one a field. Null when it cannot be told which unit it is. */
export function readUnit(raw: RawUnit, options: ReadOptions): UnitDraft | null {
  const { problems } = options;
  const said: Record<string, unknown> = {};
  const wrong = (field: UnitField, code: string, say: (locale: Language) => string) => {
    const place = raw.fields.get(field)?.place ?? { line: raw.line, columnName: field };
    problems.add(code, place, say);
  };
  const given = (field: UnitField) => raw.fields.get(field)?.text;
  const read = <Value>(field: UnitField, how: (text: string) => Value | undefined) => {
    const text = given(field);
    if (text === undefined) return;
    const value = text === '' ? null : how(text);
    if (value !== undefined) said[field] = value;
  };
  const code = (field: 'number' | 'parent' | 'municipality', text: string) => {
    if (/^\d{4}$/.test(text)) return text;
    if (/^\d{3}$/.test(text)) {
      if (options.padsZeros) return `0${text}`;
      wrong(field, 'lost-zero', (locale) => m.register_problem_lost_zero({ code: `0${text}` }, { locale }));
    } else if (field === 'municipality') {
      wrong(field, 'municipality-form', (locale) => m.register_problem_municipality_form({}, { locale }));
    } else wrong(field, 'number-form', (locale) => m.register_problem_number_form({}, { locale }));
    return undefined;
  };
  const day = (field: UnitField, text: string) => {
    const found = dayIn(text);
    if (found !== undefined && isDay(found)) return found;
    wrong(field, 'day-form', (locale) => m.register_problem_day({}, { locale }));
    return undefined;
  };
  const count = (field: UnitField, text: string) => {
    const found = countIn(text);
    if (typeof found === 'number') return found;
    wrong(field, found, (locale) => sayCount(found, locale));
    return undefined;
  };

  const numberText = given('number') ?? '';
  if (numberText === '') {
    wrong('number', 'number-missing', (locale) => m.register_problem_number_missing({}, { locale }));
    return null;
  }
  const number = code('number', numberText);

  read('name', (text) => {
    const fault = faultOfName(text);
    if (!fault) return text.replaceAll(/\s+/g, ' ');
    wrong('name', fault, (locale) => sayName(fault, locale));
    return undefined;
  });
  if (given('name') === '') {
    wrong('name', 'name-missing', (locale) => m.register_problem_name_missing({}, { locale }));
  }
  read('type', (text) => {
    const type = typeIn(text);
    if (!type) wrong('type', 'type-unknown', (locale) => m.register_problem_type({}, { locale }));
    return type;
  });
  read('status', (text) => {
    const status = statusIn(text);
    if (!status) wrong('status', 'status-unknown', (locale) => m.register_problem_status({}, { locale }));
    return status;
  });
  read('parent', (text) => code('parent', text));
  read('municipality', (text) => code('municipality', text));
  read('validFrom', (text) => day('validFrom', text));
  read('validTo', (text) => day('validTo', text));
  read('positions', (text) => count('positions', text));
  read('users', (text) => count('users', text));
  read('leader', (text) => {
    const fault = faultOfLeader(text);
    if (fault) {
      // Whoever it is, their name is not repeated on a page.
      problems.add(
        `leader-${fault}`,
        { line: raw.line, columnName: raw.fields.get('leader')!.place.columnName },
        (locale) => sayLeader(fault, locale),
      );
      return undefined;
    }
    return text;
  });
  // Neither may be empty: an empty cell says nothing of them.
  for (const field of ['name', 'type', 'status']) if (said[field] === null) delete said[field];
  return number === undefined ? null : { number, said, raw };
}

export type NameFault = 'name-controls' | 'name-formula' | 'name-long';

/** Why a text cannot be the name of a unit; null when it can. */
export function faultOfName(text: string): NameFault | null {
  if (withoutControls(text) !== text) return 'name-controls';
  if (!/[\p{L}\p{N}]/u.test(text)) return 'name-controls';
  if (/^[=+@-]/.test(text)) return 'name-formula';
  return text.length > longestName ? 'name-long' : null;
}

export function sayName(fault: NameFault, locale: Language): string {
  if (fault === 'name-formula') return m.register_problem_name_formula({}, { locale });
  if (fault === 'name-long') return m.register_problem_name_long({ most: longestName }, { locale });
  return m.register_problem_name_controls({}, { locale });
}

export function sayCount(fault: CountFault, locale: Language): string {
  return fault === 'no-count'
    ? m.register_problem_count({}, { locale })
    : m.register_problem_comma({}, { locale });
}

function sayLeader(fault: LeaderFault, locale: Language): string {
  if (fault === 'email') return m.register_problem_leader_email({}, { locale });
  if (fault === 'identity-number') return m.register_problem_leader_identity({}, { locale });
  if (fault === 'ident') return m.register_problem_leader_ident({}, { locale });
  return m.register_problem_leader_name({}, { locale });
}
