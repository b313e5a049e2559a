import { z } from 'zod';
import { from, interval, missingHandled, notShown, nullableNumber } from '../result-parts.ts';

export const regressionTerm = z.strictObject({
  name: z.string(),
  B: z.number(),
  se: z.number(),
  beta: nullableNumber,
  t: nullableNumber,
  p: nullableNumber,
  ci: interval,
  vif: nullableNumber,
  /** How much of what complete answers would have told is lost, 0 to 1. Then t is z with `fiml`. */
  fmi: z.number().optional(),
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
  missing: missingHandled.optional(),
  /** The test of the whole by `fiml`, which has no F. */
  wald: z.strictObject({ chiSquared: z.number(), df: z.number() }).optional(),
  ...notShown,
});
export type RegressionTerm = z.infer<typeof regressionTerm>;
export type RegressionResult = z.infer<typeof regressionResult>;
