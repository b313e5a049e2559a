import { chiSquaredUpperTail } from '../distributions/index.ts';
import { exactSum } from '../exact-sum.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type FunnelTarget, requireDenominator, requireTarget, standardErrorOf } from './funnel-target.ts';

export type FunnelOverdispersion = {
  /** Mean of the squared distances from the rate, in standard errors, the far ones drawn in: about 1 by chance alone. */
  readonly phi: number;
  /** Units with a denominator above 0. */
  readonly units: number;
  /** How often φ comes out as large as this by chance alone: χ² of φ·units, rough when units are small. */
  readonly pValue: number;
  /** φ > 1 + 2√(2/units): units differ by more than chance, and limits should be widened. */
  readonly isMoreThanChance: boolean;
  /** What `funnelLimits` should be given: φ where it is more than chance, otherwise 1. */
  readonly adjustment: number;
};

/** The tenth of the units furthest below and above are drawn in to the next, so that no odd one widens the limits. */
const drawnIn = 0.1;

/**
 * Do units differ from each other by more than the funnel's limits reckon with? So they do where something that was not
 * measured varies (what users need, the same case counted month after month), and limits that ignore it name half of the
 * units as odd.
 *
 * Shapes: a figure and a denominator a unit, in any order; units with a denominator of 0 are left out.
 * Units: figures in those of the rate (a share, a count per denominator, a mean).
 * Errors: 'too-few-cases' under two units; 'zero-variance' where the rate leaves nothing to chance (0, a share of 1, no SD);
 * 'invalid-argument' for lengths that differ and for figures that are no numbers.
 * Source: Spiegelhalter (2005), Statistics in Medicine 24:1185–1202, section 3.3 and appendix A.3: winsorised φ with 10 % at
 * each end (quantiles as R's type 7), multiplicative.
 *
 * @example
 * funnelOverdispersion({ kind: 'proportion', rate: 0.5, values: [0.2, 0.8, 0.5], denominators: [100, 100, 100] }).phi; // 15.36
 */
export function funnelOverdispersion({
  values,
  denominators,
  ...target
}: FunnelTarget & {
  readonly values: readonly number[];
  readonly denominators: readonly number[];
}): FunnelOverdispersion {
  requireTarget(target);
  if (values.length !== denominators.length) {
    refuse(`as many figures as denominators, not ${values.length} and ${denominators.length}`);
  }
  const scores: number[] = [];
  for (const [place, value] of values.entries()) {
    const denominator = denominators[place]!;
    requireDenominator(target, denominator);
    if (denominator === 0) continue;
    if (!Number.isFinite(value)) refuse(`a figure must be a finite number, but is ${value}`);
    scores.push((value - target.rate) / standardErrorOf(target, denominator));
  }
  if (scores.length < 2)
    throw new StatisticsError('too-few-cases', 'units differ when there are two of them');
  if (!scores.every(Number.isFinite)) {
    throw new StatisticsError('zero-variance', 'a rate that leaves nothing to chance has no overdispersion');
  }
  scores.sort((a, b) => a - b);
  const [low, high] = [quantileOf(scores, drawnIn), quantileOf(scores, 1 - drawnIn)];
  const squares = scores.map((score) => Math.min(high, Math.max(low, score)) ** 2);
  const units = scores.length;
  const phi = exactSum(squares) / units;
  const isMoreThanChance = phi > 1 + 2 * Math.sqrt(2 / units);
  return {
    phi,
    units,
    pValue: chiSquaredUpperTail(phi * units, units),
    isMoreThanChance,
    adjustment: isMoreThanChance ? phi : 1,
  };
}

/** R's type 7, of values in order. */
function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const before = Math.floor(place);
  const [lower, upper] = [sorted[before]!, sorted[Math.min(before + 1, sorted.length - 1)]!];
  return lower + (place - before) * (upper - lower);
}

function refuse(message: string): never {
  throw new StatisticsError('invalid-argument', message);
}
