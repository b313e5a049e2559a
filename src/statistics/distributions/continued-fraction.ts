/** Terms after which a continued fraction is taken not to converge; shapes of 1e6 need some thousands. */
const MOST_TERMS = 10_000_000;
const PRECISION = Number.EPSILON / 2;
const TINY = 1e-290;

/**
 * 1 / (β₀ + α₁ / (β₁ + α₂ / (β₂ + …))) by the modified Lentz algorithm
 * (W. J. Lentz 1976, Applied Optics 15, 668–671; I. J. Thompson & A. R. Barnett 1986, J. Comput. Phys. 64, 490–509).
 */
export function inverseContinuedFraction(alpha: (n: number) => number, beta: (n: number) => number): number {
  let value = beta(0) || TINY;
  let c = value;
  let d = 0;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const a = alpha(n);
    const b = beta(n);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= PRECISION) break;
  }
  return 1 / value;
}
