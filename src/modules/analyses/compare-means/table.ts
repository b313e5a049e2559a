import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { MeanComparisonResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, symbol, type TableContext } from '../tables/table-context.ts';

/** n, mean, SD and interval of each group, the F test in the note. */
export function groupMeansTable(result: Released<MeanComparisonResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    title: m.reports_means_title(
      { outcome: label(context, result.outcome), by: label(context, result.by) },
      locale,
    ),
    columns: [
      m.reports_column_group({}, locale),
      symbol.n,
      symbol.M,
      symbol.SD,
      m.reports_column_interval({}, locale),
    ],
    rows: [
      ...result.groups.map((group) => ({
        cells: [
          cell.heading(group.label),
          cell.count(group.n, group.withheld),
          cell.number(group.mean, 2, group.withheld),
          cell.number(group.sd, 2, group.withheld),
          cell.interval(group.ci, 'number', group.withheld),
        ],
      })),
      {
        isTotal: true,
        cells: [
          cell.heading(m.reports_total({}, locale)),
          cell.count(result.total.n, result.withheld),
          cell.number(result.total.mean, 2, result.withheld),
          cell.number(result.total.sd, 2, result.withheld),
          cell.nothing,
        ],
      },
    ],
    notes: testNote(result, context),
    sizes: [result.n],
  });
}

function testNote(result: MeanComparisonResult, context: TableContext): string[] {
  const locale = { locale: context.language };
  if (result.F === null) return [];
  const hasWithheld = result.groups.some((group) => group.withheld);
  return [
    m.reports_means_note(testInputs(result, context), locale),
    ...(hasWithheld ? [m.reports_means_shown_only({}, locale)] : []),
  ];
}

function testInputs(result: MeanComparisonResult, { language }: TableContext) {
  return {
    df: result.df?.join(', ') ?? '',
    F: formatNumber(result.F ?? 0, language, { decimals: 2 }),
    p: formatPRelation(result.p ?? 1, language),
    eta: formatCoefficient(result.etaSquared ?? 0, language, 3),
  };
}

/** Every pair of groups: difference, pooled standard error, interval and Bonferroni p. */
export function pairsTable(result: Released<MeanComparisonResult>, context: TableContext): TableBlock | null {
  // Where nothing is tested, a table of nothing but withheld would say no more than the groups' table does.
  if (result.F === null || result.pairs.length === 0) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    suffix: 'pairs',
    title: m.reports_pairs_title({ outcome: label(context, result.outcome) }, locale),
    columns: [
      m.reports_column_pair({}, locale),
      m.reports_column_difference({}, locale),
      symbol.SE,
      m.reports_column_interval({}, locale),
      symbol.p,
    ],
    rows: result.pairs.map((pair) => ({
      cells: [
        cell.heading(`${pair.a} – ${pair.b}`),
        cell.number(pair.difference, 2, pair.withheld),
        cell.number(pair.se, 2, pair.withheld),
        cell.interval(pair.ci, 'number', pair.withheld),
        cell.p(pair.p, pair.withheld),
      ],
    })),
    notes: [m.reports_pairs_note({ pairs: result.pairs.filter((pair) => !pair.withheld).length }, locale)],
    sizes: [result.n],
  });
}

/** Whether the groups differ, and which pairs do. */
export function meansFinding(result: Released<MeanComparisonResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const inputs = {
    outcome: mention(context, result.outcome),
    by: mention(context, result.by),
    ...testInputs(result, context),
  };
  if (result.F === null) return m.reports_finding_means_not_shown(inputs, locale);
  if ((result.p ?? 1) >= 0.05) return m.reports_finding_means_none(inputs, locale);
  if (result.pairs.length === 0) return m.reports_finding_means_differ(inputs, locale);
  const pairs = result.pairs.filter((pair) => pair.p !== null && pair.p < 0.05);
  if (pairs.length === 0) return m.reports_finding_means_overall(inputs, locale);
  const names = pairs.map((pair) => `${pair.a} – ${pair.b}`).join('; ');
  return m.reports_finding_means({ ...inputs, names }, locale);
}
