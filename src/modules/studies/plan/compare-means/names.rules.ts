import { groupFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const compareMeansPlan: PlanKind<'compareMeans'> = {
  needsSingleAnswers: true,
  hasTests: true,
  check: ({ options, content, at, variable }) => [
    ...variable('outcome'),
    ...groupFindings(options.by, at('by'), content),
  ],
  uses: ({ outcome, by }) => [outcome, by],
};
