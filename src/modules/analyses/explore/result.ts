import { z } from 'zod';
import { from, interval, notShown, nullableNumber } from '../result-parts.ts';

const shares = z.array(z.number());

export const factorAnalysisResult = z.strictObject({
  ...from,
  /** The questions, as they came. */
  items: z.array(z.string()),
  n: nullableNumber,
  method: z.enum(['minres', 'ml', 'components']),
  rotation: z.enum(['oblimin', 'varimax', 'none']),
  correlations: z.enum(['pearson', 'polychoric']),
  factors: z.int().nullable(),
  /** Whether the plan says how many, or parallel analysis. */
  chosenBy: z.enum(['plan', 'parallel']),
  kmo: nullableNumber,
  bartlett: z.strictObject({ chiSquared: z.number(), df: z.int(), p: z.number() }).nullable(),
  eigenvalues: shares,
  parallel: z
    .strictObject({
      factors: z.int(),
      /** The 95th percentile of each eigenvalue among unrelated questions, and its mean. */
      chance: shares,
      chanceMean: shares,
      seed: z.int(),
      replications: z.int(),
    })
    .nullable(),
  /** What Velicer's minimum average partial says. */
  map: z.int().nullable(),
  loadings: z.array(
    z.strictObject({
      item: z.string(),
      /** The scale that the study file puts it in, if any. */
      scale: z.string().nullable(),
      /** The pattern: weight of each factor. */
      loadings: shares,
      structure: shares,
      communality: z.number(),
      kmo: nullableNumber,
    }),
  ),
  factorCorrelations: z.array(shares),
  explained: z.array(z.strictObject({ sumOfSquares: z.number(), share: z.number() })),
  fit: z
    .strictObject({
      chiSquared: z.number(),
      df: z.int(),
      p: z.number(),
      rmsea: z.number(),
      /** 90 %. */
      rmseaCi: interval,
      tli: nullableNumber,
    })
    .nullable(),
  rmsr: nullableNumber,
  /** Questions whose whole variance the factors would explain. */
  heywood: z.array(z.string()),
  /** Whether the correlations were no correlation matrix of anything, and were mended. */
  isSmoothed: z.boolean(),
  /** Questions that do not vary, where that is why it is refused. */
  constant: z.array(z.string()),
  ...notShown,
});
export type FactorAnalysisResult = z.infer<typeof factorAnalysisResult>;
