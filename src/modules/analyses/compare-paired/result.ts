import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const pairedMean = z.strictObject({ mean: nullableNumber, sd: nullableNumber });

export const pairedComparisonResult = z.strictObject({
  ...from,
  first: z.string(),
  second: z.string(),
  test: z.enum(['t', 'wilcoxon']),
  /** Those who answered both. */
  n: nullableNumber,
  means: z.strictObject({ first: pairedMean, second: pairedMean }),
  /** The first less the second. */
  difference: nullableNumber,
  /** After `t`, as are t, df and what follows them. */
  se: nullableNumber,
  ci: interval,
  t: nullableNumber,
  df: nullableNumber,
  p: nullableNumber,
  /** p corrected for the pairs of the entry; null where there is one. */
  q: nullableNumber,
  /** The difference in standard deviations of the differences. */
  dz: nullableNumber,
  dzCi: interval,
  /** In the average of the two standard deviations, corrected for small samples. */
  gav: nullableNumber,
  gavCi: interval,
  wilcoxon: z
    .strictObject({
      V: z.number(),
      z: z.number(),
      exact: z.boolean(),
      rankBiserial: z.number(),
      /** Those without a difference; null where so few are told apart that they could be recognised. */
      unchanged: nullableNumber,
    })
    .optional(),
  /** Few pairs, and differences that lean clearly to one side: then p after `t` is uncertain. */
  isSkewed: z.literal(true).optional(),
  ...notShown,
});
export type PairedComparisonResult = z.infer<typeof pairedComparisonResult>;
