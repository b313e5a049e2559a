import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { sharedItemWarnings, voiceOf } from '../plan/plan-context.ts';
import { averagedWarnings } from '../warnings/averaged.ts';
import { runMediation } from './run.ts';
import { mediationWarnings } from './warnings.ts';

export const mediationKind: AnalysisKind<'mediation', 'mediations'> = {
  list: 'mediations',
  // The indirect path is what a mediation is about; the others stand in regressions of their own.
  tests: ({ predictor, mediator, outcome, indirect }) => [
    { about: `${predictor}×${mediator}×${outcome}`, p: indirect?.jointP ?? null },
  ],
  run: (options, context, earlier) => {
    const result = runMediation(options, context);
    const { predictor, mediator, outcome, covariates = [] } = options;
    return {
      results: gatherList([result]),
      warnings: [
        ...mediationWarnings(result, context.policy.minimumGroup, voiceOf(context)),
        ...averagedWarnings([predictor, mediator, outcome, ...covariates], context, earlier),
        ...sharedItemWarnings(context, [
          [predictor, mediator],
          [mediator, outcome],
          [predictor, outcome],
          ...covariates.flatMap((covariate) =>
            [predictor, mediator, outcome].map((other) => [covariate, other] as const),
          ),
        ]),
      ],
    };
  },
};
