import { type Pair, pairOf } from './pair.ts';
import { expOf } from './pair-log-exp.ts';

/** A term this small beside the sum so far, and falling, is where a side of the sum ends. */
const NEGLIGIBLE = 1e-20;
const MOST_STEPS = 1_000_000;

/**
 * E g(S) for S = χ/√df, the estimated over the true standard deviation, by the trapezoidal rule on x = log s at
 * the points x = step·j − offset. Every term is positive where g is, so that a tail keeps its digits however small.
 *
 * The rule converges exponentially for an integrand analytic in a strip (Trefethen & Weideman 2014, SIAM Review
 * 56:385–458, Theorem 5.1); the caller's step must suit g. The density of x is exp(−df/2·(e^(2x) − 1 − 2x)) up to
 * its constant, which the same rule gives. f·g is log-concave in x for every g used here, so that the sum runs outwards
 * from its largest term.
 */
export function meanOverChi(
  degreesOfFreedom: number,
  grid: { readonly step: number; readonly offset?: Pair; readonly start: number },
  g: (j: number, x: number) => number,
): number {
  const offset = grid.offset ?? pairOf(0);
  const xAt = (j: number) => grid.step * j - offset.hi - offset.lo;
  const density = (j: number) => expOf((-degreesOfFreedom / 2) * expLessLine(2 * xAt(j)));
  const nearOne = Math.round(offset.hi / grid.step);
  const whole = sumOutwards(density, nearOne);
  const part = sumOutwards((j) => {
    const weight = density(j);
    return weight === 0 ? 0 : weight * g(j, xAt(j));
  }, grid.start);
  return part / whole;
}

/** A step that resolves the density of log s, a power of two so that grids of different widths share points. */
export function stepFor(curvature: number): number {
  let step = 1 / 16;
  while (step * step * curvature > 0.25) step /= 2;
  return step;
}

/** Σ term(j) over all j for a term that rises to one top and falls on both sides. */
export function sumOutwards(term: (j: number) => number, start: number): number {
  const top = climb(term, start);
  let sum = term(top);
  for (const direction of [-1, 1]) {
    for (let away = 1; away < MOST_STEPS; away += 1) {
      const next = term(top + direction * away);
      sum += next;
      if (next <= NEGLIGIBLE * sum) break;
    }
  }
  return sum;
}

function climb(term: (j: number) => number, start: number): number {
  let top = start;
  let height = term(top);
  for (const direction of [-1, 1]) {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const next = term(top + direction);
      if (!(next > height)) break;
      top += direction;
      height = next;
    }
  }
  return top;
}

/** e^y − 1 − y, by its series where the difference would cancel. */
function expLessLine(y: number): number {
  if (Math.abs(y) > 0.5) return expOf(y) - 1 - y;
  let term = (y * y) / 2;
  let sum = term;
  for (let n = 3; n < 20; n += 1) {
    term *= y / n;
    sum += term;
  }
  return sum;
}
