import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { endWarnings, sharedItemWarnings, voiceOf } from '../plan/plan-context.ts';
import { averagedWarnings } from '../warnings/averaged.ts';
import { pairsOf, runCorrelate } from './run.ts';
import { smallSampleWarnings } from './small-sample-warnings.ts';
import { correlateWarnings } from './warnings.ts';

export const correlateKind: AnalysisKind<'correlate', 'correlations'> = {
  list: 'correlations',
  tests: ({ x, y, p }) => [{ about: `${x}×${y}`, p }],
  run: (options, context, earlier) => {
    const results = runCorrelate(options, context);
    const pairs = pairsOf(options);
    const { dataFile, policy } = context;
    return {
      results,
      warnings: [
        ...correlateWarnings(results, dataFile.unit, policy.minimumGroup, voiceOf(context)),
        ...smallSampleWarnings(results, voiceOf(context)),
        ...averagedWarnings([...pairs.flat(), ...(options.controlling ?? [])], context, earlier),
        ...sharedItemWarnings(context, pairs),
        ...endWarnings(context, pairs.flat()),
      ],
    };
  },
};
