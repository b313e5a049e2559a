import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

export const reliabilityResult = z.strictObject({
  ...from,
  scale: z.string(),
  items: z.int(),
  n: nullableNumber,
  alpha: nullableNumber,
  ci: interval,
  omega: nullableNumber,
  dropped: z.array(z.strictObject({ item: z.string(), alpha: nullableNumber, itemTotal: nullableNumber })),
  ...notShown,
});
export type ReliabilityResult = z.infer<typeof reliabilityResult>;
