import { StatisticsError } from '../statistics-error.ts';
import { requireFinite } from './arguments.ts';
import { betaUpperTail } from './beta.ts';
import { betaMixtureUpperTail } from './beta-mixture.ts';
import { splitOfRatio } from './incomplete-beta.ts';
import { exactProduct, exactSumOfTwo, multiply } from './pair.ts';
import { weightsFromMode } from './weights-from-mode.ts';

/** Nearer to one the sum of weights would be too long; two variables that are one are no correlation. */
const LARGEST_CORRELATION = 0.99999;

/**
 * P(|R| > r): how likely n cases of two normal variables that correlate ρ show a correlation beyond ±r.
 * Exact: R² is a mixture of beta variables with negative binomial weights, all terms positive. Relative error
 * below 1e-12.
 * Source: Johnson, Kotz & Balakrishnan (1995), Continuous Univariate Distributions 2, § 32.2; the mixture follows
 * from R²/(1 − R²) given one variable, a noncentral F over n − 2 whose noncentrality is χ²(n − 1)·ρ²/(1 − ρ²).
 *
 * @param r from 0 to 1
 * @param n whole, at least 3
 * @param rho the correlation where the cases come from, within ±0.99999
 * @throws StatisticsError 'invalid-argument' outside these
 * @example
 * correlationBeyond(0.456, 19, 0.6); // 0.800…
 */
export function correlationBeyond(r: number, n: number, rho: number): number {
  requireFinite('r', r);
  if (!(r >= 0 && r <= 1)) refuse(`r must be from 0 to 1, but is ${r}`);
  if (!(Number.isInteger(n) && n >= 3)) refuse(`n must be a whole number from 3, but is ${n}`);
  if (!(Math.abs(rho) <= LARGEST_CORRELATION))
    refuse(`rho must be within ±${LARGEST_CORRELATION}, but is ${rho}`);
  const squared = rho * rho;
  if (r === 0) return 1;
  if (r === 1) return 0;
  if (squared === 0) return betaUpperTail(r * r, 0.5, (n - 2) / 2);
  const shape = (n - 1) / 2;
  const mode = Math.max(0, Math.floor(((shape - 1) * squared) / (1 - squared)));
  const weights = negativeBinomialWeights(shape, squared, mode);
  // r² and 1 − r² = (1 − r)(1 + r), without the rounding of either.
  const rest = multiply(exactSumOfTwo(1, -r), exactSumOfTwo(1, r));
  return betaMixtureUpperTail(weights, mode, 0.5, (n - 2) / 2, splitOfRatio(exactProduct(r, r), rest));
}

/** Γ(shape + j)/(Γ(shape)·j!)·pʲ over that of the mode, by the ratio of neighbours. */
function negativeBinomialWeights(shape: number, p: number, mode: number): (j: number) => number {
  const ratio = (from: number) => ((shape + from) / (from + 1)) * p;
  return weightsFromMode(
    mode,
    (last, from) => last * ratio(from),
    (last, from) => last / ratio(from),
  );
}

function refuse(why: string): never {
  throw new StatisticsError('invalid-argument', why);
}
