import { alsoControlled } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';
import { significantFindings } from './significant.rules.ts';

export const regressPlan: PlanKind<'regress'> = {
  needsSingleAnswers: false,
  check: ({ entry, file, outline, names, variable, variables }) => [
    ...variable('outcome'),
    ...variables('predictors'),
    ...variables('auxiliary'),
    ...alsoControlled(names('predictors'), names('auxiliary')),
    ...significantFindings(entry, file, outline),
  ],
  uses: ({ outcome, predictors, auxiliary = [] }) => [
    outcome,
    ...(typeof predictors === 'string' ? [] : predictors),
    ...auxiliary,
  ],
};
