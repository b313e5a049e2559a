import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock, Text } from '#modules/reports/schema.ts';
import { formatCoefficient, significanceStars } from '#platform/number-style.ts';
import { handledNotes } from '../incomplete/notes.ts';
import type { CorrelationResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import {
  adjustedP,
  adjustedSymbol,
  cells,
  label,
  mention,
  symbol,
  type TableContext,
} from '../tables/table-context.ts';
import { coefficientSymbol, measureName } from './measure.ts';

const pearson = { method: 'pearson' } as const;

/** Factors with one outcome, strongest first: n, r with interval, p, and q beside p. */
export function correlationTable(results: Released<CorrelationResult[]>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const outcome = results[0]?.y ?? '';
  const tests = results.filter((result) => result.p !== null).length;
  const method = results[0] ?? pearson;
  const isModelled = results.some((result) => result.fmi !== undefined);
  return newTable(context, {
    title: m.reports_correlation_title({ outcome: mention(context, outcome) }, locale),
    columns: [
      m.reports_column_factor({}, locale),
      symbol.n,
      [{ text: coefficientSymbol(method), italic: true }],
      m.reports_column_interval({}, locale),
      symbol.p,
      symbol.q,
      ...(isModelled ? ['FMI'] : []),
      ...(context.family ? [adjustedSymbol(context.family)] : []),
    ],
    rows: strongestFirst(results).map((result) => ({
      cells: [
        cell.heading(label(context, result.x)),
        cell.count(result.n, result.withheld),
        cell.coefficient(result.r, result.withheld),
        cell.interval(result.ci, 'coefficient', result.withheld),
        cell.p(result.p, result.withheld),
        cell.p(result.q, result.withheld),
        ...(isModelled ? [cell.coefficient(result.fmi ?? null, result.withheld)] : []),
        ...(context.family ? [cell.p(adjustedP(context, `${result.x}×${result.y}`), result.withheld)] : []),
      ],
    })),
    notes:
      tests === 0
        ? []
        : [
            m.reports_correlation_note({ tests, measure: measureName(method, context) }, locale),
            ...permutedNote(results, context),
            ...handledNotes(results[0]?.missing, largestN(results), context),
          ],
    sizes: results.map((result) => result.n),
  });
}

/** Every pair of a list as a lower triangle, stars for p; variables are numbered along both sides. */
export function correlationMatrixTable(
  results: Released<CorrelationResult[]>,
  variables: readonly string[],
  context: TableContext,
): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const pair = new Map(results.map((result) => [`${result.x} ${result.y}`, result]));
  const tested = results.filter((result) => result.p !== null);
  const significant = results.filter((result) => result.p !== null && result.p < 0.05);
  const kept = significant.filter((result) => result.q !== null && result.q < 0.05);
  return newTable(context, {
    title: m.reports_matrix_title({}, locale),
    columns: [
      m.reports_column_variable({}, locale),
      ...variables.slice(0, -1).map((_, index) => String(index + 1)),
    ],
    rows: variables.map((row, rowIndex) => ({
      cells: [
        cell.heading(`${rowIndex + 1}. ${label(context, row)}`),
        ...variables.slice(0, -1).map((column, columnIndex) => {
          if (columnIndex >= rowIndex) return cell.text('');
          const result = pair.get(`${column} ${row}`);
          if (!result || result.r === null) return result?.withheld ? cell.withheld : cell.nothing;
          return cell.text(starred(result, context));
        }),
      ],
    })),
    notes: [
      matrixNote(results, context),
      m.reports_matrix_tests_note(
        { tests: tested.length, significant: significant.length, kept: kept.length },
        locale,
      ),
      ...permutedNote(results, context),
      ...handledNotes(results[0]?.missing, largestN(results), context, { hasColumn: false }),
    ],
    sizes: results.map((result) => result.n),
  });
}

/** With the care of few offices p is not Student's t's, while the interval still is Fisher's. */
function permutedNote(results: readonly CorrelationResult[], { language }: TableContext): string[] {
  return results.some(({ smallSample }) => smallSample !== undefined)
    ? [m.reports_small_sample_p({}, { locale: language })]
    : [];
}

/** What the numbers are, and unless something else was done that people are left out pair by pair. */
function matrixNote(results: readonly CorrelationResult[], context: TableContext): string {
  const say = results[0]?.missing ? m.reports_matrix_note_handled : m.reports_matrix_note;
  return say({ measure: measureName(results[0] ?? pearson, context) }, { locale: context.language });
}

/** Where missing answers are made up for, all pairs rest on the same people. */
function largestN(results: readonly CorrelationResult[]): number | null {
  return results.reduce<number | null>(
    (largest, { n }) => (n === null ? largest : Math.max(n, largest ?? 0)),
    null,
  );
}

function starred(result: CorrelationResult, { language }: TableContext): Text {
  const stars = significanceStars(result.p ?? 1);
  const r = formatCoefficient(result.r ?? 0, language);
  return stars ? [r, { text: stars, superscript: true }] : r;
}

export function strongestFirst(results: readonly CorrelationResult[]): CorrelationResult[] {
  return [...results].sort((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0));
}
