import { inverseContinuedFraction } from './continued-fraction.ts';
import { logGammaPair } from './log-gamma.ts';
import { addNumber, multiplyNumber, type Pair, pairOf, subtract } from './pair.ts';
import { expPair, logPair } from './pair-log-exp.ts';
import {
  NOTHING_ABOVE,
  NOTHING_BELOW,
  type Tails,
  tailsFromLower,
  tailsFromUpper,
  tailsOf,
} from './tails.ts';

/** Below this x a shape under one is summed around zero; above, the continued fraction is quick enough. */
const SMALL = 1.5;

/** A shape with the part of the prefactor that does not depend on x. */
export interface GammaShape {
  readonly a: number;
  readonly logGamma: Pair;
}

export function gammaShape(a: number): GammaShape {
  return { a, logGamma: logGammaPair(pairOf(a)) };
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x) of shape a > 0 at x ≥ 0, with the
 * slope x^a e^−x / Γ(a), formed in pairs so that neither large shapes nor deep tails lose digits.
 *
 * - a < 1, x ≤ 1.5: P = G (1 + a J), G = x^a/Γ(a + 1), J = Σ (−x)ⁿ/(n! (a + n)) (DLMF 8.7.1), and
 *   Q = −(expm1(log G) + G a J), so that a small Q keeps its digits (idea: W. Gautschi 1979, ACM TOMS 5,
 *   466–481, § 2; A. R. DiDonato & A. H. Morris 1986, ACM TOMS 12, 377–393).
 * - x < a + 1: P = slope/a Σ xⁿ/((a + 1) … (a + n)), all terms positive (DLMF 8.7.1, second form; 8.11.4).
 * - otherwise: Legendre's continued fraction for Q (DLMF 8.9.2 contracted; Abramowitz & Stegun 6.5.31).
 */
export function gammaTails(shape: GammaShape, x: Pair): Tails {
  const { a } = shape;
  if (x.hi <= 0) return NOTHING_BELOW;
  if (x.hi === Number.POSITIVE_INFINITY) return NOTHING_ABOVE;
  const power = subtract(multiplyNumber(logPair(x), a), shape.logGamma);
  const slope = expPair(subtract(power, x)).hi;
  const curvature = -addNumber(x, -a).hi;
  if (a < 1 && x.hi <= SMALL) return aroundZero(a, x.hi, power, slope, curvature);
  if (x.hi < a + 1) return tailsFromLower((slope / a) * positiveSeries(a, x.hi), slope, curvature);
  return tailsFromUpper(slope * legendreFraction(a, addNumber(x, -a).hi), slope, curvature);
}

function aroundZero(a: number, x: number, power: Pair, slope: number, curvature: number): Tails {
  const leading = expPair(subtract(power, logPair(pairOf(a))));
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 200; n += 1) {
    term *= -x / n;
    const change = term / (a + n);
    sum += change;
    if (Math.abs(change) <= 1e-18 * Math.abs(sum)) break;
  }
  const correction = leading.hi * a * sum;
  const upper = -(addNumber(leading, -1).hi + correction);
  return tailsOf(leading.hi + correction, upper, slope, curvature);
}

function positiveSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > 1e-17 * sum; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function legendreFraction(a: number, xMinusA: number): number {
  return inverseContinuedFraction(
    (n) => n * (a - n),
    (n) => xMinusA + (2 * n + 1),
  );
}
