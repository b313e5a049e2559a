import type { CorrelationMethod } from '#modules/studies/schema.ts';
import { crossTabulate, kendall, partialCorrelation, polychoric, spearman } from '#statistics';
import type { CorrelationResult } from '../schema.ts';

type Relation = Pick<CorrelationResult, 'n' | 'r' | 'ci' | 'p' | 'pFrom' | 'fit'>;

/** One correlation by the method the plan asks for; controls are for Pearson's alone. */
export function relate(
  method: CorrelationMethod,
  x: Float64Array,
  y: Float64Array,
  controls: readonly Float64Array[],
): Relation {
  switch (method) {
    case 'pearson': {
      const { n, r, confidenceInterval, pValue } = partialCorrelation(x, y, controls);
      return { n, r, ci: confidenceInterval, p: pValue };
    }
    case 'spearman': {
      const { n, rho, confidenceInterval, pValue, pFrom } = spearman(x, y);
      return { n, r: rho, ci: confidenceInterval, p: pValue, pFrom };
    }
    case 'kendall': {
      const { n, tau, pValue, pFrom } = kendall(x, y);
      return { n, r: tau, ci: null, p: pValue, pFrom };
    }
    case 'polychoric': {
      const table = crossTabulate([...x], [...y]);
      const { n, rho, confidenceInterval, pValue, fit } = polychoric(table.counts);
      return {
        n,
        r: rho,
        ci: confidenceInterval,
        p: pValue,
        fit: fit && { chiSquared: fit.chiSquared, df: fit.degreesOfFreedom, p: fit.pValue },
      };
    }
  }
}
