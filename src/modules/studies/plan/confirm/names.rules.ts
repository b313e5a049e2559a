import { factorItemFindings, factorScaleFindings, residualFindings } from '../factor-names.rules.ts';
import type { PlanKind } from '../plan-kind.ts';

export const confirmPlan: PlanKind<'confirm'> = {
  needsSingleAnswers: true,
  check: (given) => [...factorScaleFindings(given), ...factorItemFindings(given), ...residualFindings(given)],
  // A scale does without the items that are not there; factors named in the plan do not.
  uses: ({ factors = {} }) =>
    Object.values(factors).flatMap((items) => items.map((item) => item.replace(/^-/, ''))),
};
