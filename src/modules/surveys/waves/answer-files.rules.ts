import { itemsOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';

/** One answer of a closed wave. */
export type ClosedAnswer = {
  readonly audience: string;
  readonly office: string | null;
  readonly answers: Readonly<Record<string, number | string>>;
};
export type AnswerFile = {
  /** The instrument, as the study calls it. */
  readonly file: string;
  readonly fileName: string;
  readonly text: string;
};

/**
 * The answers of a closed wave as files that a study is analysed on: one for each instrument that somebody answered,
 * CSV with codes, a column for every question that can be analysed, and the office under the study's own heading. The
 * rows stand in the order they were given in: that of their ids, which are random.
 */
export function answerFiles(study: Study, answers: readonly ClosedAnswer[]): readonly AnswerFile[] {
  return Object.keys(study.instruments).flatMap((file) => {
    const own = answers.filter(({ audience }) => audience === file);
    if (own.length === 0) return [];
    const items = itemsOf(study, file).filter(({ kind }) => kind !== 'text');
    const officeColumn = study.offices?.column;
    const isAsked = items.some(({ id, column }) => (column ?? id) === officeColumn);
    const withOffice = officeColumn !== undefined && !isAsked;
    const headings = items.map(({ id, column }) => column ?? id);
    const rows = own.map(({ answers: given, office }) => [
      ...items.map(({ id, column }) => {
        const answer = Object.hasOwn(given, id) ? given[id] : undefined;
        // Where the study asks for the office too, the staff list knows better than the one who skipped the question.
        return answer ?? ((column ?? id) === officeColumn ? officeOf(study, file, office) : '');
      }),
      ...(withOffice ? [office ?? ''] : []),
    ]);
    const table = [[...headings, ...(withOffice ? [officeColumn] : [])], ...rows];
    return [{ file, fileName: `${file}.csv`, text: `${table.map(csvLine).join('\n')}\n` }];
  });
}

/** The office of the invitation, if it is one of the answers the question has. */
function officeOf(study: Study, file: string, office: string | null): string {
  const item = itemsOf(study, file).find(({ id, column }) => (column ?? id) === study.offices?.column);
  if (office === null || item?.kind !== 'choice') return office ?? '';
  return item.options.some(({ value }) => String(value) === office) ? office : '';
}

function csvLine(cells: readonly (string | number)[]): string {
  return cells
    .map(String)
    .map((cell) => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}
