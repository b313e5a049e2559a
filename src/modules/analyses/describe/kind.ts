import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { endWarnings, voiceOf } from '../plan/plan-context.ts';
import { averagedWarnings } from '../warnings/averaged.ts';
import { runDescribe } from './run.ts';
import { describeWarnings } from './warnings.ts';

export const describeKind: AnalysisKind<'describe', 'descriptions'> = {
  list: 'descriptions',
  run: (options, context, earlier) => {
    const results = runDescribe(options, context);
    const variables = results.map(({ variable }) => variable);
    return {
      results,
      warnings: [
        ...describeWarnings(results, context.policy.minimumGroup, voiceOf(context)),
        // Single questions are not asked about where everything is described: that is what scales are for.
        ...averagedWarnings(
          options.variables === 'all'
            ? variables.filter((variable) => Object.hasOwn(context.study.scales, variable))
            : variables,
          context,
          earlier,
        ),
        ...endWarnings(context, variables),
      ],
    };
  },
};
