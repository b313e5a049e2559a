import { m } from '#messages';
import {
  covariatesNote,
  label,
  mediationFinding,
  mediationTable,
  mention,
  type TableContext,
  withInterval,
} from '#modules/analyses/index.ts';
import type { MediationResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { formatNumber, significanceStars } from '#platform/number-style.ts';
import {
  type Effect,
  type MediationPath,
  type MediationPaths,
  mediationFigure,
} from '../../figures/index.ts';
import type { FigureBlock } from '../../schema.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, onlyOf } from '../section.ts';

export const mediationReport: ReportKind<'mediation'> = {
  title: ({ predictor, mediator, outcome }, context) =>
    m.reports_default_mediation(
      {
        predictor: mention(context, predictor),
        mediator: mention(context, mediator),
        outcome: mention(context, outcome),
      },
      { locale: context.language },
    ),
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.mediations);
    const figure = pathFigure(result, context);
    return {
      finding: mediationFinding(result, context),
      figures: figure ? [figure] : [],
      tables: result.indirect === null ? [] : [mediationTable(result, context)],
      how: [],
    };
  },
  formulas: ({ covariates }, locale) => [
    m.reports_how_mediation({}, { locale }),
    ...(covariates ? [m.reports_how_mediation_covariates({}, { locale })] : []),
  ],
  usesScores: true,
};

function pathFigure(result: Released<MediationResult>, context: TableContext): FigureBlock | null {
  const locale = { locale: context.language };
  const drawn = viewOf(result, (shown): MediationPaths | null => {
    const { a, b, direct, total, indirect } = shown;
    if (!a || !b || !direct || !total || !indirect) return null;
    const effect = (name: string, value: number, interval: Effect['interval']): Effect => ({
      label: name,
      value,
      interval,
      text: withInterval(value, interval, context.language),
    });
    return {
      predictor: label(context, shown.predictor),
      mediator: label(context, shown.mediator),
      outcome: label(context, shown.outcome),
      a: pathOf(a, context),
      b: pathOf(b, context),
      direct: pathOf(direct, context),
      held: covariatesNote(shown, context),
      effects: [
        effect(
          m.reports_figure_mediation_indirect({}, locale),
          indirect.B,
          indirect.ci ?? indirect.percentileCi,
        ),
        effect(m.reports_figure_mediation_direct({}, locale), direct.B, direct.ci),
        effect(m.reports_figure_mediation_total({}, locale), total.B, total.ci),
      ],
    };
  });
  if (drawn === null) return null;
  return figureBlock({
    context,
    title: m.reports_figure_mediation_title(
      {
        predictor: mention(context, result.predictor),
        mediator: mention(context, result.mediator),
        outcome: mention(context, result.outcome),
      },
      locale,
    ),
    alternativeText: m.reports_alternative_other({ finding: mediationFinding(result, context) }, locale),
    sizes: [result.n],
    draw: (options) => mediationFigure(drawn, options),
  });
}

function pathOf({ B, p }: NonNullable<MediationResult['a']>, { language }: TableContext): MediationPath {
  const isSignificant = (p ?? 1) < 0.05;
  return {
    value: B,
    text: `${formatNumber(B, language, { decimals: 2 })}${significanceStars(p ?? 1)}`,
    isSignificant,
  };
}
