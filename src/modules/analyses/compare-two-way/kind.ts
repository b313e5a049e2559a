import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { endWarnings, voiceOf } from '../plan/plan-context.ts';
import { runCompareTwoWay } from './run.ts';
import { compareTwoWayWarnings } from './warnings.ts';

export const compareTwoWayKind: AnalysisKind<'compareTwoWay', 'twoWayComparisons'> = {
  list: 'twoWayComparisons',
  tests: ({ outcome, by, effects }) =>
    effects.map(({ source, p }) => ({ about: [outcome, ...namesOf(source, by)].join('×'), p })),
  run: (options, context) => {
    const result = runCompareTwoWay(options, context);
    return {
      results: gatherList([result]),
      warnings: [
        ...compareTwoWayWarnings(result, context.policy.minimumGroup, voiceOf(context)),
        ...endWarnings(context, [options.outcome]),
      ],
    };
  },
};

/** The factors that an effect is of. */
function namesOf(
  source: 'first' | 'second' | 'interaction',
  [first, second]: readonly [string, string],
): string[] {
  if (source === 'interaction') return [first, second];
  return [source === 'first' ? first : second];
}
