import { m } from '#messages';
import { fitFinding, fitTable, label } from '#modules/analyses/index.ts';
import type { ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

export const goodnessOfFitReport: ReportKind<'goodnessOfFit'> = {
  title: ({ item, expected }, context) => {
    const inputs = { item: label(context, item) };
    const locale = { locale: context.language };
    return expected ? m.reports_default_fit(inputs, locale) : m.reports_default_fit_uniform(inputs, locale);
  },
  section: (results, context) => {
    const fit = onlyOf(results, context.entry.id, (all) => all.goodnessOfFits);
    return {
      finding: fitFinding(fit, context),
      figures: [],
      tables: fit.withheld ? [] : [fitTable(fit, context)],
      how: [],
    };
  },
  formulas: ({ expected }, locale) => [
    expected ? m.reports_how_fit({}, { locale }) : m.reports_how_fit_uniform({}, { locale }),
  ],
  usesScores: false,
};
