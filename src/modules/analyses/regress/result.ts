import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

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
export type RegressionTerm = z.infer<typeof regressionTerm>;
export type RegressionResult = z.infer<typeof regressionResult>;
