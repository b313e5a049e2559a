import { m } from '#messages';
import { methodBiasFinding, methodBiasTable } from '#modules/analyses/index.ts';
import type { ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

export const methodBiasReport: ReportKind<'methodBias'> = {
  title: (_, context) => m.reports_default_method_bias({}, { locale: context.language }),
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.methodBiases);
    return {
      finding: methodBiasFinding(result, context),
      figures: [],
      tables: result.harman ? [methodBiasTable(result, context)] : [],
      how: [],
    };
  },
  formulas: (_, locale) => [m.reports_how_method_bias({}, { locale })],
  usesScores: false,
};
