import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const fitCategory = z.strictObject({
  value: z.union([z.string(), z.number()]),
  label: z.string(),
  count: nullableNumber,
  percent: nullableNumber,
  /** Of the plan, or the same for every answer. */
  expectedPercent: nullableNumber,
  expectedCount: nullableNumber,
  /** Standardised: beyond ±1.96 more or fewer than expected. */
  residual: nullableNumber,
  ...notShown,
});

export const fitResult = z.strictObject({
  ...from,
  item: z.string(),
  /** Whether the plan gives the shares. */
  isUniform: z.boolean(),
  n: nullableNumber,
  categories: z.array(fitCategory),
  /** The answers that are withheld, together: so they are tested, and nothing of each can be worked out. */
  together: z
    .strictObject({
      answers: z.int(),
      count: z.number(),
      percent: z.number(),
      expectedPercent: z.number(),
      expectedCount: z.number(),
      residual: nullableNumber,
    })
    .optional(),
  chiSquared: nullableNumber,
  df: nullableNumber,
  p: nullableNumber,
  effectSizeW: nullableNumber,
  effectSizeWCi: interval,
  smallestExpected: nullableNumber,
  /** Of the answers, how many are expected from fewer than five. */
  shareBelowFive: nullableNumber,
  ...notShown,
});
export type FitResult = z.infer<typeof fitResult>;
