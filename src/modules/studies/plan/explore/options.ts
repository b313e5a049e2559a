import { z } from 'zod';
import { allOrSome, fileName, variable } from '../../schema-parts.ts';

const factorMethods = ['minres', 'ml', 'components'] as const;
export const rotations = ['oblimin', 'varimax', 'none'] as const;

/** Which questions go together, without saying beforehand which should. */
export const exploreOptions = z
  .strictObject({
    file: fileName,
    items: z.array(variable).min(3).max(200).optional(),
    /** The questions of these scales, turned the way the scales turn them. */
    scales: allOrSome.optional(),
    /** How factors are found; minres when not said. */
    method: z.enum(factorMethods).optional(),
    /** How many; as many as parallel analysis finds when not said. */
    factors: z.union([z.int().min(1).max(50), z.literal('parallel')]).optional(),
    /** How they are turned; oblimin when not said. */
    rotation: z.enum(rotations).optional(),
    /** Pearson's r, or polychoric correlations for answers in few steps; pearson when not said. */
    correlations: z.enum(['pearson', 'polychoric']).optional(),
    /** Of the random numbers in the parallel analysis; 1 when not said. */
    seed: z.int().min(0).max(4_294_967_295).optional(),
  })
  .refine(({ items, scales }) => (items === undefined) !== (scales === undefined), 'items-or-scales');
