import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { FitResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, symbol, type TableContext } from '../tables/table-context.ts';

/** Beyond this a standardised residual stands out (5 %, two-tailed). */
const clearResidual = 1.96;

/** Counted and expected of each answer, with the standardised residual; the test in the note. */
export function fitTable(result: Released<FitResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const { together, n } = result;
  const row = (heading: string, figures: Omit<FitResult['categories'][number], 'value' | 'label'>) => ({
    cells: [
      cell.heading(heading),
      cell.count(figures.count, figures.withheld),
      cell.number(figures.percent, 1, figures.withheld),
      cell.number(figures.expectedPercent, 1),
      cell.number(figures.expectedCount, 1, figures.withheld),
      cell.number(figures.residual, 2, figures.withheld),
    ],
  });
  return newTable(context, {
    title: m.reports_fit_title({ item: label(context, result.item) }, locale),
    columns: [
      m.reports_column_answer({}, locale),
      symbol.n,
      m.reports_column_observed_percent({}, locale),
      m.reports_column_expected_percent({}, locale),
      m.reports_column_expected_count({}, locale),
      m.reports_column_residual({}, locale),
    ],
    rows: [
      ...result.categories.map((category) => row(category.label, category)),
      ...(together ? [row(m.reports_fit_merged({}, locale), together)] : []),
      {
        isTotal: true,
        cells: [
          cell.heading(m.reports_total({}, locale)),
          cell.count(n),
          ...(n === null ? [cell.nothing, cell.nothing] : [cell.number(100, 1), cell.number(100, 1)]),
          cell.number(n, 1),
          cell.nothing,
        ],
      },
    ],
    notes: [
      ...noteOf(result, context),
      ...(together && result.p !== null ? [m.reports_fit_note_merged({}, locale)] : []),
    ],
    sizes: [n],
  });
}

function noteOf(result: FitResult, context: TableContext): string[] {
  const figures = figuresOf(result, context);
  if (!figures) return [];
  const locale = { locale: context.language };
  const ends = result.effectSizeWCi?.map((end) => formatCoefficient(end, context.language));
  const ci = `[${(ends ?? []).join(context.language === 'en' ? ', ' : '; ')}]`;
  return [m.reports_fit_note(figures, locale), ...(ends ? [m.reports_fit_w_note({ ci }, locale)] : [])];
}

/** Whether the answers are spread as expected, and which stand out. */
export function fitFinding(result: Released<FitResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const item = mention(context, result.item);
  const figures = figuresOf(result, context);
  if (!figures || result.p === null) return m.reports_finding_fit_not_shown({ item }, locale);
  if (result.p >= 0.05) return m.reports_finding_fit_none({ item, ...figures }, locale);
  const namesWhere = (standsOut: (residual: number) => boolean) =>
    result.categories.flatMap(({ label: name, residual }) =>
      residual !== null && standsOut(residual) ? [inQuotes(name, context.language)] : [],
    );
  const more = namesWhere((residual) => residual > clearResidual);
  const fewer = namesWhere((residual) => residual < -clearResidual);
  const listed = (names: string[]) => ({ names: inAList(names, context.language) });
  return [
    m.reports_finding_fit_differs({ item, ...figures }, locale),
    ...(more.length > 0 ? [m.reports_finding_fit_more(listed(more), locale)] : []),
    ...(fewer.length > 0 ? [m.reports_finding_fit_fewer(listed(fewer), locale)] : []),
  ].join(' ');
}

function figuresOf({ chiSquared, df, p, effectSizeW, n }: FitResult, { language }: TableContext) {
  if (chiSquared === null || df === null || p === null || effectSizeW === null || n === null) return null;
  return {
    chi: formatNumber(chiSquared, language, { decimals: 2 }),
    df,
    p: formatPRelation(p, language),
    w: formatCoefficient(effectSizeW, language),
    n,
  };
}
