import { m } from '#messages';
import {
  exploreFinding,
  factorCorrelationsTable,
  loadingsTable,
  mention,
  type TableContext,
} from '#modules/analyses/index.ts';
import type { FactorAnalysisResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { type Scree, screeFigure } from '../../figures/index.ts';
import { onlyOne, type ReportKind } from '../report-kind.ts';
import { figureBlock, onlyOf } from '../section.ts';

export const exploreReport: ReportKind<'explore'> = {
  title: ({ scales, items = [] }, context) => {
    const locale = { locale: context.language };
    const scale = scales && onlyOne(scales);
    if (scale) return m.reports_default_explore_one({ scale: mention(context, scale) }, locale);
    return scales
      ? m.reports_default_explore({}, locale)
      : m.reports_default_explore_items({ items: items.length }, locale);
  },
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.factorAnalyses);
    const finding = exploreFinding(result, context);
    if (result.explained.length === 0) return { finding, figures: [], tables: [], how: [] };
    const tables = [loadingsTable(result, context), factorCorrelationsTable(result, context)];
    return {
      finding,
      figures: [figureOf(result, finding, context)],
      tables: tables.filter((table) => table !== null),
      how: [],
    };
  },
  formulas: ({ method = 'minres', rotation = 'oblimin', correlations = 'pearson' }, locale) => [
    extraction[method]({}, { locale }),
    ...(rotation === 'none' ? [] : [rotating[rotation]({}, { locale })]),
    ...(correlations === 'polychoric' ? [m.reports_how_explore_polychoric({}, { locale })] : []),
    m.reports_how_explore_number({}, { locale }),
  ],
  usesScores: false,
};

const extraction = {
  minres: m.reports_how_explore_minres,
  ml: m.reports_how_explore_ml,
  components: m.reports_how_explore_components,
} as const;
const rotating = { oblimin: m.reports_how_explore_oblimin, varimax: m.reports_how_explore_varimax } as const;

function figureOf(result: Released<FactorAnalysisResult>, finding: string, context: TableContext) {
  const locale = { locale: context.language };
  const scree = viewOf(
    result,
    ({ eigenvalues, parallel, factors }): Scree => ({
      eigenvalues,
      chance: parallel?.chance ?? [],
      factors: factors ?? 0,
      eigenvalueLabel: m.reports_figure_scree_seen({}, locale),
      chanceLabel: m.reports_figure_scree_chance({}, locale),
      axisLabel: m.reports_figure_scree_axis({}, locale),
    }),
  );
  return figureBlock({
    context,
    title: m.reports_figure_scree_title({}, locale),
    alternativeText: m.reports_alternative_other({ finding }, locale),
    sizes: [result.n],
    draw: (options) => screeFigure(scree, options),
  });
}
