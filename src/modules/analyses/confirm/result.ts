import { z } from 'zod';
import { modelFit } from '../factor-models/fit-part.ts';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const factorLoading = z.strictObject({
  factor: z.string(),
  item: z.string(),
  /** In units of the item, for one standard deviation of the factor. */
  B: z.number(),
  se: z.number(),
  p: nullableNumber,
  /** Standardised, with its own error and interval. */
  beta: nullableNumber,
  betaSe: nullableNumber,
  betaCi: interval,
  /** Share of the item's variance that the factors account for. */
  r2: z.number(),
});

/** What may be freed; `change` is a standardised loading, or a correlation of residuals. */
export const modification = z.strictObject({
  kind: z.enum(['loading', 'residual']),
  item: z.string(),
  /** The factor of a loading, the other item of a pair. */
  with: z.string(),
  index: z.number(),
  change: nullableNumber,
});

/** Two factors, or two residuals, and how they go together. */
const correlatedPair = {
  a: z.string(),
  b: z.string(),
  r: nullableNumber,
  se: nullableNumber,
  ci: interval,
  p: nullableNumber,
};

export const confirmationResult = z.strictObject({
  ...from,
  factors: z.array(z.strictObject({ factor: z.string(), items: z.array(z.string()) })),
  n: nullableNumber,
  fit: modelFit.nullable(),
  /** Satorra and Bentler's, where asked for; errors and intervals are then robust as well. */
  robust: z
    .strictObject({
      scaling: z.number(),
      chiSquared: z.number(),
      df: z.number(),
      p: nullableNumber,
      cfi: z.number(),
      tli: z.number(),
      rmsea: nullableNumber,
      rmseaCi: interval,
    })
    .nullable(),
  loadings: z.array(factorLoading),
  /** Composite reliability and average variance extracted; null for a single item. */
  validity: z.array(
    z.strictObject({
      factor: z.string(),
      compositeReliability: nullableNumber,
      averageVarianceExtracted: nullableNumber,
    }),
  ),
  factorPairs: z.array(
    z.strictObject({
      ...correlatedPair,
      htmt: nullableNumber,
      /** Fornell and Larcker: each shares more with its own items than with the other factor. */
      isDistinct: z.boolean().nullable(),
    }),
  ),
  residualPairs: z.array(
    z.strictObject({
      ...correlatedPair,
    }),
  ),
  /** The largest few above 3.84, largest first. */
  modifications: z.array(modification),
  problems: z.array(
    z.strictObject({
      code: z.enum(['negative-residual', 'factors-not-distinct']),
      item: z.string().optional(),
    }),
  ),
  ...notShown,
});
export type ConfirmationResult = z.infer<typeof confirmationResult>;
