import { z } from 'zod';
import { correlationMethods } from '#modules/studies/schema.ts';

/**
 * `results.json`: a contract. docs/results.schema.json is made from these schemas; extend, never break.
 * A figure that disclosure control withholds is null with `withheld` beside it; one that cannot be computed
 * (no variance, too few cases) is null with `refused` beside it, and a warning says why.
 */
const nullableNumber = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
const notShown = { withheld: z.string().optional(), refused: z.string().optional() };
const from = {
  plan: z.string(),
  /** False for what was thought of after the plan: shown as post-hoc in every table. */
  planned: z.boolean(),
  file: z.string(),
};

export const reliabilityResult = z.strictObject({
  ...from,
  scale: z.string(),
  items: z.int(),
  n: nullableNumber,
  alpha: nullableNumber,
  ci: interval,
  omega: nullableNumber,
  dropped: z.array(z.strictObject({ item: z.string(), alpha: nullableNumber, itemTotal: nullableNumber })),
  ...notShown,
});
export const correlationResult = z.strictObject({
  ...from,
  x: z.string(),
  y: z.string(),
  method: z.enum(correlationMethods),
  /** What a partial correlation is relieved of. */
  controlling: z.array(z.string()).optional(),
  /** Where p is from, when a method has more than one way: every order of the ranks, or a distribution. */
  pFrom: z.enum(['exact', 't', 'normal']).optional(),
  /** Of a polychoric correlation: whether two cut-up normal variables would make such a table. */
  fit: z.strictObject({ chiSquared: z.number(), df: z.number(), p: z.number() }).nullable().optional(),
  n: nullableNumber,
  r: nullableNumber,
  ci: interval,
  p: nullableNumber,
  q: nullableNumber,
  ...notShown,
});
export const regressionTerm = z.strictObject({
  name: z.string(),
  B: z.number(),
  se: z.number(),
  beta: nullableNumber,
  t: nullableNumber,
  p: nullableNumber,
  ci: interval,
  vif: nullableNumber,
});
export const regressionResult = z.strictObject({
  ...from,
  outcome: z.string(),
  n: nullableNumber,
  r2: nullableNumber,
  adjustedR2: nullableNumber,
  F: nullableNumber,
  df: z.tuple([z.number(), z.number()]).readonly().nullable(),
  p: nullableNumber,
  residualSd: nullableNumber,
  terms: z.array(regressionTerm),
  ...notShown,
});
export const groupResult = z.strictObject({
  label: z.string(),
  value: z.union([z.string(), z.number()]),
  n: nullableNumber,
  mean: nullableNumber,
  sd: nullableNumber,
  ci: interval,
  ...notShown,
});
export const pairResult = z.strictObject({
  a: z.string(),
  b: z.string(),
  difference: nullableNumber,
  se: nullableNumber,
  p: nullableNumber,
  ci: interval,
  ...notShown,
});
export const meanComparisonResult = z.strictObject({
  ...from,
  outcome: z.string(),
  by: z.string(),
  n: nullableNumber,
  groups: z.array(groupResult),
  total: z.strictObject({ n: nullableNumber, mean: nullableNumber, sd: nullableNumber }),
  F: nullableNumber,
  df: z.tuple([z.number(), z.number()]).readonly().nullable(),
  p: nullableNumber,
  etaSquared: nullableNumber,
  pairs: z.array(pairResult),
  test: z.enum(['anova', 'welch', 'kruskalWallis']).optional(),
  /** How pairs were compared and corrected; after Dunn a pair's difference is one of mean ranks. */
  postHoc: z.enum(['bonferroni', 'holm', 'tukey', 'gamesHowell', 'scheffe', 'dunn', 'none']).optional(),
  /** Of the population, after `anova`. */
  omegaSquared: z.number().optional(),
  /** 95 % interval of the population's share of variance, after `anova`. */
  etaSquaredCi: z.tuple([z.number(), z.number()]).readonly().optional(),
  /** Whether the groups vary alike: Levene's test from medians (Brown and Forsythe). */
  levene: z
    .strictObject({ F: nullableNumber, df: z.tuple([z.number(), z.number()]).readonly(), p: z.number() })
    .optional(),
  /** Kruskal-Wallis: F, df and η² are null, and p is that of H. */
  ranks: z.strictObject({ H: z.number(), df: z.number(), epsilonSquared: z.number() }).optional(),
  ...notShown,
});
const crosstabGroup = z.strictObject({
  value: z.union([z.string(), z.number()]),
  label: z.string(),
  n: nullableNumber,
  ...notShown,
});
export const frequencyResult = z.strictObject({
  ...from,
  item: z.string(),
  valid: z.number(),
  missing: z.number(),
  total: z.number(),
  counts: z.array(
    z.strictObject({
      value: z.union([z.string(), z.number()]),
      label: z.string(),
      count: nullableNumber,
      percent: nullableNumber,
      validPercent: nullableNumber,
      ...notShown,
    }),
  ),
});
export const descriptionResult = z.strictObject({
  ...from,
  variable: z.string(),
  n: nullableNumber,
  missing: nullableNumber,
  mean: nullableNumber,
  sd: nullableNumber,
  ci: interval,
  /** The lowest and highest possible answer, where the variable has such. */
  range: z.tuple([z.number(), z.number()]).nullable(),
  ...notShown,
});
export const crosstabResult = z.strictObject({
  ...from,
  rows: z.string(),
  columns: z.string(),
  n: nullableNumber,
  rowGroups: z.array(crosstabGroup),
  columnGroups: z.array(crosstabGroup),
  /** Row by row, in the order of the groups. */
  cells: z.array(
    z.array(
      z.strictObject({
        count: nullableNumber,
        /** Of the row. */
        percent: nullableNumber,
        /** Adjusted and standardised: beyond ±1.96 more or fewer than by chance. */
        residual: nullableNumber,
        ...notShown,
      }),
    ),
  ),
  chiSquared: nullableNumber,
  df: nullableNumber,
  p: nullableNumber,
  cramersV: nullableNumber,
  /** Fisher's exact test; null also where there are too many tables to count. */
  exactP: nullableNumber,
  /** Of a 2 × 2 table: conditional estimate; null where it is infinite. */
  oddsRatio: nullableNumber,
  oddsRatioCi: z.tuple([z.number(), nullableNumber]).readonly().nullable(),
  smallestExpected: nullableNumber,
  /** Of the cells, how many are expected to hold fewer than five. */
  shareBelowFive: nullableNumber,
  ...notShown,
});
export const warning = z.strictObject({
  /** What it concerns: `<plan id>` or `<plan id>/<file>/<variable>`. */
  about: z.string(),
  code: z.string(),
  text: z.string(),
});

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
  reliability: z.array(reliabilityResult),
  correlations: z.array(correlationResult),
  regressions: z.array(regressionResult),
  meanComparisons: z.array(meanComparisonResult),
  frequencies: z.array(frequencyResult),
  descriptions: z.array(descriptionResult),
  crosstabs: z.array(crosstabResult).default([]),
  warnings: z.array(warning),
});

export type ReliabilityResult = z.infer<typeof reliabilityResult>;
export type CorrelationResult = z.infer<typeof correlationResult>;
export type RegressionTerm = z.infer<typeof regressionTerm>;
export type RegressionResult = z.infer<typeof regressionResult>;
export type MeanComparisonResult = z.infer<typeof meanComparisonResult>;
export type GroupResult = z.infer<typeof groupResult>;
export type PairResult = z.infer<typeof pairResult>;
export type FrequencyResult = z.infer<typeof frequencyResult>;
export type DescriptionResult = z.infer<typeof descriptionResult>;
export type CrosstabResult = z.infer<typeof crosstabResult>;
export type Warning = z.infer<typeof warning>;
export type Results = z.infer<typeof results>;
