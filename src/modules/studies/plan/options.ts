import { aggregationOptions } from './aggregation/options.ts';
import { compareMeansOptions } from './compare-means/options.ts';
import { comparePairedOptions } from './compare-paired/options.ts';
import { compareTwoWayOptions } from './compare-two-way/options.ts';
import { confirmOptions } from './confirm/options.ts';
import { correlateOptions } from './correlate/options.ts';
import { crosstabOptions } from './crosstab/options.ts';
import { describeOptions } from './describe/options.ts';
import { exploreOptions } from './explore/options.ts';
import { frequenciesOptions } from './frequencies/options.ts';
import { goodnessOfFitOptions } from './goodness-of-fit/options.ts';
import { invarianceOptions } from './invariance/options.ts';
import { logisticOptions } from './logistic/options.ts';
import { mediationOptions } from './mediation/options.ts';
import { methodBiasOptions } from './method-bias/options.ts';
import { missingAnalysisOptions } from './missing/options.ts';
import { multilevelOptions } from './multilevel/options.ts';
import { powerOptions } from './power/options.ts';
import { regressOptions } from './regress/options.ts';
import { reliabilityOptions } from './reliability/options.ts';

export * from './aggregation/options.ts';
export * from './compare-means/options.ts';
export * from './compare-paired/options.ts';
export * from './compare-two-way/options.ts';
export * from './confirm/options.ts';
export * from './correlate/options.ts';
export * from './crosstab/options.ts';
export * from './describe/options.ts';
export * from './explore/options.ts';
export * from './frequencies/options.ts';
export * from './goodness-of-fit/options.ts';
export * from './invariance/options.ts';
export * from './logistic/options.ts';
export * from './mediation/options.ts';
export * from './method-bias/options.ts';
export * from './missing/options.ts';
export * from './missing-options.ts';
export * from './multilevel/options.ts';
export * from './power/options.ts';
export * from './regress/options.ts';
export * from './reliability/options.ts';

/**
 * What a plan can ask for: the name of each analysis in the study file, and what may be said about it.
 * Its rules stand in `kinds.ts`, how it is run in `analyses/plan/kinds.ts`, how it is told in `reports/sections/kinds.ts`.
 */
export const planOptions = {
  correlate: correlateOptions,
  confirm: confirmOptions,
  invariance: invarianceOptions,
  methodBias: methodBiasOptions,
  regress: regressOptions,
  logistic: logisticOptions,
  compareMeans: compareMeansOptions,
  power: powerOptions,
  reliability: reliabilityOptions,
  frequencies: frequenciesOptions,
  describe: describeOptions,
  crosstab: crosstabOptions,
  missing: missingAnalysisOptions,
  explore: exploreOptions,
  comparePaired: comparePairedOptions,
  compareTwoWay: compareTwoWayOptions,
  goodnessOfFit: goodnessOfFitOptions,
  aggregation: aggregationOptions,
  multilevel: multilevelOptions,
  mediation: mediationOptions,
} as const;
