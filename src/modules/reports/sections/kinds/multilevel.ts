import { m } from '#messages';
import { mention, multilevelFinding, multilevelTable } from '#modules/analyses/index.ts';
import type { ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

export const multilevelReport: ReportKind<'multilevel'> = {
  title: ({ outcome }, context) =>
    m.reports_default_multilevel({ outcome: mention(context, outcome) }, { locale: context.language }),
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.multilevels);
    return {
      finding: multilevelFinding(result, context),
      figures: [],
      tables: result.constant === null ? [] : [multilevelTable(result, context)],
      how: [],
    };
  },
  formulas: (_, locale) => [m.reports_how_multilevel({}, { locale })],
  usesScores: true,
};
