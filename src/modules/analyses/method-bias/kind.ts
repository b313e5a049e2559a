import { gatherList } from '#modules/privacy/index.ts';
import { scalesAsFactors } from '../factor-models/factors-of-file.ts';
import type { AnalysisKind } from '../plan/analysis-kind.ts';
import { voiceOf } from '../plan/plan-context.ts';
import { runMethodBias } from './run.ts';
import { methodBiasWarnings } from './warnings.ts';

export const methodBiasKind: AnalysisKind<'methodBias', 'methodBiases'> = {
  list: 'methodBiases',
  run: (options, context) => {
    const result = runMethodBias(options, context);
    const { overlapping } = scalesAsFactors(options.scales, context);
    const { policy, dataFile } = context;
    return {
      results: gatherList([result]),
      warnings: methodBiasWarnings(
        result,
        overlapping,
        dataFile.rowCount,
        policy.minimumGroup,
        voiceOf(context),
      ),
    };
  },
};
