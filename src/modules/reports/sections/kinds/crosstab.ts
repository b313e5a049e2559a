import { m } from '#messages';
import { crosstabFinding, crosstabTable, label, mention } from '#modules/analyses/index.ts';
import type { ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

export const crosstabReport: ReportKind<'crosstab'> = {
  title: ({ rows, columns }, context) =>
    m.reports_default_means(
      { outcome: label(context, rows), by: mention(context, columns) },
      { locale: context.language },
    ),
  section: (results, context) => {
    const crosstab = onlyOf(results, context.entry.id, (all) => all.crosstabs);
    return {
      finding: crosstabFinding(crosstab, context),
      figures: [],
      tables: crosstab.withheld ? [] : [crosstabTable(crosstab, context)],
      how: [],
    };
  },
  formulas: (_, locale) => [m.reports_how_crosstab({}, { locale })],
  usesScores: false,
};
