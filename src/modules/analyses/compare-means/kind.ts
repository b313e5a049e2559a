import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { endWarnings, voiceOf } from '../plan/plan-context.ts';
import { runCompareMeans } from './run.ts';
import { compareMeansWarnings } from './warnings.ts';

export const compareMeansKind: AnalysisKind<'compareMeans', 'meanComparisons'> = {
  list: 'meanComparisons',
  tests: ({ outcome, by, p }) => [{ about: `${outcome}×${by}`, p }],
  run: (options, context) => {
    const result = runCompareMeans(options, context);
    return {
      results: gatherList([result]),
      warnings: [
        ...compareMeansWarnings(result, context.policy.minimumGroup, voiceOf(context)),
        ...endWarnings(context, [options.outcome]),
      ],
    };
  },
};
