import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runReliability } from './run.ts';
import { reliabilityWarnings } from './warnings.ts';

export const reliabilityKind: AnalysisKind<'reliability', 'reliability'> = {
  list: 'reliability',
  run: (options, context) => {
    const results = runReliability(options, context);
    return {
      results,
      warnings: reliabilityWarnings(results, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
