import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runCrosstab } from './run.ts';
import { crosstabWarnings } from './warnings.ts';

export const crosstabKind: AnalysisKind<'crosstab', 'crosstabs'> = {
  list: 'crosstabs',
  tests: ({ rows, columns, p }) => [{ about: `${rows}×${columns}`, p }],
  run: (options, context) => {
    const result = runCrosstab(options, context);
    return {
      results: gatherList([result]),
      warnings: crosstabWarnings(result, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
