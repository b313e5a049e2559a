import { z } from 'zod';
import { fileName, variable } from '../../schema-parts.ts';

/** An outcome compared over two crossed groupings. */
export const compareTwoWayOptions = z
  .strictObject({
    file: fileName,
    outcome: variable,
    by: z.tuple([variable, variable]),
    /** Type II unless said: what each factor adds to the other. */
    sumsOfSquares: z.enum(['II', 'III']).optional(),
    /** Whether what one factor means may depend on the other; it may, unless said. */
    interaction: z.boolean().optional(),
  })
  // What need not be said is left out, so that saying it does not change the plan's hash.
  .transform(({ sumsOfSquares = 'II', interaction = true, ...options }) => {
    const said: { sumsOfSquares?: 'II' | 'III'; interaction?: boolean } = {
      ...(sumsOfSquares === 'III' ? { sumsOfSquares } : {}),
      ...(interaction ? {} : { interaction }),
    };
    return { ...options, ...said };
  });
export type CompareTwoWayOptions = z.infer<typeof compareTwoWayOptions>;
