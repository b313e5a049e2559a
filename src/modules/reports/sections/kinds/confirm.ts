import { m } from '#messages';
import {
  confirmedLoadingsTable,
  confirmFinding,
  confirmFitTable,
  label,
  mention,
  modificationTables,
  type TableContext,
  validityTable,
} from '#modules/analyses/index.ts';
import type { ConfirmationResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import { type FactorLoadings, loadingsFigure } from '../../figures/index.ts';
import type { FigureBlock } from '../../schema.ts';
import { onlyOne, type ReportKind } from '../report-kind.ts';
import { figureBlock, onlyOf } from '../section.ts';

/** With more items than this a figure is longer than a page, and the table says the same. */
const mostItemsDrawn = 40;

export const confirmReport: ReportKind<'confirm'> = {
  title: ({ scales, factors }, context) => {
    const locale = { locale: context.language };
    const scale = factors ? undefined : onlyOne(scales ?? 'all');
    return scale
      ? m.reports_default_confirm_one({ scale: mention(context, scale) }, locale)
      : m.reports_default_confirm({}, locale);
  },
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.confirmations);
    const finding = confirmFinding(result, context);
    if (result.fit === null) return { finding, figures: [], tables: [], how: [] };
    const isDrawn = result.loadings.length <= mostItemsDrawn;
    return {
      finding,
      figures: isDrawn ? [loadingsBlock(result, finding, context)] : [],
      tables: [
        confirmFitTable(result, context),
        confirmedLoadingsTable(result, context),
        validityTable(result, context),
      ],
      how: modificationTables(result, context),
    };
  },
  formulas: ({ robust }, locale) => [
    m.reports_how_confirm({}, { locale }),
    ...(robust ? [m.reports_how_confirm_robust({}, { locale })] : []),
    m.reports_how_confirm_validity({}, { locale }),
  ],
  usesScores: false,
};

function loadingsBlock(
  result: Released<ConfirmationResult>,
  finding: string,
  context: TableContext,
): FigureBlock {
  const locale = { locale: context.language };
  const loadings = viewOf(
    result,
    ({ factors, loadings }): FactorLoadings => ({
      factors: factors.map(({ factor }) => ({
        label: label(context, factor),
        items: loadings
          .filter((loading) => loading.factor === factor)
          .map(({ item, beta, betaCi }) => ({
            label: label(context, item),
            loading: beta,
            interval: betaCi,
            text: beta === null ? '–' : formatCoefficient(beta, context.language),
          })),
      })),
    }),
  );
  return figureBlock({
    context,
    title: m.reports_figure_cfa_loadings_title({}, locale),
    alternativeText: m.reports_alternative_other({ finding }, locale),
    sizes: [result.n],
    draw: (options) => loadingsFigure(loadings, options),
  });
}
