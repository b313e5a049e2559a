import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runExplore } from './run.ts';
import { exploreWarnings } from './warnings.ts';

export const exploreKind: AnalysisKind<'explore', 'factorAnalyses'> = {
  list: 'factorAnalyses',
  run: (options, context) => {
    const result = runExplore(options, context);
    return {
      results: gatherList([result]),
      warnings: exploreWarnings(result, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
