import type { AnalysisName } from '#modules/studies/index.ts';
import { analysisOf } from '#modules/studies/index.ts';
import type { PlanEntry } from '#modules/studies/schema.ts';
import { aggregationReport } from './kinds/aggregation.ts';
import { compareMeansReport } from './kinds/compare-means.ts';
import { comparePairedReport } from './kinds/compare-paired.ts';
import { compareTwoWayReport } from './kinds/compare-two-way.ts';
import { confirmReport } from './kinds/confirm.ts';
import { correlateReport } from './kinds/correlate.ts';
import { crosstabReport } from './kinds/crosstab.ts';
import { describeReport } from './kinds/describe.ts';
import { exploreReport } from './kinds/explore.ts';
import { frequenciesReport } from './kinds/frequencies.ts';
import { goodnessOfFitReport } from './kinds/goodness-of-fit.ts';
import { invarianceReport } from './kinds/invariance.ts';
import { logisticReport } from './kinds/logistic.ts';
import { mediationReport } from './kinds/mediation.ts';
import { methodBiasReport } from './kinds/method-bias.ts';
import { missingReport } from './kinds/missing.ts';
import { multilevelReport } from './kinds/multilevel.ts';
import { powerReport } from './kinds/power.ts';
import { regressReport } from './kinds/regress.ts';
import { reliabilityReport } from './kinds/reliability.ts';
import type { ReportKind } from './report-kind.ts';

/** How each kind of analysis is told; the compiler asks for each name that a plan may use. */
const reportKinds: { readonly [Name in AnalysisName]: ReportKind<Name> } = {
  correlate: correlateReport,
  confirm: confirmReport,
  invariance: invarianceReport,
  methodBias: methodBiasReport,
  regress: regressReport,
  logistic: logisticReport,
  compareMeans: compareMeansReport,
  power: powerReport,
  reliability: reliabilityReport,
  frequencies: frequenciesReport,
  describe: describeReport,
  crosstab: crosstabReport,
  missing: missingReport,
  explore: exploreReport,
  comparePaired: comparePairedReport,
  compareTwoWay: compareTwoWayReport,
  goodnessOfFit: goodnessOfFitReport,
  aggregation: aggregationReport,
  multilevel: multilevelReport,
  mediation: mediationReport,
};

/** The kind of an entry: give it the options of that same entry. */
export function reportKindOf(entry: PlanEntry): ReportKind<never> {
  return reportKinds[analysisOf(entry)] as unknown as ReportKind<never>;
}
