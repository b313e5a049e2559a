import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Cell, TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import type { RegressionResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, mention, symbol, type TableContext } from '../tables/table-context.ts';

/** What the residuals say, for "how this was computed"; null where that was not asked for or could not be found. */
export function diagnosticsTable(
  result: Released<RegressionResult>,
  context: TableContext,
): TableBlock | null {
  const { diagnostics } = result;
  if (!diagnostics) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const { breuschPagan, normality, skewness, kurtosis, influential, outlying } = diagnostics;
  const minimum = context.provenance.minimumGroup;
  const row = (name: string, value: Cell, p: Cell = cell.nothing) => ({
    cells: [cell.heading(name), value, p],
  });
  const count = (cases: number | null) =>
    cases === null ? cell.text(m.reports_fewer_than({ minimum }, locale)) : cell.count(cases);
  return newTable(context, {
    suffix: 'diagnostics',
    isAppendix: true,
    title: m.reports_diagnostics_title({ outcome: mention(context, result.outcome) }, locale),
    columns: [m.reports_column_check({}, locale), m.reports_column_value({}, locale), symbol.p],
    rows: [
      row(
        m.reports_diagnostics_breusch_pagan({ df: breuschPagan.df }, locale),
        cell.number(breuschPagan.chiSquared),
        cell.p(breuschPagan.p),
      ),
      ...(normality
        ? [
            row(
              m.reports_diagnostics_shapiro({}, locale),
              cell.text(formatCoefficient(normality.W, context.language, 3)),
              cell.p(normality.p),
            ),
          ]
        : []),
      row(m.reports_diagnostics_skewness({}, locale), cell.number(skewness)),
      row(m.reports_diagnostics_kurtosis({}, locale), cell.number(kurtosis)),
      row(m.reports_diagnostics_influential({}, locale), count(influential)),
      row(m.reports_diagnostics_outlying({}, locale), count(outlying)),
    ],
    notes: [m.reports_diagnostics_note({ minimum }, locale)],
    sizes: [result.n],
  });
}
