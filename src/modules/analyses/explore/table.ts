import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { Cell, TableBlock, Text } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatPercent, formatPRelation } from '#platform/number-style.ts';
import type { FactorAnalysisResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, mention, type TableContext } from '../tables/table-context.ts';
import { leastLoading, type SortedFactor, type SortedItem, sortOut } from './sort-out.ts';

/** Loadings sorted by factor, small ones left out, with what each factor explains. */
export function loadingsTable(result: Released<FactorAnalysisResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const { factors, nowhere } = sortOut(result);
  const width = result.explained.length;
  const loading = (value: number): Cell =>
    Math.abs(value) < leastLoading ? { text: '' } : cell.coefficient(value);
  const itemRow = (item: SortedItem) => ({
    cells: [
      { ...cell.heading(label(context, item.item)), indent: 1 },
      ...item.loadings.map(loading),
      cell.coefficient(item.communality),
    ],
  });
  const section = (text: string) => ({ cells: [cell.heading(text)], isSection: true });
  const total = (heading: string, values: readonly Cell[]) => ({
    cells: [cell.heading(heading), ...values, { text: '' }],
    isTotal: true,
  });
  return newTable(context, {
    title: m.reports_explore_loadings_title({}, locale),
    columns: [
      m.reports_column_item({}, locale),
      ...Array.from({ length: width }, (_, index): Text => String(index + 1)),
      [
        { text: 'h', italic: true },
        { text: '2', superscript: true },
      ],
    ],
    rows: [
      ...factors.flatMap((factor, index) => [
        section(
          factor.items.length === 0
            ? m.reports_explore_factor_empty({ number: index + 1 }, locale)
            : factorName(factor, index, context),
        ),
        ...factor.items.map(itemRow),
      ]),
      ...(nowhere.length > 0
        ? [section(m.reports_explore_nowhere({}, locale)), ...nowhere.map(itemRow)]
        : []),
      total(
        m.reports_explore_sum_of_squares({}, locale),
        result.explained.map(({ sumOfSquares }) => cell.number(sumOfSquares)),
      ),
      total(
        m.reports_explore_explained({}, locale),
        result.explained.map(({ share }) => ({ text: formatPercent(share, context.language, 1) })),
      ),
    ],
    notes: notesOf(result, context),
    sizes: [result.n],
  });
}

/** How the factors are related; null where they are kept apart, or there is one. */
export function factorCorrelationsTable(
  result: Released<FactorAnalysisResult>,
  context: TableContext,
): TableBlock | null {
  const width = result.explained.length;
  if (result.rotation !== 'oblimin' || width < 2) return null;
  const locale = { locale: context.language };
  const cell = cells(context);
  const { factors } = sortOut(result);
  return newTable(context, {
    suffix: 'factors',
    title: m.reports_explore_factor_correlations_title({}, locale),
    columns: [
      m.reports_explore_factor_column({}, locale),
      ...Array.from({ length: width - 1 }, (_, index): Text => String(index + 1)),
    ],
    rows: factors.map((factor, i) => ({
      cells: [
        cell.heading(factorName(factor, i, context)),
        ...Array.from({ length: width - 1 }, (_, j) =>
          j < i ? cell.coefficient(result.factorCorrelations[i]![j]!) : j === i ? cell.nothing : { text: '' },
        ),
      ],
    })),
    sizes: [result.n],
  });
}

/** Factor 1, with the scale that it is, or that most of its questions are from. */
export function factorName(factor: SortedFactor, index: number, context: TableContext): string {
  const locale = { locale: context.language };
  const number = index + 1;
  if (factor.scale === null) return m.reports_explore_factor({ number }, locale);
  const scale = label(context, factor.scale);
  if (factor.isWholeScale) return m.reports_explore_factor_is({ number, scale }, locale);
  return m.reports_explore_factor_mostly({ number, scale: mention(context, factor.scale) }, locale);
}

function notesOf(result: FactorAnalysisResult, { language }: TableContext): Text[] {
  const locale = { locale: language };
  const two = (value: number) => formatNumber(value, language, { decimals: 2 });
  const coefficient = (value: number, decimals?: number) => formatCoefficient(value, language, decimals);
  const { kmo, bartlett, fit, rmsr, parallel } = result;
  const limit = coefficient(leastLoading);
  const how = {
    minres: m.reports_explore_by_minres,
    ml: m.reports_explore_by_ml,
    components: m.reports_explore_by_components,
  }[result.method];
  const turned = {
    oblimin: m.reports_explore_oblimin,
    varimax: m.reports_explore_varimax,
    none: m.reports_explore_unrotated,
  }[result.rotation];
  const notes = [
    `${how({}, locale)} ${turned({}, locale)} ${result.correlations === 'polychoric' ? `${m.reports_explore_polychoric({}, locale)} ` : ''}${m.reports_explore_blank({ limit }, locale)}`,
  ];
  if (kmo !== null && bartlett) {
    const { df, p } = bartlett;
    const inputs = {
      kmo: coefficient(kmo),
      chi: two(bartlett.chiSquared),
      df,
      p: formatPRelation(p, language),
    };
    notes.push(m.reports_explore_adequacy(inputs, locale));
  }
  if (fit) {
    const inputs = {
      chi: two(fit.chiSquared),
      df: fit.df,
      p: formatPRelation(fit.p, language),
      rmsea: coefficient(fit.rmsea, 3),
      interval: (fit.rmseaCi ?? []).map((end) => coefficient(end, 3)).join(language === 'en' ? ', ' : '; '),
      tli: fit.tli === null ? '–' : coefficient(fit.tli),
      rmsr: coefficient(rmsr ?? 0, 3),
    };
    notes.push(m.reports_explore_fit(inputs, locale));
  } else if (rmsr !== null) {
    notes.push(m.reports_explore_residual({ rmsr: coefficient(rmsr, 3) }, locale));
  }
  if (parallel) {
    const { seed, replications, factors } = parallel;
    notes.push(m.reports_explore_parallel({ seed, replications, factors, map: result.map ?? 0 }, locale));
  }
  return notes;
}
