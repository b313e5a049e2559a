import { z } from 'zod';
import { from, notShown, nullableNumber } from '../result-parts.ts';

/** The power of a study: about a design, not about respondents. Effects are r, f² (regression), f or d. */
export const powerResult = z.strictObject({
  ...from,
  for: z.enum(['correlation', 'regression', 'oneWay', 'twoGroups']),
  predictors: z.int().optional(),
  tested: z.int().optional(),
  groups: z.int().optional(),
  /** Which of n, effect and power was computed from the other two. */
  sought: z.enum(['effect', 'power', 'n']).nullable(),
  n: nullableNumber,
  effect: nullableNumber,
  power: nullableNumber,
  alpha: z.number(),
  /** The smallest effect in the answers that is significant at alpha. */
  critical: nullableNumber,
  /** How likely the study is to find a true effect of just that size. */
  powerAtCritical: nullableNumber,
  curve: z.array(z.strictObject({ n: z.number(), critical: z.number(), detectable: z.number() })),
  ...notShown,
});
export type PowerResult = z.infer<typeof powerResult>;
