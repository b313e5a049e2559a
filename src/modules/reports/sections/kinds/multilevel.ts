import { m } from '#messages';
import {
  label,
  mention,
  multilevelFinding,
  multilevelTable,
  type TableContext,
  withInterval,
} from '#modules/analyses/index.ts';
import type { MultilevelResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { type Effect, type LevelEffects, levelsFigure } from '../../figures/index.ts';
import type { FigureBlock } from '../../schema.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, onlyOf } from '../section.ts';

/** More predictors than this make a figure nobody can read; their table is shown alone. */
const mostPredictorsDrawn = 15;

export const multilevelReport: ReportKind<'multilevel'> = {
  title: ({ outcome }, context) =>
    m.reports_default_multilevel({ outcome: mention(context, outcome) }, { locale: context.language }),
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.multilevels);
    const figure = bothLevels(result, context);
    return {
      finding: multilevelFinding(result, context),
      figures: figure ? [figure] : [],
      tables: result.constant === null ? [] : [multilevelTable(result, context)],
      how: [],
    };
  },
  formulas: (_, locale) => [m.reports_how_multilevel({}, { locale })],
  usesScores: true,
};

function bothLevels(result: Released<MultilevelResult>, context: TableContext): FigureBlock | null {
  const locale = { locale: context.language };
  const drawn = viewOf(result, ({ terms }): LevelEffects => {
    const effect = (
      name: string,
      term: MultilevelResult['terms'][number]['within'],
      isOpen: boolean,
    ): Effect[] =>
      term
        ? [
            {
              label: name,
              value: term.B,
              interval: term.ci,
              text: withInterval(term.B, term.ci, context.language),
              isOpen,
            },
          ]
        : [];
    return {
      predictors: terms.map((term) => ({
        label: label(context, term.name),
        effects: [
          ...effect(m.reports_multilevel_within({}, locale), term.within, false),
          ...effect(m.reports_multilevel_between({}, locale), term.between, true),
        ],
      })),
    };
  });
  if (drawn.predictors.length === 0 || drawn.predictors.length > mostPredictorsDrawn) return null;
  return figureBlock({
    context,
    title: m.reports_figure_levels_title({ outcome: mention(context, result.outcome) }, locale),
    alternativeText: m.reports_alternative_other({ finding: multilevelFinding(result, context) }, locale),
    sizes: [result.n],
    draw: (options) => levelsFigure(drawn, options),
  });
}
