import type { PlanKind } from '../plan-kind.ts';

export const describePlan: PlanKind<'describe'> = {
  needsSingleAnswers: false,
  check: ({ variables }) => variables('variables'),
  uses: ({ variables }) => (variables === 'all' ? [] : variables),
};
