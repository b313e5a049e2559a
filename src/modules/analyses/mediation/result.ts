import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const path = z.strictObject({
  B: z.number(),
  se: z.number(),
  /** Null where the path is exact. */
  t: nullableNumber,
  p: nullableNumber,
  ci: interval,
});

export const mediationResult = z.strictObject({
  ...from,
  predictor: z.string(),
  mediator: z.string(),
  outcome: z.string(),
  /** Held still on every path. */
  covariates: z.array(z.string()).optional(),
  n: nullableNumber,
  /** Predictor to mediator, and mediator to outcome with the predictor held still. */
  a: path.nullable(),
  b: path.nullable(),
  direct: path.nullable(),
  total: path.nullable(),
  /** By way of the mediator. */
  indirect: z
    .strictObject({
      B: z.number(),
      standardised: z.number(),
      sobelSe: z.number(),
      sobelZ: nullableNumber,
      sobelP: nullableNumber,
      /** Both paths must be there: the larger of their two p. */
      jointP: nullableNumber.optional(),
      /** Bias-corrected bootstrap; null where all resamples lie on one side of the estimate. */
      ci: interval,
      percentileCi: interval,
      resamples: z.int(),
      seed: z.int(),
    })
    .nullable(),
  ...notShown,
});
export type MediationResult = z.infer<typeof mediationResult>;
