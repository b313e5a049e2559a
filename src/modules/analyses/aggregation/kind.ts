import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { measuresOf } from './measures.ts';
import { runAggregation } from './run.ts';
import { aggregationWarnings } from './warnings.ts';

export const aggregationKind: AnalysisKind<'aggregation', 'aggregations'> = {
  list: 'aggregations',
  run: (options, context) => {
    const results = measuresOf(options, context).map((measure) => runAggregation(measure, options, context));
    return {
      results: gatherList(results),
      warnings: aggregationWarnings(results, context.policy.minimumGroup, voiceOf(context)),
    };
  },
};
