import { createHash } from 'node:crypto';
import { m } from '#messages';
import { itemsOf } from '#modules/studies/index.ts';
import { type Item, type Study, textIn } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { notAllowed } from './answer-codes.ts';
import type { AnswerTable, DecodedColumn } from './answer-table.ts';
import { type ColumnReader, itemReader, officeReader } from './column-readers.ts';
import { headingMatcher, matchHeadings } from './match-headings.ts';
import { mostRowsOf, type OpenTable, openTable, scanBody } from './open-table.ts';
import { cellText } from './scan-rows.ts';
import { type Say, TableProblems } from './table-problem.ts';

export type ReadAnswersInput = {
  /** The CSV file as it is: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab. */
  readonly bytes: Uint8Array;
  /** What to call the file in problems. */
  readonly fileName: string;
  readonly study: Study;
  /** The instrument that was answered, such as `employee`. */
  readonly file: string;
};

/** Some 800 MB as numbers. */
const mostAnswers = 100_000_000;

/**
 * Reads the answers to one instrument: finds each item's column, turns labels and codes into codes and every
 * way of not answering into one.
 *
 * @throws DomainError `answers-file` with every problem (at most 100), each with line, heading and value
 * @example readAnswers({ bytes: await readFile('employees.csv'), fileName: 'employees.csv', study, file: 'employee' })
 */
export function readAnswers({ bytes, fileName, study, file }: ReadAnswersInput): AnswerTable {
  if (!Object.hasOwn(study.instruments, file)) throw unknownFile(study, file);
  const problems = new TableProblems(fileName);
  const refuseIfAny = () =>
    problems.refuseIfAny('answers-file', (locale) => m.analyses_answers_refused({}, { locale }));

  const items = itemsOf(study, file);
  const matcher = headingMatcher(items, study.offices?.column);
  const table = openTable({
    bytes,
    problems,
    isExpectedHeading: (heading) => matcher.itemOf(heading) !== undefined || matcher.isOffice(heading),
  });
  if (!table) {
    refuseIfAny();
    throw new Error('A table that cannot be opened has a problem that says why');
  }
  const matched = matchHeadings(table.headings, { study, file, items }, problems);
  const mostRows = mostRowsOf(table);
  const answerCount = mostRows * matched.items.length;
  if (answerCount > mostAnswers) {
    const millions = Math.ceil(answerCount / 1_000_000);
    problems.add('too-large', {}, (locale) => m.analyses_answers_too_many_cells({ millions }, { locale }));
    refuseIfAny();
  }

  const readers: ColumnReader[] = matched.items.map(({ item }) => itemReader(study, item, mostRows));
  const cells = matched.items.map(({ column }) => column);
  const readItems: (Item | undefined)[] = matched.items.map(({ item }) => item);
  if (matched.office !== undefined && study.offices) {
    readers.push(officeReader(study, study.offices.column));
    cells.push(matched.office);
    readItems.push(undefined);
  }
  const rowCount = readRows(table, { readers, cells, items: readItems }, problems);
  refuseIfAny();

  const columns: Record<string, DecodedColumn> = {};
  for (const reader of readers) columns[reader.itemId] = reader.finish(rowCount);
  const officeColumn = study.offices?.column;
  const officeByHeading = items.find(({ column }) => column !== undefined && column === officeColumn);
  // An office item that is named by its heading is found by that name too.
  const named = officeByHeading ? columns[officeByHeading.id] : undefined;
  if (named && officeColumn && !columns[officeColumn])
    columns[officeColumn] = { ...named, itemId: officeColumn };
  return {
    file,
    fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rowCount,
    columns,
    unknownColumns: matched.unknown,
  };
}

type Columns = {
  readonly readers: readonly ColumnReader[];
  /** Which cell of a row each reader takes, and for which item. */
  readonly cells: readonly number[];
  readonly items: readonly (Item | undefined)[];
};

/** Gives every cell to its column's reader. @returns the number of rows */
function readRows(table: OpenTable, { readers, cells, items }: Columns, problems: TableProblems): number {
  const { bytes } = table;
  const columnCount = readers.length;
  const valuesOf = readers.map(({ digits }) => digits?.values ?? new Float64Array());
  const codes = new Float64Array(columnCount * 10).fill(notAllowed);
  for (const [index, { digits }] of readers.entries()) if (digits) codes.set(digits.codes, index * 10);
  let rowCount = 0;
  scanBody(table, problems, (row) => {
    const { starts, ends } = row;
    for (let index = 0; index < columnCount; index += 1) {
      const cell = cells[index]!;
      const start = starts[cell]!;
      if (ends[cell] === start + 1) {
        const digit = bytes[start]! - 0x30;
        const code = digit >= 0 && digit <= 9 ? codes[index * 10 + digit]! : notAllowed;
        if (code !== notAllowed) {
          valuesOf[index]![rowCount] = code;
          continue;
        }
      }
      if (readers[index]!.read(bytes, row, cell, rowCount)) continue;
      const value = cellText(bytes, row, cell).trim();
      const place = { line: row.line, columnName: table.headings[cell]!, value };
      problems.add('not-allowed', place, sayAllowed(items[index]!, value));
    }
    rowCount += 1;
  });
  return rowCount;
}

function unknownFile(study: Study, file: string): DomainError {
  const files = Object.keys(study.instruments).join(', ');
  return new DomainError(
    'answers-file',
    inAllLanguages((locale) => m.analyses_answers_unknown_file({ file, files }, { locale })),
  );
}

/** What the answer could have been, in words. */
function sayAllowed(item: Item, value: string): Say {
  return (locale) => {
    const sentence = sayAllowedAnswers(item, locale);
    const looksLikeNone = /^(na|n\/a|nan|null|none|missing|mangler|#n\/a|#null!|[-–—.?*]+|-?9+)$/i.test(
      value,
    );
    return looksLikeNone ? `${sentence} ${m.analyses_answers_maybe_missing({}, { locale })}` : sentence;
  };
}

function sayAllowedAnswers(item: Item, locale: Language): string {
  if (item.kind === 'agreement') {
    const highest = item.lowest + item.points - 1;
    return m.analyses_answers_not_a_point({ lowest: item.lowest, highest }, { locale });
  }
  if (item.kind === 'choice') {
    const options = item.options
      .slice(0, 12)
      .map(({ value, label }) => `${value} (${textIn(label, locale)})`);
    if (item.options.length > options.length) options.push('…');
    return m.analyses_answers_not_an_option({ options: options.join(', ') }, { locale });
  }
  if (item.kind === 'text') return m.analyses_answers_not_a_number({}, { locale });
  const { minimum, maximum } = item;
  if (minimum !== undefined && maximum !== undefined) {
    return m.analyses_answers_not_between({ minimum, maximum }, { locale });
  }
  if (minimum !== undefined) return m.analyses_answers_not_at_least({ minimum }, { locale });
  if (maximum !== undefined) return m.analyses_answers_not_at_most({ maximum }, { locale });
  return m.analyses_answers_not_a_number({}, { locale });
}
