import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { endWarnings, voiceOf } from '../plan/plan-context.ts';
import { runDescribe } from './run.ts';
import { describeWarnings } from './warnings.ts';

export const describeKind: AnalysisKind<'describe', 'descriptions'> = {
  list: 'descriptions',
  run: (options, context) => {
    const results = runDescribe(options, context);
    const variables = results.map(({ variable }) => variable);
    return {
      results,
      warnings: [
        ...describeWarnings(results, context.policy.minimumGroup, voiceOf(context)),
        ...endWarnings(context, variables),
      ],
    };
  },
};
