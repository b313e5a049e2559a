import { m } from '#messages';
import { mediationFinding, mediationTable, mention } from '#modules/analyses/index.ts';
import type { ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

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
    return {
      finding: mediationFinding(result, context),
      figures: [],
      tables: result.indirect === null ? [] : [mediationTable(result, context)],
      how: [],
    };
  },
  formulas: (_, locale) => [m.reports_how_mediation({}, { locale })],
  usesScores: true,
};
