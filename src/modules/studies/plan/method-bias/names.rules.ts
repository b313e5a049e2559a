import { factorScaleFindings } from '../factor-names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const methodBiasPlan: PlanKind<'methodBias'> = {
  needsSingleAnswers: true,
  check: (given) => factorScaleFindings(given),
  uses: () => [],
};
