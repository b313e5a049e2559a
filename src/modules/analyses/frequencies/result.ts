import { z } from 'zod';
import { from, notShown, nullableNumber } from '../result-parts.ts';

export const frequencyResult = z.strictObject({
  ...from,
  item: z.string(),
  valid: z.number(),
  missing: z.number(),
  total: z.number(),
  counts: z.array(
    z.strictObject({
      value: z.union([z.string(), z.number()]),
      label: z.string(),
      count: nullableNumber,
      percent: nullableNumber,
      validPercent: nullableNumber,
      ...notShown,
    }),
  ),
});
export type FrequencyResult = z.infer<typeof frequencyResult>;
