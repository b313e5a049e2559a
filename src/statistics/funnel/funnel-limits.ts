import { normalUpperQuantile } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';
import { binomialTails, type DiscreteTails, poissonTails } from './discrete-tails.ts';
import { type FunnelTarget, requireDenominator, requireTarget, standardErrorOf } from './funnel-target.ts';

type Limits = readonly [lower: number, upper: number];

/** Where a unit of this size lies by chance alone. Null limits where nothing was counted. */
export type FunnelLimits = {
  readonly denominator: number;
  /** 2.5 % beyond each. */
  readonly limits95: Limits | null;
  /** 0.1 % beyond each. */
  readonly limits998: Limits | null;
};

/**
 * Limits of a funnel plot: how far from a rate (a target, or that of all together) units of each size come by chance alone.
 *
 * Shapes: one row a denominator, in the order given. Units: those of the rate; a proportion's limits stay within 0 and 1,
 * a count's at 0 or above. A denominator of 0 has null limits; a rate that leaves nothing to chance (0, or a share of 1)
 * is its own limits.
 * Proportions and counts: from the exact binomial and Poisson distributions, interpolated between two counts so that the
 * limits run smoothly. A unit lies outside `limits95` exactly when `exactBinomialTest` or `exactPoissonTest` gives p < .05,
 * and outside `limits998` when p < .002. Means: rate ± z·SD/√n.
 * `overdispersion` (φ of `funnelOverdispersion`, 1 unless said) moves the limits √φ times as far from the rate.
 * Assumptions: cases independent of each other; a case counted month after month is not, see `funnelOverdispersion`.
 * Errors: 'invalid-argument' for a rate, denominator or φ that makes no sense (φ is at least 1).
 * Source: Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, appendix A.1. The lower limits are his; the upper ones
 * are his lower limits of what was not counted, as his own upper ones leave out counts that are not yet unlikely enough.
 *
 * @example
 * funnelLimits({ denominators: [50], rate: 0.4, kind: 'proportion' })[0]?.limits95; // [0.2559…, 0.5483…]
 */
export function funnelLimits({
  denominators,
  overdispersion = 1,
  ...target
}: FunnelTarget & {
  readonly denominators: readonly number[];
  readonly overdispersion?: number;
}): readonly FunnelLimits[] {
  requireTarget(target);
  if (!(Number.isFinite(overdispersion) && overdispersion >= 1)) {
    throw new StatisticsError('invalid-argument', `overdispersion is at least 1, not ${overdispersion}`);
  }
  const widening = Math.sqrt(overdispersion);
  return denominators.map((denominator) => {
    requireDenominator(target, denominator);
    if (denominator === 0) return { denominator, limits95: null, limits998: null };
    const at = (tail: number) => widened(limitsAt(target, denominator, tail), target, widening);
    return { denominator, limits95: at(0.025), limits998: at(0.001) };
  });
}

function limitsAt(target: FunnelTarget, denominator: number, tail: number): Limits {
  const { kind, rate } = target;
  if (kind === 'mean') {
    const distance = normalUpperQuantile(tail) * standardErrorOf(target, denominator);
    return [rate - distance, rate + distance];
  }
  if (rate === 0 || (kind === 'proportion' && rate === 1)) return [rate, rate];
  const expected = rate * denominator;
  const tails = kind === 'proportion' ? binomialTails(denominator, rate) : poissonTails(expected);
  return [
    Math.max(0, lowerCount(tails, tail, expected) / denominator),
    Math.min(tails.most, upperCount(tails, tail, expected)) / denominator,
  ];
}

/** Spiegelhalter's r − α: r the first count with P(R ≤ r) ≥ tail, α how much of its own chance lies beyond. */
function lowerCount(tails: DiscreteTails, tail: number, expected: number): number {
  const count = firstFrom(0, Math.ceil(expected), (r) => tails.atMost(r) >= tail);
  const [below, upTo] = [tails.atMost(count - 1), tails.atMost(count)];
  return count - (upTo - tail) / (upTo - below);
}

/** The same from above: r + α, r the last count with P(R ≥ r) ≥ tail. */
function upperCount(tails: DiscreteTails, tail: number, expected: number): number {
  let high = Math.ceil(expected) + 1;
  for (let step = 1; tails.atLeast(high) >= tail; step *= 2) high += step;
  const count = firstFrom(Math.floor(expected), high, (r) => tails.atLeast(r) < tail) - 1;
  const [beyond, from] = [tails.atLeast(count + 1), tails.atLeast(count)];
  return count + (from - tail) / (from - beyond);
}

/** The first whole number from `low` on that holds; `high` holds, and so does all that follows one that does. */
function firstFrom(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function widened([lower, upper]: Limits, { kind, rate }: FunnelTarget, widening: number): Limits {
  if (widening === 1) return [lower, upper];
  const [low, high] = [rate - (rate - lower) * widening, rate + (upper - rate) * widening];
  if (kind === 'mean') return [low, high];
  return [Math.max(0, low), kind === 'proportion' ? Math.min(1, high) : high];
}
