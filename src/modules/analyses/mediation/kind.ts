import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { sharedItemWarnings, voiceOf } from '../plan/plan-context.ts';
import { averagedWarnings } from '../warnings/averaged.ts';
import { runMediation } from './run.ts';
import { mediationWarnings } from './warnings.ts';

export const mediationKind: AnalysisKind<'mediation', 'mediations'> = {
  list: 'mediations',
  run: (options, context, earlier) => {
    const result = runMediation(options, context);
    const { predictor, mediator, outcome } = options;
    return {
      results: gatherList([result]),
      warnings: [
        ...mediationWarnings(result, context.policy.minimumGroup, voiceOf(context)),
        ...averagedWarnings([predictor, mediator, outcome], context, earlier),
        ...sharedItemWarnings(context, [
          [predictor, mediator],
          [mediator, outcome],
          [predictor, outcome],
        ]),
      ],
    };
  },
};
