import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

export const multilevelTerm = z.strictObject({
  B: z.number(),
  se: z.number(),
  /** Satterthwaite's. */
  df: z.number(),
  t: z.number(),
  p: z.number(),
  ci: interval,
});
export type MultilevelTerm = z.infer<typeof multilevelTerm>;

export const multilevelResult = z.strictObject({
  ...from,
  outcome: z.string(),
  by: z.string(),
  /** Of the groups that may be shown, as all figures here. */
  n: nullableNumber,
  groups: nullableNumber,
  groupsWithheld: nullableNumber,
  /** Where every predictor is at its mean. */
  constant: multilevelTerm.nullable(),
  terms: z.array(
    z.strictObject({
      name: z.string(),
      /** Among people of the same group. */
      within: multilevelTerm.nullable(),
      /** Of the groups' means. */
      between: multilevelTerm.nullable(),
      /** Between less within: what the group's mean says beyond the person's own. */
      contextual: multilevelTerm.nullable(),
    }),
  ),
  betweenVariance: nullableNumber,
  withinVariance: nullableNumber,
  /** The share of the variance between groups, of what the predictors leave and of the outcome itself. */
  icc: nullableNumber,
  iccOfOutcome: nullableNumber,
  logLikelihood: nullableNumber,
  /** The variance between groups is estimated at 0: the model is an ordinary regression. */
  isBoundary: z.boolean().optional(),
  ...notShown,
});
export type MultilevelResult = z.infer<typeof multilevelResult>;
