import { m } from '#messages';
import { mention, regressionFinding, regressionTable } from '#modules/analyses/index.ts';
import { significantInOf } from '#modules/studies/index.ts';
import type { ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

export const regressReport: ReportKind<'regress'> = {
  title: ({ outcome }, context) =>
    m.reports_regression_title({ outcome: mention(context, outcome) }, { locale: context.language }),
  section: (results, context) => {
    const regression = onlyOf(results, context.entry.id, (all) => all.regressions);
    return {
      finding: regressionFinding(regression, context),
      figures: [],
      tables: regression.r2 === null ? [] : [regressionTable(regression, context)],
      how: [],
    };
  },
  formulas: ({ predictors, missing }, locale) => {
    const id = significantInOf(predictors);
    return [
      missing === 'fiml'
        ? m.reports_how_regress_fiml({}, { locale })
        : missing === 'multipleImputation'
          ? m.reports_how_regress_imputed({}, { locale })
          : m.reports_how_regress({}, { locale }),
      ...(id ? [m.reports_how_predictors({ id }, { locale })] : []),
    ];
  },
  usesScores: true,
};
