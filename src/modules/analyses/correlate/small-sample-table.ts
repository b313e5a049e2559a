import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Cell, TableBlock } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatP } from '#platform/number-style.ts';
import type { CorrelationResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, symbol, type TableContext } from '../tables/table-context.ts';
import { strongestFirst } from './table.ts';
import { smallestSignificantR } from './warnings.ts';

/** How sure each correlation of so few offices is: a table beside the first; null where nothing was asked or found. */
export function smallSampleTable(
  results: Released<CorrelationResult[]>,
  context: TableContext,
): TableBlock | null {
  const shown = strongestFirst(results).filter((result) => result.smallSample !== undefined);
  if (shown.length === 0) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const isOneOutcome = results.every((result) => result.y === results[0]?.y);
  const without = (one: { readonly office: string; readonly r: number } | undefined): Cell =>
    one ? { text: `${formatCoefficient(one.r, context.language)} (${one.office})` } : cell.nothing;
  return newTable(context, {
    title: m.reports_small_sample_title({}, locale),
    columns: [
      isOneOutcome ? m.reports_column_factor({}, locale) : m.reports_column_variable({}, locale),
      symbol.r,
      m.reports_column_bootstrap_interval({}, locale),
      symbol.p,
      [...symbol.p, ' (', ...symbol.t, ')'],
      'ρ',
      m.reports_column_lowest_without({}, locale),
      m.reports_column_highest_without({}, locale),
    ],
    rows: shown.map(({ x, y, r, p, smallSample }) => ({
      cells: [
        cell.heading(isOneOutcome ? label(context, x) : `${label(context, x)} × ${label(context, y)}`),
        cell.coefficient(r),
        cell.interval(smallSample?.bootstrap?.ci ?? null, 'coefficient'),
        cell.p(p),
        cell.p(smallSample?.pOfT ?? null),
        cell.coefficient(smallSample?.spearman?.r ?? null),
        without(smallSample?.withoutOne?.lowest),
        without(smallSample?.withoutOne?.highest),
      ],
    })),
    notes: notesOf(shown, context),
    sizes: shown.map(({ n }) => n),
    suffix: 'small-sample',
  });
}

function notesOf(shown: readonly CorrelationResult[], { language }: TableContext): string[] {
  const locale = { locale: language };
  const number = (value: number) => formatNumber(value, language, { decimals: 0 });
  const sampled = shown.filter(({ smallSample }) => smallSample && !smallSample.isExact);
  const errors = sampled.map(({ smallSample }) => smallSample?.monteCarloError ?? 0);
  const drawn = shown.find(({ smallSample }) => smallSample?.bootstrap);
  const [most] = [...shown].sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
  const permutations = sampled[0]?.smallSample?.permutations;
  return [
    permutations === undefined
      ? m.reports_small_sample_exact({}, locale)
      : m.reports_small_sample_drawn(
          { permutations: number(permutations), error: formatP(Math.max(...errors), language) },
          locale,
        ),
    ...(drawn?.smallSample?.bootstrap
      ? [
          m.reports_small_sample_bootstrap(
            { resamples: number(drawn.smallSample.bootstrap.resamples), seed: drawn.smallSample.seed },
            locale,
          ),
        ]
      : []),
    ...(most?.smallSample?.detectable != null
      ? [
          m.reports_small_sample_detectable(
            {
              offices: most.n ?? 0,
              smallest: formatCoefficient(smallestSignificantR(most.n ?? 0), language),
              r: formatCoefficient(most.smallSample.detectable, language),
            },
            locale,
          ),
        ]
      : []),
  ];
}
