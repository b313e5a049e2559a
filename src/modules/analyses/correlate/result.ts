import { z } from 'zod';
import { correlationMethods } from '#modules/studies/schema.ts';
import { from, interval, missingHandled, notShown, nullableNumber } from '../result-parts.ts';

/** What a correlation over few offices is worth. */
const smallSample = z.strictObject({
  /** Where p is from: every order of the offices, or so many drawn from the seed. */
  permutations: z.int(),
  isExact: z.boolean(),
  /** The error of p that comes from drawing; null where every order was tried. */
  monteCarloError: nullableNumber,
  /** What p would be by Student's t. */
  pOfT: nullableNumber,
  seed: z.int(),
  /** Bias-corrected and accelerated; null where it is not defined. */
  bootstrap: z.strictObject({ ci: interval, resamples: z.int() }).nullable(),
  spearman: z.strictObject({ r: z.number(), p: z.number() }).nullable(),
  /** The lowest and highest r with one office left out, and which. */
  withoutOne: z
    .strictObject({
      lowest: z.strictObject({ office: z.string(), r: z.number() }),
      highest: z.strictObject({ office: z.string(), r: z.number() }),
    })
    .nullable(),
  /** The smallest |r| that so many offices could have shown at p < .05. */
  smallestSignificant: nullableNumber.optional(),
  /** The smallest r that so many offices show in four studies of five. */
  detectable: nullableNumber,
});

export const correlationResult = z.strictObject({
  ...from,
  x: z.string(),
  y: z.string(),
  method: z.enum(correlationMethods),
  /** What a partial correlation is relieved of. */
  controlling: z.array(z.string()).optional(),
  /** Where p is from, when a method has more than one way: every order of the ranks, or a distribution. */
  pFrom: z.enum(['exact', 't', 'normal', 'permutation']).optional(),
  /** Of a polychoric correlation: whether two cut-up normal variables would make such a table. */
  fit: z.strictObject({ chiSquared: z.number(), df: z.number(), p: z.number() }).nullable().optional(),
  n: nullableNumber,
  r: nullableNumber,
  ci: interval,
  p: nullableNumber,
  q: nullableNumber,
  smallSample: smallSample.optional(),
  missing: missingHandled.optional(),
  /** How much of what complete answers would have told is lost, 0 to 1. */
  fmi: z.number().optional(),
  ...notShown,
});
export type CorrelationResult = z.infer<typeof correlationResult>;
