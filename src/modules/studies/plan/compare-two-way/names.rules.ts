import { listOf } from '../../parse/study-outline.ts';
import { groupFindings, repeated } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const compareTwoWayPlan: PlanKind<'compareTwoWay'> = {
  needsSingleAnswers: true,
  hasTests: true,
  check: ({ options, content, at, names, variable }) => [
    ...variable('outcome'),
    ...listOf(options.by).flatMap((by, place) => groupFindings(by, [...at('by'), place], content)),
    ...repeated(names('by')),
  ],
  uses: ({ outcome, by }) => [outcome, ...by],
};
