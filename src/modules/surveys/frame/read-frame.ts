import { m } from '#messages';
import { comparable, nearestName } from '#modules/studies/index.ts';
import { DomainError, type Problem } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { openTable, scanBody } from '#platform/tables/open-table.ts';
import { cellText } from '#platform/tables/scan-rows.ts';
import { type Say, TableProblems } from '#platform/tables/table-problem.ts';
import type { FrameField } from '../schema.ts';
import {
  audienceIn,
  guessColumns,
  hasControls,
  inOneSpelling,
  isEmail,
  isReadable,
  languageIn,
  looksLikeFormula,
} from './frame-columns.rules.ts';

/** More than the staff of any county; a longer list is a mistake. */
const mostRows = 50_000;
export const largestFrameBytes = 20 * 1024 * 1024;
const longestName = 200;
const longestCell = 200;

export type FramePerson = {
  readonly name: string;
  readonly email: string;
  readonly office: string | null;
  readonly audience: string;
  readonly language: Language | null;
  readonly background: Readonly<Record<string, string>>;
};
/** What the study knows of offices and questionnaires. */
export type FrameContext = {
  /** The questionnaires that are asked in the wave; the first is meant when the list does not say. */
  readonly audiences: readonly string[];
  /** Offices as the study names them, each with every way to write it; null: whatever the list says. */
  readonly offices: readonly { readonly name: string; readonly spellings: readonly string[] }[] | null;
};
export type FrameReading = {
  readonly columns: readonly {
    readonly heading: string;
    readonly field: FrameField;
    readonly example: string;
  }[];
  readonly rowCount: number;
  readonly people: readonly FramePerson[];
  /** One for each thing that is wrong in a row; such rows are left out. */
  readonly problems: readonly Problem[];
  readonly faultyRows: number;
  /** Fields that some column must be about, and none is. */
  readonly missing: readonly ('name' | 'email')[];
};

/**
 * Reads a staff list. A row with anything wrong in it is left out and told with its number, column, value and what to do.
 *
 * @param fields what each column is about; guessed from the headings when not given
 * @throws DomainError `frame-refused` when the file cannot be read as a list at all
 */
export function readFrame(
  file: { readonly fileName: string; readonly bytes: Uint8Array },
  context: FrameContext,
  given?: readonly FrameField[],
): FrameReading {
  const { headings, rows } = readRows(file);
  const fields = given?.length === headings.length ? given : guessColumns(headings);
  const columns = headings.map((heading, index) => ({
    heading,
    field: fields[index]!,
    example: rows.find(({ cells }) => cells[index] !== '')?.cells[index] ?? '',
  }));
  const has = (field: FrameField) => fields.includes(field);
  const missing = [
    ...(has('name') || has('firstName') || has('lastName') ? [] : ['name' as const]),
    ...(has('email') ? [] : ['email' as const]),
  ];
  const empty = { columns, rowCount: rows.length, people: [], problems: [], faultyRows: 0 };
  if (missing.length > 0) return { ...empty, missing };

  const problems: Problem[] = [];
  const people: FramePerson[] = [];
  const firstLineOf = new Map<string, number>();
  const officeNames = new Map<string, string>();
  let faultyRows = 0;
  for (const { line, cells } of rows) {
    const before = problems.length;
    const add = (code: string, column: number, value: string, say: Say) =>
      problems.push({
        code,
        file: file.fileName,
        line,
        columnName: headings[column] ?? '',
        ...(value === '' ? {} : { value: value.slice(0, 60) }),
        text: inAllLanguages(say),
      });
    const person = readPerson({ cells, headings, fields, context, officeNames, add });
    if (person) {
      const first = firstLineOf.get(person.email.toLowerCase());
      if (first !== undefined) {
        add('duplicate-email', fields.indexOf('email'), person.email, (locale) =>
          m.letters_frame_duplicate({ row: first }, { locale }),
        );
      } else firstLineOf.set(person.email.toLowerCase(), line);
    }
    if (problems.length > before) faultyRows += 1;
    else if (person) people.push(person);
  }
  return { ...empty, people, problems, faultyRows, missing };
}

function readRows(file: { readonly fileName: string; readonly bytes: Uint8Array }) {
  const problems = new TableProblems(file.fileName);
  const refuse = () =>
    problems.refuseIfAny('frame-refused', (locale) => m.letters_frame_refused({}, { locale }));
  if (file.bytes.length > largestFrameBytes) {
    const megabytes = largestFrameBytes / 1024 / 1024;
    problems.add('too-large', {}, (locale) => m.letters_frame_too_large({ megabytes }, { locale }));
    refuse();
  }
  const table = openTable({
    bytes: file.bytes,
    problems,
    mostBytes: 5 * largestFrameBytes,
    isExpectedHeading: (heading) => guessColumns([heading])[0] !== 'unused',
  });
  const rows: { line: number; cells: string[] }[] = [];
  if (table) {
    let isTooLong = false;
    scanBody(table, problems, (row) => {
      if (rows.length >= mostRows) {
        isTooLong = true;
        return;
      }
      const cells = table.headings.map((_, cell) => cellText(table.bytes, row, cell).trim());
      rows.push({ line: row.line, cells });
    });
    if (isTooLong) {
      problems.add('too-many-rows', {}, (locale) => m.letters_frame_too_many({ most: mostRows }, { locale }));
    }
  }
  refuse();
  if (!table)
    throw new DomainError(
      'frame-refused',
      inAllLanguages((locale) => m.letters_frame_refused({}, { locale })),
    );
  return { headings: table.headings, rows };
}

type Row = {
  readonly cells: readonly string[];
  readonly headings: readonly string[];
  readonly fields: readonly FrameField[];
  readonly context: FrameContext;
  /** How an office was written the first time: later rows of other letter case are the same office. */
  readonly officeNames: Map<string, string>;
  readonly add: (code: string, column: number, value: string, say: Say) => void;
};

function readPerson(row: Row): FramePerson | null {
  const { cells, headings, fields, add } = row;
  const columnOf = (field: FrameField) => fields.indexOf(field);
  const textOf = (field: FrameField) => (columnOf(field) < 0 ? '' : cells[columnOf(field)]!);
  let isSound = true;
  const wrong = (code: string, column: number, say: Say) => {
    isSound = false;
    add(code, column, cells[column] ?? '', say);
  };
  for (const [index, field] of fields.entries()) {
    const cell = cells[index]!;
    if (field === 'unused' || cell === '') continue;
    if (looksLikeFormula(cell)) wrong('formula', index, (locale) => m.letters_frame_formula({}, { locale }));
    else if (hasControls(cell))
      wrong('controls', index, (locale) => m.letters_frame_controls({}, { locale }));
    else if (cell.length > longestCell)
      wrong('too-long', index, (locale) => m.letters_frame_too_long({ most: longestName }, { locale }));
  }
  if (!isSound) return null;

  const name = (textOf('name') || `${textOf('firstName')} ${textOf('lastName')}`)
    .trim()
    .replaceAll(/\s+/g, ' ');
  const nameColumn = Math.max(columnOf('name'), columnOf('firstName'), columnOf('lastName'));
  if (!isReadable(name))
    wrong('name-missing', nameColumn, (locale) => m.letters_frame_name_missing({}, { locale }));
  const email = inOneSpelling(textOf('email').replace(/^mailto:/i, ''));
  if (email === '') {
    wrong('email-missing', columnOf('email'), (locale) => m.letters_frame_email_missing({}, { locale }));
  } else if (!isEmail(email)) {
    wrong('email-bad', columnOf('email'), (locale) => m.letters_frame_email_bad({}, { locale }));
  }
  const audience = readAudience(row, textOf('audience'), wrong);
  const office = readOffice(row, textOf('office'), wrong);
  const languageText = textOf('language');
  const language = languageText === '' ? null : languageIn(languageText);
  if (language === undefined) {
    wrong('language-unknown', columnOf('language'), (locale) => m.letters_frame_language({}, { locale }));
  }
  const background = Object.fromEntries(
    fields.flatMap((field, index) =>
      field === 'background' && cells[index] !== '' ? [[headings[index]!, cells[index]!]] : [],
    ),
  );
  if (!isSound || audience === undefined) return null;
  return { name, email, audience, office, language: language ?? null, background };
}

type Wrong = (code: string, column: number, say: Say) => void;

function readAudience({ fields, context }: Row, text: string, wrong: Wrong): string | undefined {
  const { audiences } = context;
  if (text === '' && (audiences.length === 1 || !fields.includes('audience'))) return audiences[0];
  const found = text === '' ? undefined : audienceIn(text, audiences);
  if (!found) {
    wrong('audience-unknown', fields.indexOf('audience'), (locale) => {
      const known = audiences.map((audience) => audienceWord(audience, locale)).join(', ');
      return m.letters_frame_audience({ known }, { locale });
    });
  }
  return found;
}

function readOffice({ fields, context, officeNames }: Row, text: string, wrong: Wrong): string | null {
  const column = fields.indexOf('office');
  if (column < 0) return null;
  if (text === '') {
    wrong('office-missing', column, (locale) => m.letters_frame_office_missing({}, { locale }));
    return null;
  }
  const wanted = comparable(text);
  if (context.offices) {
    const known = context.offices.find(({ spellings }) =>
      spellings.some((spelling) => comparable(spelling) === wanted),
    );
    if (known) return known.name;
    const near = nearestName(
      text,
      context.offices.flatMap(({ spellings }) => spellings),
    );
    wrong('office-unknown', column, (locale) =>
      near
        ? m.letters_frame_office_near({ near }, { locale })
        : m.letters_frame_office_unknown({}, { locale }),
    );
    return null;
  }
  const first = officeNames.get(wanted);
  if (first !== undefined) return first;
  const name = text.replaceAll(/\s+/g, ' ');
  officeNames.set(wanted, name);
  return name;
}

/** What people call a questionnaire; one with a name of the study's own keeps it. */
function audienceWord(audience: string, locale: Language): string {
  if (audience === 'employee') return m.letters_audience_word_employee({}, { locale });
  if (audience === 'leader') return m.letters_audience_word_leader({}, { locale });
  return audience;
}
