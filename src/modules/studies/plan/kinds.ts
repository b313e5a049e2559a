import { aggregationPlan } from './aggregation/names.rules.ts';
import { compareMeansPlan } from './compare-means/names.rules.ts';
import { comparePairedPlan } from './compare-paired/names.rules.ts';
import { compareTwoWayPlan } from './compare-two-way/names.rules.ts';
import { confirmPlan } from './confirm/names.rules.ts';
import { correlatePlan } from './correlate/names.rules.ts';
import { crosstabPlan } from './crosstab/names.rules.ts';
import { describePlan } from './describe/names.rules.ts';
import { explorePlan } from './explore/names.rules.ts';
import { frequenciesPlan } from './frequencies/names.rules.ts';
import { goodnessOfFitPlan } from './goodness-of-fit/names.rules.ts';
import { invariancePlan } from './invariance/names.rules.ts';
import { logisticPlan } from './logistic/names.rules.ts';
import { mediationPlan } from './mediation/names.rules.ts';
import { methodBiasPlan } from './method-bias/names.rules.ts';
import { missingPlan } from './missing/names.rules.ts';
import { multilevelPlan } from './multilevel/names.rules.ts';
import type { AnalysisName } from './plan-entry.ts';
import type { PlanKind } from './plan-kind.ts';
import { powerPlan } from './power/names.rules.ts';
import { regressPlan } from './regress/names.rules.ts';
import { reliabilityPlan } from './reliability/names.rules.ts';

/** The rules of each kind of analysis; the compiler asks for every name in `planOptions`. */
export const planKinds: { readonly [Name in AnalysisName]: PlanKind<Name> } = {
  correlate: correlatePlan,
  confirm: confirmPlan,
  invariance: invariancePlan,
  methodBias: methodBiasPlan,
  regress: regressPlan,
  logistic: logisticPlan,
  compareMeans: compareMeansPlan,
  power: powerPlan,
  reliability: reliabilityPlan,
  frequencies: frequenciesPlan,
  describe: describePlan,
  crosstab: crosstabPlan,
  missing: missingPlan,
  explore: explorePlan,
  comparePaired: comparePairedPlan,
  compareTwoWay: compareTwoWayPlan,
  goodnessOfFit: goodnessOfFitPlan,
  aggregation: aggregationPlan,
  multilevel: multilevelPlan,
  mediation: mediationPlan,
};
