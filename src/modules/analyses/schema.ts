import { z } from 'zod';
import { outcomesRead } from '#modules/scorecards/schema.ts';
import { collection } from '#modules/surveys/schema.ts';
import { aggregationResult } from './aggregation/result.ts';
import { meanComparisonResult } from './compare-means/result.ts';
import { pairedComparisonResult } from './compare-paired/result.ts';
import { twoWayComparisonResult } from './compare-two-way/result.ts';
import { confirmationResult } from './confirm/result.ts';
import { correlationResult } from './correlate/result.ts';
import { crosstabResult } from './crosstab/result.ts';
import { descriptionResult } from './describe/result.ts';
import { factorAnalysisResult } from './explore/result.ts';
import { frequencyResult } from './frequencies/result.ts';
import { fitResult } from './goodness-of-fit/result.ts';
import { invarianceResult } from './invariance/result.ts';
import { logisticResult } from './logistic/result.ts';
import { mediationResult } from './mediation/result.ts';
import { methodBiasResult } from './method-bias/result.ts';
import { missingnessResult } from './missing/result.ts';
import { multilevelResult } from './multilevel/result.ts';
import { familyResult } from './plan/family-result.ts';
import { powerResult } from './power/result.ts';
import { regressionResult } from './regress/result.ts';
import { reliabilityResult } from './reliability/result.ts';

export * from './aggregation/result.ts';
export * from './compare-means/result.ts';
export * from './compare-paired/result.ts';
export * from './compare-two-way/result.ts';
export * from './confirm/result.ts';
export * from './correlate/result.ts';
export * from './crosstab/result.ts';
export * from './describe/result.ts';
export * from './explore/result.ts';
export * from './frequencies/result.ts';
export * from './goodness-of-fit/result.ts';
export * from './invariance/result.ts';
export * from './logistic/result.ts';
export * from './mediation/result.ts';
export * from './method-bias/result.ts';
export * from './missing/result.ts';
export * from './multilevel/result.ts';
export * from './office-climate/result.ts';
export * from './plan/family-result.ts';
export * from './power/result.ts';
export * from './regress/result.ts';
export * from './reliability/result.ts';

/**
 * `results.json`: a contract. docs/results.schema.json is made from these schemas; extend, never break.
 * A figure that disclosure control withholds is null with `withheld` beside it; one that cannot be computed
 * (no variance, too few cases) is null with `refused` beside it, and a warning says why.
 */

export const warning = z.strictObject({
  /** What it concerns: `<plan id>` or `<plan id>/<file>/<variable>`. */
  about: z.string(),
  code: z.string(),
  text: z.string(),
});

/** Each kind of result, in a list of its own. What came after the first version has a default, so that kept results still open. */
export const resultLists = {
  reliability: z.array(reliabilityResult),
  correlations: z.array(correlationResult),
  confirmations: z.array(confirmationResult).default([]),
  invariances: z.array(invarianceResult).default([]),
  methodBiases: z.array(methodBiasResult).default([]),
  regressions: z.array(regressionResult),
  logistics: z.array(logisticResult).default([]),
  meanComparisons: z.array(meanComparisonResult),
  powers: z.array(powerResult).default([]),
  frequencies: z.array(frequencyResult),
  descriptions: z.array(descriptionResult),
  crosstabs: z.array(crosstabResult).default([]),
  missingness: z.array(missingnessResult).default([]),
  factorAnalyses: z.array(factorAnalysisResult).default([]),
  pairedComparisons: z.array(pairedComparisonResult).default([]),
  twoWayComparisons: z.array(twoWayComparisonResult).default([]),
  goodnessOfFits: z.array(fitResult).default([]),
  aggregations: z.array(aggregationResult).default([]),
  multilevels: z.array(multilevelResult).default([]),
  mediations: z.array(mediationResult).default([]),
};
export type ResultList = keyof typeof resultLists;
export type ResultIn<List extends ResultList> = z.infer<(typeof resultLists)[List]>[number];

export const results = z.strictObject({
  study: z.string(),
  provenance: z.strictObject({
    program: z.string(),
    version: z.string(),
    studyFile: z.string(),
    studySha256: z.string(),
    /** SHA-256 of the plan as canonical JSON: the same plan gives the same hash, whatever the comments. */
    planSha256: z.string(),
    minimumGroup: z.int(),
    synthetic: z.boolean(),
  }),
  files: z.record(
    z.string(),
    z.strictObject({
      n: z.int(),
      source: z.string(),
      sha256: z.string(),
      unit: z.enum(['person', 'office']),
    }),
  ),
  /** Who answered, where the answers were collected in a wave; left out for files from elsewhere. */
  collection: collection.optional(),
  /** Where offices' outcomes are from, where they were read off the scorecard; left out for files from elsewhere. */
  outcomesRead: outcomesRead.optional(),
  ...resultLists,
  /** Families of tests, as the plan has them. */
  families: z.array(familyResult).default([]),
  warnings: z.array(warning),
});

export type Warning = z.infer<typeof warning>;
export type Results = z.infer<typeof results>;
