import { groupFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const multilevelPlan: PlanKind<'multilevel'> = {
  needsSingleAnswers: true,
  hasTests: true,
  check: ({ variable, variables, options, at, content }) => [
    ...variable('outcome'),
    ...variables('predictors'),
    ...groupFindings(options.by, at('by'), content),
  ],
  uses: ({ outcome, predictors, by }) => [outcome, ...predictors, by],
};
