import { comparedPairs } from '#modules/studies/schema.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { endWarnings, sharedItemWarnings, voiceOf } from '../plan/plan-context.ts';
import { runComparePaired } from './run.ts';
import { comparePairedWarnings } from './warnings.ts';

export const comparePairedKind: AnalysisKind<'comparePaired', 'pairedComparisons'> = {
  list: 'pairedComparisons',
  tests: ({ first, second, p }) => [{ about: `${first}×${second}`, p }],
  run: (options, context) => {
    const results = runComparePaired(options, context);
    const pairs = comparedPairs(options);
    return {
      results,
      warnings: [
        ...comparePairedWarnings(results, context.policy.minimumGroup, voiceOf(context)),
        ...sharedItemWarnings(context, pairs),
        ...endWarnings(context, pairs.flat()),
      ],
    };
  },
};
