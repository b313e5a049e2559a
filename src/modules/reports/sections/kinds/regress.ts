import { m } from '#messages';
import {
  blocksTable,
  diagnosticsTable,
  mention,
  modelsTable,
  regressionFinding,
  regressionTable,
  selectionTable,
} from '#modules/analyses/index.ts';
import { significantInOf } from '#modules/studies/index.ts';
import type { Block } from '../../schema.ts';
import type { ReportKind } from '../report-kind.ts';
import { residualsBlock } from '../residuals-block.ts';
import { onlyOf } from '../section.ts';

export const regressReport: ReportKind<'regress'> = {
  // Several regressions of one outcome stand in many reports; the heading says what each does.
  title: ({ outcome, blocks, selection, errors, missing }, context) => {
    const inputs = { outcome: mention(context, outcome) };
    const locale = { locale: context.language };
    if (blocks) return m.reports_regression_title_blocks(inputs, locale);
    if (selection) return m.reports_regression_title_selection(inputs, locale);
    if (errors === 'hc3') return m.reports_regression_title_hc3(inputs, locale);
    if (missing === 'fiml') return m.reports_regression_title_fiml(inputs, locale);
    if (missing === 'multipleImputation') return m.reports_regression_title_imputed(inputs, locale);
    return m.reports_regression_title(inputs, locale);
  },
  section: (results, context) => {
    const regression = onlyOf(results, context.entry.id, (all) => all.regressions);
    const isShown = regression.r2 !== null;
    // Built in the order they stand in: tables are numbered as they are made.
    const tables = [
      isShown ? regressionTable(regression, context) : null,
      isShown ? blocksTable(regression, context) : null,
      selectionTable(regression, context),
    ];
    const residuals: Block = {
      kind: 'prose',
      text: m.reports_how_regress_diagnostics({}, { locale: context.language }),
    };
    const how = [
      isShown ? modelsTable(regression, context) : null,
      regression.diagnostics ? residuals : null,
      diagnosticsTable(regression, context),
      residualsBlock(regression, context),
    ];
    return {
      finding: regressionFinding(regression, context),
      figures: [],
      tables: tables.filter((table) => table !== null),
      how: how.filter((block) => block !== null),
    };
  },
  formulas: ({ predictors, blocks, selection, errors, categories, missing }, locale) => {
    const id = significantInOf(predictors);
    const options = { locale };
    const direction =
      selection === 'forward'
        ? m.reports_direction_forward({}, options)
        : m.reports_direction_backward({}, options);
    return [
      missing === 'fiml'
        ? m.reports_how_regress_fiml({}, options)
        : missing === 'multipleImputation'
          ? m.reports_how_regress_imputed({}, options)
          : m.reports_how_regress({}, options),
      ...(id ? [m.reports_how_predictors({ id }, options)] : []),
      ...(errors === 'hc3' ? [m.reports_how_regress_hc3({}, options)] : []),
      ...(categories ? [m.reports_how_regress_categories({}, options)] : []),
      ...(blocks ? [m.reports_how_regress_blocks({}, options)] : []),
      ...(selection ? [m.reports_how_regress_selection({ direction }, options)] : []),
    ];
  },
  usesScores: true,
};
