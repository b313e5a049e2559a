import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runGoodnessOfFit } from './run.ts';
import { goodnessOfFitWarnings } from './warnings.ts';

export const goodnessOfFitKind: AnalysisKind<'goodnessOfFit', 'goodnessOfFits'> = {
  list: 'goodnessOfFits',
  tests: ({ item, p }) => [{ about: item, p }],
  run: (options, context) => {
    const result = runGoodnessOfFit(options, context);
    return {
      results: gatherList([result]),
      warnings: goodnessOfFitWarnings(result, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
