import { normalUpperTail } from './normal.ts';
import { expOf } from './pair-log-exp.ts';

/** φ and Φ's upper tail at one point of the grid, shared by every range and group count. */
interface Point {
  readonly density: number;
  readonly above: number;
}

export interface RangeTails {
  readonly lower: number;
  readonly upper: number;
}

const DENSITY_AT_ZERO = 0.3989422804014327;
/** Beyond this far from the middle of the range every term is below 1e-18 of the sum. */
const REACH = 9;
const MANY_GROUPS = 30;
/** A range shorter than this has its probability by series: the difference of two normal tails would cancel. */
const SHORT = 0.125;
const points = new Map<number, Point>();

/**
 * Both tails of the range W of k independent standard normals:
 * P(W ≤ w) = k ∫ φ(z) B^(k−1) dz with B = Φ(z + w) − Φ(z) (z the smallest of them), and
 * P(W > w) = k ∫ φ(z) (A^(k−1) − B^(k−1)) dz with A = 1 − Φ(z), written as the positive terms
 * (A − B)·Σ A^i B^(k−2−i), A − B = 1 − Φ(z + w). Trapezoidal rule, which converges exponentially here.
 * Source: the first formula is Hartley (1942), Biometrika 32:334–348.
 */
export function tailsOfRange(w: number, groups: number): RangeTails {
  const perUnit = groups > MANY_GROUPS ? 16 : 8;
  const first = Math.floor((-w / 2 - REACH) * perUnit);
  const last = Math.ceil((-w / 2 + REACH) * perUnit);
  let lower = 0;
  let upper = 0;
  for (let j = first; j <= last; j += 1) {
    const z = j / perUnit;
    const { density, above } = pointAt(z);
    const beyond = normalUpperTail(z + w);
    const inside = insideOf(z, w, above, beyond);
    let lessThanAll = 1;
    let powers = 1;
    let sum = 1;
    for (let i = 1; i <= groups - 2; i += 1) {
      powers *= above;
      lessThanAll *= inside;
      // Horner: Σ over i of A^i B^(m−i), one more factor of B and one more power of A each time.
      sum = sum * inside + powers;
    }
    lower += density * lessThanAll * inside;
    upper += density * beyond * sum;
  }
  const tail = (groups * upper) / perUnit;
  // The grid lies about the middle of a long range, where the smallest value of an ordinary one does not.
  return tail < 0.5 ? { lower: 1 - tail, upper: tail } : { lower: (groups * lower) / perUnit, upper: tail };
}

function pointAt(z: number): Point {
  const known = points.get(z);
  if (known) return known;
  const point = { density: DENSITY_AT_ZERO * expOf((-z * z) / 2), above: normalUpperTail(z) };
  points.set(z, point);
  return point;
}

/** Φ(z + w) − Φ(z), formed on the side where both tails are small. */
function insideOf(z: number, w: number, above: number, beyond: number): number {
  if (w < SHORT) return shortInside(z + w / 2, w / 2);
  if (z + w / 2 >= 0) return above - beyond;
  return normalUpperTail(-z - w) - pointAt(-z).above;
}

/** Φ(m + h) − Φ(m − h) = 2 φ(m) Σ h^(2n+1) He_2n(m)/(2n + 1)!: Taylor's series about the middle. */
function shortInside(middle: number, half: number): number {
  let beforeLast = 1;
  let last = middle;
  let coefficient = half;
  let sum = half;
  for (let n = 1; n <= 12; n += 1) {
    const even = middle * last - (2 * n - 1) * beforeLast;
    const odd = middle * even - 2 * n * last;
    coefficient *= (half * half) / (2 * n * (2 * n + 1));
    sum += coefficient * even;
    beforeLast = even;
    last = odd;
  }
  return 2 * DENSITY_AT_ZERO * expOf((-middle * middle) / 2) * sum;
}
