import type { PlanKind } from '../plan-kind.ts';

/** Nothing is named but a file, whose rows are counted. */
export const powerPlan: PlanKind<'power'> = {
  needsSingleAnswers: false,
  check: () => [],
  uses: () => [],
};
