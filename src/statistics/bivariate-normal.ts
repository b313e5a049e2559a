import { normalCdf } from './distributions/index.ts';
import { exactSum } from './exact-sum.ts';
import { gaussLegendre } from './gauss-legendre.ts';

const rule = gaussLegendre(20);

/**
 * P(X ≤ h, Y ≤ k) for standard normal X and Y with correlation ρ, to about 1e-15.
 *
 * Shapes: h and k may be infinite, ρ in [−1, 1]. Errors: none; the caller has checked ρ.
 * Method: Φ(h)·Φ(k) + (1/2π)·∫₀^arcsin ρ exp(−(h² + k² − 2hk·sin θ)/(2cos²θ)) dθ, Gauss-Legendre with 20 points a
 * panel. With φ = π/2 − θ the exponent is −(h − k)²/(2sin²φ) − hk/(1 + cos φ), which does not cancel; panels halve
 * towards φ = 0, where a strong correlation makes the integrand steep.
 * Source: Drezner & Wesolowsky (1990), J. Stat. Comput. Simul. 35:101–107, eq. 3; Genz (2004), Statistics and
 * Computing 14:251–260, § 2.
 *
 * @example
 * bivariateNormalCdf(0, 0, 0.5); // 1/3
 */
export function bivariateNormalCdf(h: number, k: number, rho: number): number {
  if (h === Number.NEGATIVE_INFINITY || k === Number.NEGATIVE_INFINITY) return 0;
  if (h === Number.POSITIVE_INFINITY) return normalCdf(k);
  if (k === Number.POSITIVE_INFINITY) return normalCdf(h);
  if (rho === 1) return normalCdf(Math.min(h, k));
  // Y ↦ −Y where ρ is negative: the integral is then small where the answer is.
  if (rho < 0) return Math.max(0, exactSum([normalCdf(h), -bivariateNormalCdf(h, -k, -rho)]));
  return normalCdf(h) * normalCdf(k) + integral(h, k, rho) / (2 * Math.PI);
}

function integral(h: number, k: number, rho: number): number {
  const lowest = Math.acos(rho);
  const apart = (h - k) ** 2 / 2;
  const together = h * k;
  const terms: number[] = [];
  for (let top = Math.PI / 2; top > lowest; ) {
    const bottom = Math.max(lowest, top / 2);
    const half = (top - bottom) / 2;
    const centre = (top + bottom) / 2;
    for (const { node, weight } of rule) {
      const phi = centre + half * node;
      const exponent = -apart / Math.sin(phi) ** 2 - together / (1 + Math.cos(phi));
      terms.push(half * weight * Math.exp(exponent));
    }
    top = bottom;
  }
  return terms.length === 0 ? 0 : exactSum(terms);
}

/**
 * The density of two standard normals with correlation ρ at (h, k), which is also ∂/∂ρ of `bivariateNormalCdf`.
 * 0 where h or k is infinite; |ρ| < 1.
 *
 * @example
 * bivariateNormalDensity(0, 0, 0); // 1/2π
 */
export function bivariateNormalDensity(h: number, k: number, rho: number): number {
  if (!Number.isFinite(h) || !Number.isFinite(k)) return 0;
  const rest = (1 - rho) * (1 + rho);
  const exponent = -((h - k) ** 2 + 2 * h * k * (1 - rho)) / (2 * rest);
  return Math.exp(exponent) / (2 * Math.PI * Math.sqrt(rest));
}
