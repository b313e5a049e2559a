import { m } from '#messages';
import type { TableContext } from '#modules/analyses/index.ts';
import { label, logisticFinding, logisticTable, mention, oddsText } from '#modules/analyses/index.ts';
import type { LogisticResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { type OddsRatios, oddsRatiosFigure } from '../../figures/index.ts';
import type { FigureBlock } from '../../schema.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, onlyOf } from '../section.ts';

/** More rows than this make a figure nobody can read; their table is shown alone. */
const mostRowsDrawn = 30;

export const logisticReport: ReportKind<'logistic'> = {
  title: ({ outcome }, context) =>
    m.reports_default_logistic({ outcome: mention(context, outcome) }, { locale: context.language }),
  section: (results, context) => {
    const logistic = onlyOf(results, context.entry.id, (all) => all.logistics);
    const isShown = logistic.chiSquared !== null;
    const figure = isShown ? oddsFigure(logistic, context) : null;
    return {
      finding: logisticFinding(logistic, context),
      figures: figure ? [figure] : [],
      tables: isShown ? [logisticTable(logistic, context)] : [],
      how: [],
    };
  },
  formulas: ({ categories }, locale) => [
    m.reports_how_logistic({}, { locale }),
    ...(categories ? [m.reports_how_logistic_categories({}, { locale })] : []),
    m.reports_how_logistic_fit({}, { locale }),
  ],
  usesScores: true,
};

function oddsFigure(result: Released<LogisticResult>, context: TableContext): FigureBlock | null {
  const locale = { locale: context.language };
  const drawn = viewOf(
    result,
    ({ terms }): OddsRatios => ({
      rows: terms.slice(1).flatMap((term) =>
        term.oddsRatioCi === null
          ? []
          : [
              {
                label: term.category
                  ? `${label(context, term.category.variable)}: ${term.category.label}`
                  : label(context, term.name),
                ratio: term.oddsRatio,
                interval: term.oddsRatioCi,
                text: oddsText(term, context),
              },
            ],
      ),
    }),
  );
  if (drawn.rows.length === 0 || drawn.rows.length > mostRowsDrawn) return null;
  return figureBlock({
    context,
    title: m.reports_figure_odds_title({ outcome: mention(context, result.outcome) }, locale),
    alternativeText: m.reports_alternative_other({ finding: logisticFinding(result, context) }, locale),
    sizes: [result.n],
    draw: (options) => oddsRatiosFigure(drawn, options),
  });
}
