import type { AnalysisName } from '#modules/studies/index.ts';
import { aggregationKind } from '../aggregation/kind.ts';
import { compareMeansKind } from '../compare-means/kind.ts';
import { comparePairedKind } from '../compare-paired/kind.ts';
import { compareTwoWayKind } from '../compare-two-way/kind.ts';
import { confirmKind } from '../confirm/kind.ts';
import { correlateKind } from '../correlate/kind.ts';
import { crosstabKind } from '../crosstab/kind.ts';
import { describeKind } from '../describe/kind.ts';
import { exploreKind } from '../explore/kind.ts';
import { frequenciesKind } from '../frequencies/kind.ts';
import { goodnessOfFitKind } from '../goodness-of-fit/kind.ts';
import { invarianceKind } from '../invariance/kind.ts';
import { logisticKind } from '../logistic/kind.ts';
import { mediationKind } from '../mediation/kind.ts';
import { methodBiasKind } from '../method-bias/kind.ts';
import { missingKind } from '../missing/kind.ts';
import { multilevelKind } from '../multilevel/kind.ts';
import { powerKind } from '../power/kind.ts';
import { regressKind } from '../regress/kind.ts';
import { reliabilityKind } from '../reliability/kind.ts';
import type { SomeAnalysisKind } from './analysis-kind.ts';

/** Every kind of analysis; the compiler asks for each name that a plan may use. */
export const analysisKinds: { readonly [Name in AnalysisName]: SomeAnalysisKind<Name> } = {
  correlate: correlateKind,
  confirm: confirmKind,
  invariance: invarianceKind,
  methodBias: methodBiasKind,
  regress: regressKind,
  logistic: logisticKind,
  compareMeans: compareMeansKind,
  power: powerKind,
  reliability: reliabilityKind,
  frequencies: frequenciesKind,
  describe: describeKind,
  crosstab: crosstabKind,
  missing: missingKind,
  explore: exploreKind,
  comparePaired: comparePairedKind,
  compareTwoWay: compareTwoWayKind,
  goodnessOfFit: goodnessOfFitKind,
  aggregation: aggregationKind,
  multilevel: multilevelKind,
  mediation: mediationKind,
};
