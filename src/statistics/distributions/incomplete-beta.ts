import { inverseContinuedFraction } from './continued-fraction.ts';
import { logGammaPair } from './log-gamma.ts';
import {
  add,
  addNumber,
  divide,
  exactSumOfTwo,
  multiplyNumber,
  negate,
  ONE,
  type Pair,
  pairOf,
  subtract,
} from './pair.ts';
import { expPair, logOf, logPair } from './pair-log-exp.ts';
import { reflected, type Tails, tailsFromLower, tailsOf } from './tails.ts';

/** Two shapes with the part of the prefactor that does not depend on x: −log B(a, b). */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
  readonly logInverseBeta: Pair;
}

/** x and y = 1 − x, each to full relative precision, and their logarithms. */
export interface Split {
  readonly x: Pair;
  readonly y: Pair;
  readonly logX: Pair;
  readonly logY: Pair;
}

export function betaShape(a: number, b: number): BetaShape {
  const logBoth = add(logGammaPair(pairOf(a)), logGammaPair(pairOf(b)));
  return { a, b, logInverseBeta: subtract(logGammaPair(exactSumOfTwo(a, b)), logBoth) };
}

/** The split of x itself, 0 < x < 1. */
export function splitAt(x: number): Split {
  const y = exactSumOfTwo(1, -x);
  return { x: pairOf(x), y, logX: logOf(x), logY: logPair(y) };
}

/** The split with x : y = numerator : denominator, both between 1e-280 and 1e280. */
export function splitOfRatio(numerator: Pair, denominator: Pair): Split {
  const sum = add(numerator, denominator);
  const x = divide(numerator, sum);
  const y = divide(denominator, sum);
  return { x, y, logX: logPair(x), logY: logPair(y) };
}

/** The split with log(x : y) given, for ratios whose parts might leave the range of doubles. */
export function splitOfExtremeRatio(logOdds: Pair): Split {
  if (Math.abs(logOdds.hi) < 80) return splitOfRatio(expPair(logOdds), ONE);
  if (logOdds.hi > 0) return swapped(splitOfExtremeRatio(negate(logOdds)));
  const x = expPair(logOdds);
  return { x, y: ONE, logX: logOdds, logY: negate(x) };
}

function swapped(split: Split): Split {
  return { x: split.y, y: split.x, logX: split.logY, logY: split.logX };
}

/**
 * Regularised incomplete beta functions I_x(a, b) (lower) and I_y(b, a) (upper), and the slope
 * x^a y^b / B(a, b), by the odds x/y. The prefactor is formed in pairs, which serves what C. Loader's deviance
 * form serves in doubles ("Fast and accurate computation of binomial probabilities", 2000): no digits lost
 * for large shapes.
 *
 * With a the smaller shape:
 * - a < 1 and x (a + b) ≤ 1.5, or both below 1 (with x ≤ ½, else from the other end):
 *   I = G (1 + a J), G = x^a / (a B), J = Σ (1 − b)ₙ xⁿ / (n! (a + n)), n ≥ 1 (DLMF 8.17.7; DiDonato & Morris 1992,
 *   "Algorithm 708", ACM TOMS 18, 360–373, BPSER), and the other tail −(expm1(log G) + G a J).
 * - otherwise the continued fraction of DiDonato & Morris 1992 (BFRAC) on the thin side of the mean:
 *   αₙ₊₁ = (a + n − 1)(a + b + n − 1) n (b − n) x² / (a + 2n − 1)²,
 *   βₙ₊₁ = n + n (b − n) x / (a + 2n − 1) + (a + n)/(a + 2n + 1) [λ + 1 + n (1 + y)], λ = a y − b x.
 */
export function betaTails(shape: BetaShape, split: Split): Tails {
  if (shape.a > shape.b) {
    const { a, b, logInverseBeta } = shape;
    return reflected(betaTails({ a: b, b: a, logInverseBeta }, swapped(split)));
  }
  const { a, b } = shape;
  const { x, y } = split;
  const power = add(multiplyNumber(split.logX, a), shape.logInverseBeta);
  const slope = expPair(add(power, multiplyNumber(split.logY, b))).hi;
  const lambda = subtract(multiplyNumber(y, a), multiplyNumber(x, b)).hi;
  if (a < 1) {
    if (x.hi <= 0.5 && (b < 1 || x.hi * (a + b) <= 1.5)) return aroundZero(a, b, x.hi, power, slope, lambda);
    if (b < 1) {
      const otherPower = add(multiplyNumber(split.logY, b), shape.logInverseBeta);
      return reflected(aroundZero(b, a, y.hi, otherPower, slope, -lambda));
    }
  }
  if (a >= 1 && lambda >= 0) return tailsFromLower(slope * thinSide(a, b, x.hi, y.hi, lambda), slope, lambda);
  return reflected(tailsFromLower(slope * thinSide(b, a, y.hi, x.hi, -lambda), slope, -lambda));
}

function aroundZero(a: number, b: number, x: number, power: Pair, slope: number, curvature: number): Tails {
  const leading = expPair(subtract(power, logOf(a)));
  let term = 1;
  let sum = 0;
  for (let n = 1; n < 200; n += 1) {
    term *= ((n - b) / n) * x;
    const change = term / (a + n);
    sum += change;
    if (Math.abs(change) <= 1e-18 * Math.abs(sum)) break;
  }
  const correction = leading.hi * a * sum;
  const upper = -(addNumber(leading, -1).hi + correction);
  return tailsOf(leading.hi + correction, upper, slope, curvature);
}

function thinSide(a: number, b: number, x: number, y: number, lambda: number): number {
  return inverseContinuedFraction(
    (n) => {
      const odd = a + 2 * n - 1;
      return ((a + n - 1) / odd) * x * (((a + b + n - 1) / odd) * x) * (n * (b - n));
    },
    (n) => {
      const shared = ((a + n) / (a + 2 * n + 1)) * (lambda + 1 + n * (1 + y));
      return n === 0 ? shared : shared + n + (n * (b - n) * x) / (a + 2 * n - 1);
    },
  );
}
