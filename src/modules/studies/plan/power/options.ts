import { z } from 'zod';
import { fileName } from '../../schema-parts.ts';

/**
 * How small an effect a study can show, how likely it is to show one, or how many answers it needs; asked before
 * there are answers, or of the number of rows in a file. The effect is r, f² (regression), f (oneWay) or d (twoGroups).
 */
export const powerOptions = z
  .strictObject({
    for: z.enum(['correlation', 'regression', 'oneWay', 'twoGroups']),
    file: fileName.optional(),
    n: z.int().min(3).max(100_000_000).optional(),
    effect: z.number().min(0.001).max(100).optional(),
    /** .80 unless said. */
    power: z.number().min(0.1).max(0.999).optional(),
    /** .05 unless said. */
    alpha: z.number().min(0.0001).max(0.5).optional(),
    predictors: z.int().min(1).max(1000).optional(),
    /** How many of the predictors are tested together; all unless said. */
    tested: z.int().min(1).max(1000).optional(),
    groups: z.int().min(2).max(1000).optional(),
  })
  .refine(({ file, n, effect }) => !(file && n) && Boolean(file ?? n ?? effect), 'power-question')
  .refine(({ file, n, effect, power }) => !(power && effect && (file ?? n)), 'power-twice')
  .refine(({ power = 0.8, alpha = 0.05 }) => power > alpha, 'power-above-alpha')
  .refine(
    ({ for: design, predictors, tested = 1 }) =>
      design === 'regression' ? predictors !== undefined && tested <= predictors : predictors === undefined,
    'power-predictors',
  )
  .refine(({ for: design, tested }) => design === 'regression' || tested === undefined, 'power-predictors')
  .refine(({ for: design, groups }) => (design === 'oneWay') === (groups !== undefined), 'power-groups')
  .refine(({ for: design, effect = 0 }) => design !== 'correlation' || effect < 1, 'power-r');
