import { createHash } from 'node:crypto';
import { m } from '#messages';
import { itemsOf } from '#modules/studies/index.ts';
import type { Item, Study } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import type { AnswerTable, DecodedColumn } from './answer-table.ts';
import { type ColumnReader, itemReader, officeReader } from './column-readers.ts';
import { csvSource } from './csv-source.ts';
import { labelledSource } from './labelled/labelled-source.ts';
import { isLabelled } from './labelled/open-labelled.ts';
import { headingMatcher, matchHeadings } from './match-headings.ts';

export type ReadAnswersInput = {
  /**
   * The file as it is: CSV in UTF-8, UTF-16 or Windows-1252, with comma, semicolon or tab;
   * an Excel .xlsx; SPSS's .sav or .zsav; or Stata's .dta.
   */
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
  const source = (isLabelled(bytes) ? labelledSource : csvSource)(bytes, problems, matcher);
  if (!source) {
    refuseIfAny();
    throw new Error('A table that cannot be opened has a problem that says why');
  }
  const { headings, mostRows } = source;
  const matched = matchHeadings(headings, { study, file, items }, problems);
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
  const rowCount = source.readRows({ readers, cells, items: readItems });
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

function unknownFile(study: Study, file: string): DomainError {
  const files = Object.keys(study.instruments).join(', ');
  return new DomainError(
    'answers-file',
    inAllLanguages((locale) => m.analyses_answers_unknown_file({ file, files }, { locale })),
  );
}
