import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { endWarnings, sharedItemWarnings, voiceOf } from '../plan/plan-context.ts';
import { runMultilevel } from './run.ts';
import { multilevelTests } from './tests.rules.ts';
import { multilevelWarnings } from './warnings.ts';

export const multilevelKind: AnalysisKind<'multilevel', 'multilevels'> = {
  list: 'multilevels',
  tests: multilevelTests,
  run: (options, context) => {
    const result = runMultilevel(options, context);
    const { outcome, predictors } = options;
    return {
      results: gatherList([result]),
      warnings: [
        ...multilevelWarnings(result, context.policy.minimumGroup, predictors.length, voiceOf(context)),
        ...sharedItemWarnings(
          context,
          predictors.map((predictor) => [predictor, outcome]),
        ),
        ...endWarnings(context, [outcome]),
      ],
    };
  },
};
