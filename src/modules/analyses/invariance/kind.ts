import { gatherList } from '#modules/privacy/index.ts';
import { scalesAsFactors } from '../factor-models/factors-of-file.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runInvariance } from './run.ts';
import { invarianceWarnings } from './warnings.ts';

export const invarianceKind: AnalysisKind<'invariance', 'invariances'> = {
  list: 'invariances',
  run: (options, context) => {
    const result = runInvariance(options, context);
    const { overlapping } = scalesAsFactors(options.scales, context);
    return {
      results: gatherList([result]),
      warnings: invarianceWarnings(result, overlapping, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
