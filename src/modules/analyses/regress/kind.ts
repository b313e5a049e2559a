import { gatherList } from '#modules/privacy/index.ts';
import { significantInOf } from '#modules/studies/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { sharedItemWarnings, voiceOf } from '../plan/plan-context.ts';
import { averagedWarnings } from '../warnings/averaged.ts';
import { constantName, runRegress } from './run.ts';
import { predictorsOf, regressWarnings } from './warnings.ts';

export const regressKind: AnalysisKind<'regress', 'regressions'> = {
  list: 'regressions',
  // A category is one test, of all its dummies together.
  tests: ({ outcome, terms, categories = [] }) => [
    ...terms
      .filter(({ name, category }) => name !== constantName && category === undefined)
      .map(({ name, p }) => ({ about: `${name}×${outcome}`, p })),
    ...categories.map(({ variable, p }) => ({ about: `${variable}×${outcome}`, p })),
  ],
  run: (options, context, earlier) => {
    const result = runRegress(options, context, earlier('correlations'));
    const { dataFile, policy } = context;
    return {
      results: gatherList([result]),
      warnings: [
        ...regressWarnings(result, {
          respondents: dataFile.rowCount,
          minimumGroup: policy.minimumGroup,
          voice: voiceOf(context),
          selectedIn: significantInOf(options.predictors),
        }),
        ...averagedWarnings([result.outcome, ...predictorsOf(result)], context, earlier),
        ...sharedItemWarnings(
          context,
          predictorsOf(result).map((predictor) => [predictor, result.outcome]),
        ),
      ],
    };
  },
};
