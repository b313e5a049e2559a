import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const halves = z
  .strictObject({ correlation: z.number(), spearmanBrown: z.number(), guttman: z.number() })
  .nullable();

export const reliabilityResult = z.strictObject({
  ...from,
  scale: z.string(),
  items: z.int(),
  n: nullableNumber,
  alpha: nullableNumber,
  ci: interval,
  omega: nullableNumber,
  standardisedAlpha: nullableNumber.default(null),
  averageInterItem: nullableNumber.default(null),
  /** Guttman's lower bounds of reliability, of the standardised items. */
  lambda2: nullableNumber.default(null),
  lambda6: nullableNumber.default(null),
  splitHalf: z
    .strictObject({
      oddEven: halves,
      firstSecond: halves,
      /** Guttman's over all ways to halve the standardised items, or a fixed random sample of them. */
      splits: z.strictObject({
        count: z.int(),
        isSample: z.boolean(),
        mean: z.number(),
        greatest: z.number(),
        least: z.number(),
      }),
    })
    .nullable()
    .default(null),
  /** Schmid and Leiman's, from three group factors; null under six items. */
  omegaHierarchical: nullableNumber.default(null),
  explainedCommonVariance: nullableNumber.default(null),
  /** Whether that solution stands at a boundary (a Heywood case). */
  isOmegaAtBoundary: z.boolean().default(false),
  /** Average variance extracted and composite reliability, from one factor. */
  ave: nullableNumber.default(null),
  compositeReliability: nullableNumber.default(null),
  dropped: z.array(z.strictObject({ item: z.string(), alpha: nullableNumber, itemTotal: nullableNumber })),
  ...notShown,
});
export type ReliabilityResult = z.infer<typeof reliabilityResult>;
