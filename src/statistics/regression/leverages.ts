import { applyQ, type QrFactorisation } from '../householder-qr.ts';

/** The first columns of Q: an orthonormal basis of what the constant and the predictors can say. */
export function orthonormalBasis(qr: QrFactorisation): Float64Array[] {
  const rows = qr.columns[0]!.length;
  return qr.upper.map((_, j) => applyQ(qr, new Float64Array(rows).fill(1, j, j + 1)));
}

/**
 * How much each case pulls the fit towards itself: the diagonal of X(XᵀX)⁻¹Xᵀ, between 1/n and 1.
 * Source: Hoaglin & Welsch (1978), The American Statistician 32:17–22.
 */
export function leverages(basis: readonly Float64Array[]): Float64Array {
  return basis[0]!.map((_, row) =>
    Math.min(
      1,
      basis.reduce((sum, q) => sum + q[row]! ** 2, 0),
    ),
  );
}

/** A case with less than this left over is one that a coefficient hangs on alone: what is left is rounding. */
export const leastLeftOver = 1e-10;
