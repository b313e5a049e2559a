import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runMissing } from './run.ts';
import { missingWarnings } from './warnings.ts';

export const missingKind: AnalysisKind<'missing', 'missingness'> = {
  list: 'missingness',
  run: (options, context) => {
    const result = runMissing(options, context);
    return {
      results: gatherList([result]),
      warnings: missingWarnings(result, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
