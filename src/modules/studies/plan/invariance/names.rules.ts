import { factorScaleFindings } from '../factor-names.rules.ts';
import { groupFindings } from '../names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const invariancePlan: PlanKind<'invariance'> = {
  needsSingleAnswers: true,
  check: (given) => [
    ...factorScaleFindings(given),
    ...groupFindings(given.options.by, given.at('by'), given.content),
  ],
  uses: ({ by }) => [by],
};
