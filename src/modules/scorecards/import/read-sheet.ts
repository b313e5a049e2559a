import { m } from '#messages';
import { nearestName } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { openTable, scanBody } from '#platform/tables/open-table.ts';
import { cellText } from '#platform/tables/scan-rows.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { isXlsx } from '#platform/tables/xlsx/xlsx-to-csv.ts';
import type { Indicator } from '../schema.ts';
import { columnsTwice, type SheetColumn, type SheetField, sheetColumns } from './sheet-columns.rules.ts';
import { type DecimalSign, decimalSignOf } from './written-numbers.rules.ts';

const largestSheetBytes = 20 * 1024 * 1024;
/** Ten years of a large county, every indicator. */
const mostRows = 200_000;

export type SheetFile = { readonly fileName: string; readonly bytes: Uint8Array };
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };
/** A sheet whose columns are known and whose cells are still texts. */
export type OpenSheet = {
  readonly kind: 'values' | 'targets';
  /** Those that were understood: the cells of a row are theirs. */
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** Headings of columns that were not understood, and are left out. */
  readonly unused: readonly string[];
  /** How decimals are written in each column. */
  readonly signs: readonly DecimalSign[];
};

/**
 * Opens a sheet of monthly values or of targets: CSV or Excel, a row each or a column an indicator, headings in Norwegian
 * or English.
 *
 * @throws DomainError `scorecard-sheet` when it is no such sheet at all, with what is missing
 */
export function openSheet(file: SheetFile, indicators: readonly Indicator[]): OpenSheet {
  const problems = new TableProblems(file.fileName);
  const refuse = () =>
    problems.refuseIfAny('scorecard-sheet', (locale) => m.scorecards_sheet_refused({}, { locale }));
  if (file.bytes.length > largestSheetBytes) {
    const megabytes = largestSheetBytes / 1024 / 1024;
    problems.add('too-large', {}, (locale) => m.scorecards_sheet_too_large({ megabytes }, { locale }));
    refuse();
  }
  const table = openTable({
    bytes: file.bytes,
    problems,
    mostBytes: 5 * largestSheetBytes,
    isExpectedHeading: (heading) => sheetColumns([heading], indicators)[0]!.field !== null,
  });
  const headings = table?.headings ?? [];
  const all = sheetColumns(headings, indicators);
  const has = (field: SheetField) => all.some((column) => column.field === field && !column.indicator);
  const usedWide = !has('indicator');
  const isUsed = ({ field, indicator }: SheetColumn) => field !== null && (usedWide || indicator === null);
  // Cells of other columns are not even read: a sheet may have a thousand of them.
  const used = all.flatMap((column, place) => (isUsed(column) ? [place] : []));
  const rows: SheetRow[] = [];
  let isTooLong = false;
  if (table) {
    scanBody(table, problems, (row) => {
      if (rows.length >= mostRows) {
        isTooLong = true;
        return;
      }
      const cells = used.map((cell) => cellText(table.bytes, row, cell).trim());
      if (cells.some((cell) => cell !== '')) rows.push({ line: row.line, cells });
    });
  }
  if (isTooLong) {
    problems.add('too-many-rows', {}, (locale) =>
      m.scorecards_sheet_too_many({ most: mostRows }, { locale }),
    );
  }
  refuse();
  const kind = has('target') ? 'targets' : 'values';
  addMissing({ kind, has, columns: all, problems });
  for (const heading of columnsTwice(headings, all)) {
    problems.add('column-twice', { line: 1, columnName: heading }, (locale) =>
      m.scorecards_user_column_twice({}, { locale }),
    );
  }
  if (rows.length === 0 && problems.count === 0) {
    problems.add('no-rows', {}, (locale) => m.scorecards_sheet_no_rows({}, { locale }));
  }
  refuse();
  const isSheet = isXlsx(file.bytes);
  return {
    kind,
    columns: used.map((place) => all[place]!),
    rows,
    unused: all.filter((column) => !isUsed(column)).map(({ heading }) => heading),
    signs: used.map((_, index) =>
      isSheet ? '.' : decimalSignOf(rows.map(({ cells }) => cells[index] ?? '')),
    ),
  };
}

function addMissing({
  kind,
  has,
  columns,
  problems,
}: {
  readonly kind: 'values' | 'targets';
  readonly has: (field: SheetField) => boolean;
  readonly columns: readonly SheetColumn[];
  readonly problems: TableProblems;
}): void {
  const unused = columns.filter(({ field }) => field === null).map(({ heading }) => heading);
  const missing = (field: SheetField) => {
    const words = {
      unit: 'enhet',
      month: 'måned',
      indicator: 'indikator',
      from: 'fra',
      value: 'verdi',
    } as const;
    const name = words[field as keyof typeof words] ?? field;
    const near = nearestName(name, unused) ?? nearestName(field, unused);
    problems.add('missing-column', { line: 1 }, (locale) => {
      const said = m.scorecards_sheet_missing({ name, field }, { locale });
      return near ? `${said} ${m.studies_did_you_mean({ name: near }, { locale })}` : said;
    });
  };
  if (kind === 'targets') {
    if (!has('indicator')) missing('indicator');
    if (!has('from') && !has('month')) missing('from');
    return;
  }
  const isWide = columns.some(({ indicator }) => indicator !== null);
  if (!has('unit')) missing('unit');
  if (!has('month')) missing('month');
  if (has('indicator')) {
    if (!has('value') && !(has('numerator') && has('denominator')) && !has('numerator')) missing('value');
  } else if (!isWide) missing('indicator');
}

/** Nothing to compare with: said before anything is read. */
export function noIndicatorsYet(): DomainError {
  return new DomainError(
    'no-indicators',
    inAllLanguages((locale) => m.scorecards_no_indicators_yet({}, { locale })),
  );
}
