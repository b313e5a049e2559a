import { gatherList } from '#modules/privacy/index.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { factorsToConfirm, runConfirm } from './run.ts';
import { confirmWarnings } from './warnings.ts';

export const confirmKind: AnalysisKind<'confirm', 'confirmations'> = {
  list: 'confirmations',
  run: (options, context) => {
    const result = runConfirm(options, context);
    const { overlapping } = factorsToConfirm(options, context);
    return {
      results: gatherList([result]),
      warnings: confirmWarnings(result, {
        overlapping,
        isRobust: options.robust === true,
        respondents: context.dataFile.rowCount,
        minimumGroup: context.policy.minimumGroup,
        voice: voiceOf(context),
      }),
    };
  },
};
