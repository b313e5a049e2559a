import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

/** What can be said of averaging, from the best to the worst; the first that does not hold decides. */
export const aggregationVerdicts = [
  'mayBeAveraged',
  'unreliableMeans',
  'littleAgreement',
  'noDifference',
] as const;

/** How far the people of the groups agree, against one way of answering without anything in common. */
const agreement = z.strictObject({
  /** The variance of the answers of people with nothing in common. */
  expectedVariance: z.number(),
  /** Of r_wg (one question) or r_wg(j) over the groups that are shown. */
  median: nullableNumber,
  /** Of those groups, the share with .70 or more. */
  shareEnough: nullableNumber,
  /** Groups further apart than chance, whose agreement is set to 0. */
  belowZero: z.int(),
});

export const aggregationResult = z.strictObject({
  ...from,
  by: z.string(),
  /** A scale, or a single question. */
  scale: z.string(),
  items: z.int(),
  /** How many answers the questions have to choose from; null where they differ in that, and agreement is not defined. */
  answers: nullableNumber,
  /** Of the groups that are shown, as all figures here. */
  n: nullableNumber,
  groups: z.array(
    z.strictObject({
      value: z.union([z.string(), z.number()]),
      label: z.string(),
      n: nullableNumber,
      /** r_wg or r_wg(j) among those who answered every question; null too where they are too few to be shown. */
      agreement: nullableNumber,
      agreementSlightlySkewed: nullableNumber,
      ...notShown,
    }),
  ),
  groupSize: z
    .strictObject({
      smallest: z.int(),
      largest: z.int(),
      mean: z.number(),
      /** What the mean becomes when unequal sizes are reckoned with: k₀, of ICC(1). */
      effective: z.number(),
    })
    .nullable(),
  icc1: nullableNumber,
  icc1Ci: interval,
  icc2: nullableNumber,
  F: nullableNumber,
  df: z.tuple([z.number(), z.number()]).readonly().nullable(),
  p: nullableNumber,
  agreement: agreement.nullable(),
  agreementSlightlySkewed: agreement.nullable(),
  verdict: z.enum(aggregationVerdicts).nullable(),
  ...notShown,
});
export type AggregationResult = z.infer<typeof aggregationResult>;
