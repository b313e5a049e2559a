import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runFrequencies } from './run.ts';
import { frequenciesWarnings } from './warnings.ts';

export const frequenciesKind: AnalysisKind<'frequencies', 'frequencies'> = {
  list: 'frequencies',
  run: (options, context) => {
    const results = runFrequencies(options, context);
    return {
      results,
      warnings: frequenciesWarnings(results, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
