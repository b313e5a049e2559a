import { z } from 'zod';
import { from, notShown, nullableNumber } from '../result-parts.ts';

/** Who left questions out: how many of each, in which combinations, and whether they differ from those who did not. */
export const missingnessResult = z.strictObject({
  ...from,
  /** Respondents, those who answered nothing included. */
  n: nullableNumber,
  /** Of all answers to these variables, how many are missing: 0 to 1. */
  share: nullableNumber,
  /** In the order of the plan. */
  variables: z.array(z.strictObject({ variable: z.string(), missing: z.number(), share: z.number() })),
  /** Those who answered everything. */
  complete: z.strictObject({ n: z.number(), share: z.number() }).nullable(),
  /** Whether the variables can be put in an order where who lacks one lacks all after it. */
  isMonotone: z.boolean().nullable(),
  /** What those who lack something lack, the most common first; only what enough people have in common. */
  patterns: z.array(z.strictObject({ lacking: z.array(z.string()), n: z.number(), share: z.number() })),
  /** All who lack something in combinations too rare to be shown. */
  otherPatterns: z.strictObject({ patterns: z.int(), n: z.number(), share: z.number() }).nullable(),
  /** Little's test of whether answers are missing completely at random; null where there is nothing to test. */
  little: z
    .strictObject({
      variables: z.int(),
      chiSquared: nullableNumber,
      df: nullableNumber,
      p: nullableNumber,
      refused: z.string().optional(),
    })
    .nullable(),
  /** Where those who lack a variable answered another differently (q < .05), the largest differences first. */
  related: z.array(
    z.strictObject({
      lacking: z.string(),
      variable: z.string(),
      /** Standardised: those who lack it, less those who do not. */
      d: z.number(),
      nLacking: z.number(),
      nAnswered: z.number(),
      p: z.number(),
      q: z.number(),
    }),
  ),
  /** How many such differences were tested. */
  relatedTests: z.int(),
  ...notShown,
});
export type MissingnessResult = z.infer<typeof missingnessResult>;
