import { z } from 'zod';
import { modelFit } from '../factor-models/fit-part.ts';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

export const methodBiasResult = z.strictObject({
  ...from,
  scales: z.array(z.string()),
  items: z.int(),
  n: nullableNumber,
  /** Harman's check: the first unrotated component's share of all variance. */
  harman: z.strictObject({ firstShare: z.number(), componentsAboveOne: z.int() }).nullable(),
  /** The factors as intended, the same with a method factor, and all items on one factor. */
  models: z
    .strictObject({ intended: modelFit, withMethod: modelFit.nullable(), single: modelFit.nullable() })
    .nullable(),
  /**
   * What the method factor gains, and how much of the items' variance it takes; null where it cannot be told. With a
   * share of 0 there is no room for a method: the fit only falls when it gets a variance.
   */
  method: z
    .strictObject({
      chiSquared: z.number(),
      df: z.number(),
      p: nullableNumber,
      cfi: z.number(),
      share: z.number(),
      shareCi: interval,
      meanLoadingIntended: z.number(),
      meanLoadingWithMethod: nullableNumber,
      /** Whether the solution with it cannot be: a negative residual variance, or factors past telling apart. */
      isImproper: z.boolean(),
    })
    .nullable(),
  /** Why there is no method factor while the rest is there. */
  methodRefused: z.string().nullable(),
  ...notShown,
});
export type MethodBiasResult = z.infer<typeof methodBiasResult>;
