import { z } from 'zod';
import { allOrSome, fileName, identifier, variable } from '../../schema-parts.ts';

/** Whether items measure what they are sorted under: the study's scales, or factors named here. */
export const confirmOptions = z
  .strictObject({
    file: fileName,
    /** All, unless said, where there are no factors here. */
    scales: allOrSome.optional(),
    /** Name of factor: its items, a minus before one that is reversed. */
    factors: z.record(identifier, z.array(variable).min(1)).optional(),
    /** Whether factors may correlate; they may unless said. */
    correlated: z.boolean().optional(),
    /** Pairs of items whose residuals may correlate. */
    residuals: z.array(z.tuple([variable, variable])).optional(),
    /** χ² and standard errors that do not take answers to be normal. */
    robust: z.boolean().optional(),
  })
  .refine(({ scales, factors }) => scales === undefined || factors === undefined, 'scales-or-factors');
