import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { sharedItemWarnings, voiceOf } from '../plan/plan-context.ts';
import { predictorsOf } from '../regress/warnings.ts';
import { runLogistic } from './run.ts';
import { logisticWarnings } from './warnings.ts';

export const logisticKind: AnalysisKind<'logistic', 'logistics'> = {
  list: 'logistics',
  run: (options, context) => {
    const result = runLogistic(options, context);
    const { dataFile, policy } = context;
    return {
      results: gatherList([result]),
      warnings: [
        ...logisticWarnings(result, dataFile.rowCount, policy.minimumGroup, voiceOf(context)),
        ...sharedItemWarnings(
          context,
          predictorsOf(result).map((predictor) => [predictor, result.outcome]),
        ),
      ],
    };
  },
};
