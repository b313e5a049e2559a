import type { PlanKind } from '../plan-kind.ts';
import { significantFindings } from './significant.rules.ts';

export const regressPlan: PlanKind<'regress'> = {
  needsSingleAnswers: false,
  check: ({ entry, file, outline, variable, variables }) => [
    ...variable('outcome'),
    ...variables('predictors'),
    ...significantFindings(entry, file, outline),
  ],
  uses: ({ outcome, predictors }) => [outcome, ...(typeof predictors === 'string' ? [] : predictors)],
};
