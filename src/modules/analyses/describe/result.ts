import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

export const descriptionResult = z.strictObject({
  ...from,
  variable: z.string(),
  n: nullableNumber,
  missing: nullableNumber,
  mean: nullableNumber,
  sd: nullableNumber,
  ci: interval,
  /** The lowest and highest possible answer, where the variable has such. */
  range: z.tuple([z.number(), z.number()]).nullable(),
  ...notShown,
});
export type DescriptionResult = z.infer<typeof descriptionResult>;
