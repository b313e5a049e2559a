import { z } from 'zod';
import { correlationMethods } from '#modules/studies/schema.ts';
import { from, interval, missingHandled, notShown, nullableNumber } from '../result-parts.ts';

export const correlationResult = z.strictObject({
  ...from,
  x: z.string(),
  y: z.string(),
  method: z.enum(correlationMethods),
  /** What a partial correlation is relieved of. */
  controlling: z.array(z.string()).optional(),
  /** Where p is from, when a method has more than one way: every order of the ranks, or a distribution. */
  pFrom: z.enum(['exact', 't', 'normal']).optional(),
  /** Of a polychoric correlation: whether two cut-up normal variables would make such a table. */
  fit: z.strictObject({ chiSquared: z.number(), df: z.number(), p: z.number() }).nullable().optional(),
  n: nullableNumber,
  r: nullableNumber,
  ci: interval,
  p: nullableNumber,
  q: nullableNumber,
  missing: missingHandled.optional(),
  /** How much of what complete answers would have told is lost, 0 to 1. */
  fmi: z.number().optional(),
  ...notShown,
});
export type CorrelationResult = z.infer<typeof correlationResult>;
