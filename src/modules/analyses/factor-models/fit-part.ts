import { z } from 'zod';
import type { FitMeasures } from '#statistics';
import { interval, nullableNumber } from '../result-parts.ts';

/** How well a factor model fits; null where it has no degrees of freedom to miss with. */
export const modelFit = z.strictObject({
  chiSquared: z.number(),
  df: z.number(),
  p: nullableNumber,
  cfi: z.number(),
  tli: z.number(),
  rmsea: nullableNumber,
  /** 90 %, as is the custom for RMSEA. */
  rmseaCi: interval,
  /** Of RMSEA being at most .05. */
  closeFitP: nullableNumber,
  srmr: z.number(),
  aic: z.number(),
  bic: z.number(),
  logLikelihood: z.number(),
  parameters: z.number(),
});
export type ModelFit = z.infer<typeof modelFit>;

export function fitOf(fit: FitMeasures): ModelFit {
  return {
    chiSquared: fit.chiSquared,
    df: fit.degreesOfFreedom,
    p: fit.pValue,
    cfi: fit.cfi,
    tli: fit.tli,
    rmsea: fit.rmsea?.value ?? null,
    rmseaCi: fit.rmsea?.confidenceInterval ?? null,
    closeFitP: fit.rmsea?.closeFitP ?? null,
    srmr: fit.srmr,
    aic: fit.aic,
    bic: fit.bic,
    logLikelihood: fit.logLikelihood,
    parameters: fit.parameters,
  };
}

/** Customary limits, as guidance: Hu & Bentler (1999), Struct. Equ. Modeling 6:1–55; Browne & Cudeck (1993). */
export const fitLimits = {
  good: { cfi: 0.95, rmsea: 0.06, srmr: 0.08 },
  acceptable: { cfi: 0.9, rmsea: 0.08, srmr: 0.1 },
} as const;

export type FitVerdict = 'good' | 'acceptable' | 'poor' | 'saturated';

/** One word for a fit; a model without degrees of freedom fits whatever the answers. */
export function verdictOn({
  df,
  cfi,
  rmsea,
  srmr,
}: Pick<ModelFit, 'df' | 'cfi' | 'rmsea' | 'srmr'>): FitVerdict {
  if (df === 0) return 'saturated';
  const meets = (limits: { cfi: number; rmsea: number; srmr: number }) =>
    cfi >= limits.cfi && (rmsea ?? 0) <= limits.rmsea && srmr <= limits.srmr;
  if (meets(fitLimits.good)) return 'good';
  return meets(fitLimits.acceptable) ? 'acceptable' : 'poor';
}
