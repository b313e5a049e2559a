import { exactDotProduct } from '../exact-sum.ts';
import { type QrFactorisation, solveUpper } from '../householder-qr.ts';
import { StatisticsError } from '../statistics-error.ts';
import type { LinearModel } from './fit-linear-model.ts';
import { leastLeftOver, leverages, orthonormalBasis } from './leverages.ts';

export type RobustErrors = 'HC0' | 'HC1' | 'HC2' | 'HC3' | 'HC4';
export type ErrorsMethod = 'classic' | RobustErrors;

/**
 * The covariance matrix of the coefficients (the constant first), under equal spread of the residuals ('classic')
 * or whatever their spread ('HC0' to 'HC4').
 *
 * Shapes: (k + 1) × (k + 1), in the units of B. With e the residuals, h the leverages and p = k + 1:
 * (XᵀX)⁻¹ Xᵀ diag(ω) X (XᵀX)⁻¹ where ω is e² for HC0, e²·n/(n − p) for HC1, e²/(1 − h) for HC2, e²/(1 − h)² for
 * HC3, e²/(1 − h)^min(4, n·h/p) for HC4.
 * Errors: 'full-leverage' for HC2–HC4 where a case has leverage 1.
 * Source: White (1980), Econometrica 48:817–838; MacKinnon & White (1985), Journal of Econometrics 29:305–325
 * (HC1–HC3); Cribari-Neto (2004), CSDA 45:215–233 (HC4); Long & Ervin (2000), The American Statistician 54:217–224
 * recommend HC3. Agrees with R's sandwich::vcovHC and car::hccm.
 */
export function coefficientCovariance(model: LinearModel, errors: ErrorsMethod): number[][] {
  const basis = orthonormalBasis(model.qr);
  const weights = errors === 'classic' ? null : robustWeights(model, errors, leverages(basis));
  const rows = pseudoInverse(model.qr, basis);
  const weighted = rows.map((row) => (weights === null ? row : row.map((value, i) => value * weights[i]!)));
  const factor = errors === 'classic' ? model.sums.residual / model.residualDf : 1;
  const covariance = rows.map(() => new Array<number>(rows.length).fill(0));
  for (let j = 0; j < rows.length; j++) {
    for (let m = 0; m <= j; m++) {
      const value = factor * exactDotProduct(weighted[j]!, rows[m]!);
      covariance[j]![m] = value;
      covariance[m]![j] = value;
    }
  }
  return covariance;
}

/** (XᵀX)⁻¹Xᵀ = R⁻¹Qᵀ, a row a coefficient, in the units of B. */
function pseudoInverse(qr: QrFactorisation, basis: readonly Float64Array[]): Float64Array[] {
  const size = basis.length;
  const inverse = basis.map((_, j) => solveUpper(qr, new Float64Array(size).fill(1, j, j + 1)));
  return basis.map((_, j) =>
    basis[0]!.map((_, row) => {
      let sum = 0;
      for (let m = j; m < size; m++) sum += inverse[m]![j]! * basis[m]![row]!;
      return sum * qr.scale[j]!;
    }),
  );
}

function robustWeights(model: LinearModel, errors: RobustErrors, leverage: Float64Array): Float64Array {
  const { n, residualDf, residuals } = model;
  const p = n - residualDf;
  return residuals.map((residual, row) => {
    const squared = residual * residual;
    if (errors === 'HC0') return squared;
    if (errors === 'HC1') return (squared * n) / residualDf;
    const h = leverage[row]!;
    const leftOver = 1 - h;
    if (leftOver < leastLeftOver) {
      throw new StatisticsError('full-leverage', 'a coefficient hangs on one case alone');
    }
    if (errors === 'HC2') return squared / leftOver;
    if (errors === 'HC3') return squared / (leftOver * leftOver);
    return squared / leftOver ** Math.min(4, (n * h) / p);
  });
}
