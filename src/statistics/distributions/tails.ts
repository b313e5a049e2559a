/**
 * A distribution of a positive quantity v seen from one point, both tails computed as tails.
 * `slope` and `curvature` are what a Newton or Halley step in log v needs.
 */
export interface Tails {
  /** P(V ≤ v) */
  readonly lower: number;
  /** P(V > v) */
  readonly upper: number;
  /** d lower / d log v */
  readonly slope: number;
  /** d log slope / d log v */
  readonly curvature: number;
}

export type Side = 'lower' | 'upper';

export const NOTHING_BELOW: Tails = { lower: 0, upper: 1, slope: 0, curvature: 0 };
export const NOTHING_ABOVE: Tails = { lower: 1, upper: 0, slope: 0, curvature: 0 };

/** Both tails known; rounding may lift one a hair above one. */
export function tailsOf(lower: number, upper: number, slope: number, curvature: number): Tails {
  return { lower: Math.min(lower, 1), upper: Math.min(upper, 1), slope, curvature };
}

/** Rounding may lift a tail a hair above one. */
export function tailsFromLower(lower: number, slope: number, curvature: number): Tails {
  const bounded = Math.min(lower, 1);
  return { lower: bounded, upper: 1 - bounded, slope, curvature };
}

export function tailsFromUpper(upper: number, slope: number, curvature: number): Tails {
  const bounded = Math.min(upper, 1);
  return { lower: 1 - bounded, upper: bounded, slope, curvature };
}

/** The tails of log v taken in another unit: v = u^power. */
export function inPowerOf(tails: Tails, power: number): Tails {
  return { ...tails, slope: tails.slope * power, curvature: tails.curvature * power };
}

/** The tails of 1/v. */
export function reflected(tails: Tails): Tails {
  return { lower: tails.upper, upper: tails.lower, slope: tails.slope, curvature: -tails.curvature };
}
