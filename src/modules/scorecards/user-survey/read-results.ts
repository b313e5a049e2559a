import { m } from '#messages';
import type { Unit } from '#modules/organisation/schema.ts';
import { comparable, nearestName } from '#modules/studies/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { readRows, type TableRow } from '#platform/tables/read-rows.ts';
import { type Say, TableProblems } from '#platform/tables/table-problem.ts';
import { unitNamed } from '../import/sheet-row.ts';
import { numberWritten } from '../import/written-numbers.rules.ts';
import type { UserSurveyResult } from '../schema.ts';
import { fewestAnswers, userSurveyEnds, userSurveyQuestions } from './question-list.ts';
import { questionNamed } from './questions.ts';

export type SurveyFile = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The month the round ended, as in 2014-12. */
  readonly period: string;
};

const mostRows = 2000;
const mostBytes = 5 * 1024 * 1024;
const headings: Readonly<Record<'unit' | 'answers', readonly string[]>> = {
  unit: ['unit', 'office', 'enhet', 'eining', 'kontor', 'enhetsnummer', 'einingsnummer'],
  answers: ['answers', 'n', 'svar', 'antall svar', 'talet på svar', 'tal på svar'],
};
/** What stands where a mean is kept back. */
const withheldMarks = ['-', '–', '—', '*', 'skjult', 'withheld'];

/** `unit`, `answers`, a question's id, or what says how its answers spread: `core1.sd`, `core1.n`. */
type Field = string;
const spreads: Readonly<Record<'sd' | 'n', readonly string[]>> = {
  sd: ['sd', 'std', 'stdev', 'standardavvik', 'standard deviation'],
  n: ['n', 'svar', 'antall', 'antall svar', 'tal på svar', 'answers'],
};

/**
 * The results of a user survey from a sheet: a row an office, with the number of answers and the mean of each question,
 * and, where the sheet has it, the standard deviation and number of answers of each.
 *
 * @throws DomainError `user-survey-sheet` with every row and column that is wrong
 */
export function readUserSurveyResults(file: SurveyFile, units: readonly Unit[]): UserSurveyResult[] {
  const problems = new TableProblems(file.fileName);
  const refuseIfAny = () =>
    problems.refuseIfAny('user-survey-sheet', (locale) => m.scorecards_user_refused({}, { locale }));
  const table = readRows({
    bytes: file.bytes,
    problems,
    mostRows,
    mostBytes,
    isExpectedHeading: (heading) => fieldOf(heading) !== undefined,
  });
  if (table?.isTooLong) {
    problems.add('too-many-rows', {}, (locale) =>
      m.scorecards_user_too_many_rows({ most: mostRows }, { locale }),
    );
  }
  refuseIfAny();
  const fields = (table?.headings ?? []).map(fieldOf);
  addMissingColumns(fields, table?.headings ?? [], problems);
  // Of a sheet to fill in, one fills in what one has: an office with nothing beside it says nothing.
  const says = (cell: string, place: number) =>
    cell !== '' && fields[place] !== undefined && fields[place] !== 'unit';
  const rows = (table?.rows ?? []).filter(({ cells }) => cells.some(says));
  if (rows.length === 0 && problems.count === 0) {
    problems.add('no-rows', {}, (locale) => m.scorecards_user_no_rows({}, { locale }));
  }
  refuseIfAny();
  const reader = new ResultReader({ fields, headings: table!.headings, units, problems });
  const results = rows.flatMap((row) => reader.read(row, file) ?? []);
  refuseIfAny();
  return results;
}

function fieldOf(heading: string): Field | undefined {
  const wanted = comparable(heading);
  const named = (['unit', 'answers'] as const).find((field) => headings[field].includes(wanted));
  return named ?? questionNamed(heading) ?? spreadNamed(wanted);
}

/** "core1.sd", "Kjerne 1 standardavvik", "veiledning_2 (n)". */
function spreadNamed(heading: string): Field | undefined {
  for (const [kind, words] of Object.entries(spreads)) {
    for (const word of words) {
      const [, question] =
        new RegExp(`^(.+?)[\\s._:-]+\\(?${word}\\)?$`, 'u').exec(heading.replaceAll(/\s+/g, ' ')) ?? [];
      const id = question === undefined ? undefined : questionNamed(question);
      if (id) return `${id}.${kind}`;
    }
  }
  return undefined;
}

function addMissingColumns(
  fields: readonly (Field | undefined)[],
  given: readonly string[],
  problems: TableProblems,
): void {
  const unused = given.filter((_, place) => fields[place] === undefined);
  const ids = userSurveyQuestions.map(({ id }) => id);
  // Means are needed; what says how answers spread may be left out.
  const needed = ['unit', 'answers', ...ids];
  for (const name of [...needed, ...ids.flatMap((id) => [`${id}.sd`, `${id}.n`])]) {
    if (fields.filter((field) => field === name).length > 1) {
      problems.add('column-twice', { line: 1, columnName: name }, (locale) =>
        m.scorecards_user_column_twice({}, { locale }),
      );
    }
    if (fields.includes(name) || !needed.includes(name)) continue;
    const near = nearestName(name, unused);
    problems.add('missing-column', { line: 1, columnName: name }, (locale) => {
      const said = m.scorecards_user_column_missing({}, { locale });
      return near ? `${said} ${m.studies_did_you_mean({ name: near }, { locale })}` : said;
    });
  }
}

type OpenTable = {
  readonly fields: readonly (Field | undefined)[];
  readonly headings: readonly string[];
  readonly units: readonly Unit[];
  readonly problems: TableProblems;
};

class ResultReader {
  readonly #given: OpenTable;
  readonly #lineOf = new Map<string, number>();

  constructor(given: OpenTable) {
    this.#given = given;
  }

  /** One row; undefined where something in it is wrong. */
  read(row: TableRow, { period, fileName }: SurveyFile): UserSurveyResult | undefined {
    const before = this.#given.problems.count;
    const unit = this.#unit(row);
    const answers = this.#answers(row);
    const questions: Record<string, UserSurveyResult['questions'][string]> = {};
    for (const { id } of userSurveyQuestions) {
      const mean = this.#mean(row, id);
      if (mean === null) continue;
      const n = this.#number(row, `${id}.n`, answers);
      questions[id] = { mean, sd: this.#sd(row, `${id}.sd`, mean, n ?? answers), n };
    }
    if (this.#given.problems.count > before || !unit || answers === undefined) return undefined;
    if (Object.keys(questions).length === 0) {
      this.#wrong(row, 'unit', 'no-means', (locale) => m.scorecards_user_no_means({}, { locale }));
      return undefined;
    }
    return { period, unit: unit.number, answers, questions, source: fileName };
  }

  #unit(row: TableRow): Unit | undefined {
    const text = this.#text(row, 'unit');
    const { units } = this.#given;
    const unit = unitNamed(text, units);
    if (!unit) {
      this.#wrong(row, 'unit', 'unit-unknown', (locale) => {
        const near = nearestName(
          text,
          units.flatMap(({ number, name }) => [number, name]),
        );
        const said = m.scorecards_user_unit_unknown({}, { locale });
        return near ? `${said} ${m.studies_did_you_mean({ name: near }, { locale })}` : said;
      });
      return undefined;
    }
    if (unit.type === 'county') {
      this.#wrong(row, 'unit', 'unit-county', (locale) => m.scorecards_user_unit_county({}, { locale }));
      return undefined;
    }
    const line = this.#lineOf.get(unit.number);
    if (line !== undefined) {
      this.#wrong(row, 'unit', 'unit-twice', (locale) => m.scorecards_user_unit_twice({ line }, { locale }));
      return undefined;
    }
    this.#lineOf.set(unit.number, row.line);
    return unit;
  }

  #answers(row: TableRow): number | undefined {
    const read = numberWritten(this.#text(row, 'answers'), '.');
    if (read.kind !== 'number' || read.isPercent || !Number.isInteger(read.value) || read.value < 0) {
      this.#wrong(row, 'answers', 'answers', (locale) => m.scorecards_user_answers({}, { locale }));
      return undefined;
    }
    if (read.value >= fewestAnswers) return read.value;
    this.#wrong(row, 'answers', 'too-few-answers', (locale) =>
      m.scorecards_user_too_few({ fewest: fewestAnswers }, { locale }),
    );
    return undefined;
  }

  /** Null where the mean is kept back, or wrong. */
  #mean(row: TableRow, id: string): number | null {
    const text = this.#text(row, id);
    if (withheldMarks.includes(text.toLowerCase())) return null;
    if (text === '') {
      this.#wrong(row, id, 'mean-missing', (locale) => m.scorecards_user_mean_missing({}, { locale }));
      return null;
    }
    // A mean on 1–6 is never thousands: "3,725" is three and something.
    const read = numberWritten(text, text.includes(',') ? ',' : '.');
    const [low, high] = userSurveyEnds;
    if (read.kind !== 'number' || read.isPercent) {
      this.#wrong(row, id, 'not-a-number', (locale) => m.scorecards_user_not_a_number({}, { locale }));
      return null;
    }
    if (read.value >= low && read.value <= high) return read.value;
    this.#wrong(row, id, 'mean-outside', (locale) => m.scorecards_user_outside({ low, high }, { locale }));
    return null;
  }

  /** How many answered the question; null where that is not said. */
  #number(row: TableRow, field: Field, answers: number | undefined): number | null {
    const text = this.#text(row, field);
    if (text === '' || withheldMarks.includes(text.toLowerCase())) return null;
    const read = numberWritten(text, '.');
    const isCount = read.kind === 'number' && !read.isPercent && Number.isInteger(read.value);
    if (isCount && read.value >= fewestAnswers && read.value <= (answers ?? Infinity)) return read.value;
    this.#wrong(row, field, 'question-answers', (locale) =>
      m.scorecards_user_question_answers({ fewest: fewestAnswers }, { locale }),
    );
    return null;
  }

  /** How much the answers differ; null where that is not said. */
  #sd(row: TableRow, field: Field, mean: number, n: number | undefined): number | null {
    const text = this.#text(row, field);
    if (text === '' || withheldMarks.includes(text.toLowerCase())) return null;
    const read = numberWritten(text, text.includes(',') ? ',' : '.');
    if (read.kind !== 'number' || read.isPercent || read.value < 0) {
      this.#wrong(row, field, 'sd', (locale) => m.scorecards_user_sd({}, { locale }));
      return null;
    }
    const most = largestSd(mean, n ?? fewestAnswers);
    if (read.value <= most) return read.value;
    this.#wrong(row, field, 'sd-too-large', (locale) =>
      m.scorecards_user_sd_too_large({ most: formatNumber(most, locale, { decimals: 2 }) }, { locale }),
    );
    return null;
  }

  #text(row: TableRow, field: Field): string {
    return row.cells[this.#given.fields.indexOf(field)] ?? '';
  }

  #wrong(row: TableRow, field: Field, code: string, say: Say): void {
    const columnName = this.#given.headings[this.#given.fields.indexOf(field)] ?? field;
    const value = this.#text(row, field);
    this.#given.problems.add(code, { line: row.line, columnName, ...(value ? { value } : {}) }, say);
  }
}

/**
 * Answers from low to high that have this mean differ at most when all are at one of the ends: then their variance is
 * (mean − low)(high − mean)·n/(n − 1). Both were rounded before they were written, so half a hundredth is given to each.
 */
function largestSd(mean: number, n: number): number {
  const [low, high] = userSurveyEnds;
  const middle = (low + high) / 2;
  const towards = Math.abs(mean - middle) <= 0.005 ? middle : mean + Math.sign(middle - mean) * 0.005;
  return Math.sqrt(((towards - low) * (high - towards) * n) / (n - 1)) + 0.005;
}
