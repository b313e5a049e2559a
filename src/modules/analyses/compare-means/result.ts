import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

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
  test: z.enum(['anova', 'welch', 'kruskalWallis', 'student', 'welchT', 'mannWhitney']).optional(),
  /** How pairs were compared and corrected; after Dunn a pair's difference is one of mean ranks. */
  postHoc: z.enum(['bonferroni', 'holm', 'tukey', 'gamesHowell', 'scheffe', 'dunn', 'none']).optional(),
  /** Of the population, after `anova`. */
  omegaSquared: z.number().optional(),
  /** 95 % interval of the population's share of variance, after `anova`. */
  etaSquaredCi: z.tuple([z.number(), z.number()]).readonly().optional(),
  /** Whether the groups vary alike: Levene's test from medians (Brown and Forsythe), or from means where that is said. */
  levene: z
    .strictObject({
      F: nullableNumber,
      df: z.tuple([z.number(), z.number()]).readonly(),
      p: z.number(),
      centre: z.literal('means').optional(),
    })
    .optional(),
  /** Two groups, after `student` and `welchT`: the first less the second. F, df and η² are null, and p is that of t. */
  twoMeans: z
    .strictObject({
      difference: z.number(),
      se: z.number(),
      ci: z.tuple([z.number(), z.number()]).readonly(),
      t: nullableNumber,
      df: z.number(),
      cohensD: nullableNumber,
      cohensDCi: interval,
      hedgesG: nullableNumber,
      hedgesGCi: interval,
    })
    .optional(),
  /** Two groups, after `mannWhitney`: F, df and η² are null, and p is exact where `exact` says so. */
  twoRanks: z
    .strictObject({
      U: z.number(),
      z: z.number(),
      exact: z.boolean(),
      /** The chance that one of the first group answers higher than one of the second, equal counting half. */
      superiority: z.number(),
      superiorityCi: interval,
      rankBiserial: z.number(),
      rankBiserialCi: interval,
    })
    .optional(),
  /** How many of the tested groups are both small and clearly skewed; left out where none is. */
  skewedGroups: z.int().optional(),
  /** Kruskal-Wallis: F, df and η² are null, and p is that of H. */
  ranks: z.strictObject({ H: z.number(), df: z.number(), epsilonSquared: z.number() }).optional(),
  ...notShown,
});
export type GroupResult = z.infer<typeof groupResult>;
export type PairResult = z.infer<typeof pairResult>;
export type MeanComparisonResult = z.infer<typeof meanComparisonResult>;
