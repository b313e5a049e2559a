import {
  cholesky,
  inverseFromCholesky,
  logDeterminant,
  type Square,
  solveLower,
  solveLowerTransposed,
} from '../missing-data/cholesky.ts';
import { StatisticsError } from '../statistics-error.ts';

/**
 * The columns of a model's terms, in units of their own spread: what of them lies within groups, and where each group lies.
 * The first term is the constant; the outcome stands last, after the terms.
 */
export type InterceptDesign = {
  readonly n: number;
  readonly terms: number;
  /** (terms + 1)², row by row: sums of squares and products within groups, of the terms and the outcome. */
  readonly within: Square;
  /** A group's size and where it lies on each term, and on the outcome. */
  readonly groups: readonly { readonly n: number; readonly at: Float64Array }[];
};

/** What the model is for one ratio λ = τ²/σ² of the variance between groups to that within. */
export type InterceptFit = {
  readonly ratio: number;
  readonly deviance: number;
  /** The slope of the deviance in λ, and its curvature. */
  readonly slope: number;
  readonly residualSquares: number;
  readonly coefficients: Float64Array;
  /** (X′V⁻¹X)⁻¹, without σ². */
  readonly inverse: Square;
  /** M′, M″ of M = X′V⁻¹X, and RSS′ and RSS″, all in λ. */
  readonly firstOfM: Square;
  readonly firstOfSquares: number;
  /** Second derivative of the deviance at fixed σ², in λ. */
  readonly curvature: (sigma2: number) => number;
};

/** Two columns closer than this cannot be told apart: 1 − R² of one on the others. */
const leastShare = 1e-9;

/**
 * The REML deviance of a random-intercept model at one ratio of variances, with σ² and the coefficients at their best.
 *
 * V⁻¹ = I − λ/(1 + λn)·11′ in each group, so that X′V⁻¹X = W + Σ n/(1 + λn)·mm′ with W within the groups and m where a
 * group lies: sums of positive terms, linear in the groups, in which nothing cancels.
 * Errors: 'collinear'. Source: Searle, Casella & McCulloch (1992), Variance Components, pp. 249–253; Bates et al.
 * (2015), J. Statistical Software 67(1), eq. 41.
 */
export function fitAt(design: InterceptDesign, ratio: number): InterceptFit {
  const { n, terms, within, groups } = design;
  const size = terms + 1;
  const whole = weighted(design, within, (count) => count / (1 + ratio * count));
  const M = part(whole, size, terms);
  const { lower, dependent } = cholesky(M, terms, leastShare);
  if (dependent !== -1) {
    throw new StatisticsError('collinear', `term ${dependent} is a combination of those before it`);
  }
  const right = Float64Array.from({ length: terms }, (_, term) => whole[terms * size + term]!);
  const coefficients = right.slice();
  solveLower(lower, terms, coefficients);
  solveLowerTransposed(lower, terms, coefficients);
  const residualSquares = squaresLeft(design, coefficients, ratio);
  const inverse = inverseFromCholesky(lower, terms);
  const firstOfM = part(
    weighted(design, null, (count) => -((count / (1 + ratio * count)) ** 2)),
    size,
    terms,
  );
  const secondOfM = part(
    weighted(design, null, (count) => 2 * (count / (1 + ratio * count)) ** 3),
    size,
    terms,
  );
  const left = groups.map(({ at }) => residualAt(at, coefficients));
  const sum = (of: (count: number, away: number) => number) =>
    groups.reduce((total, group, place) => total + of(group.n, left[place]!), 0);
  const share = (count: number) => count / (1 + ratio * count);
  const firstOfSquares = sum((count, away) => -((share(count) * away) ** 2));
  const pull = new Float64Array(terms);
  groups.forEach((group, place) => {
    for (let term = 0; term < terms; term++) {
      pull[term]! -= share(group.n) ** 2 * left[place]! * group.at[term]!;
    }
  });
  const secondOfSquares =
    sum((count, away) => 2 * share(count) ** 3 * away ** 2) - 2 * quadratic(inverse, terms, pull);
  const degrees = n - terms;
  const sizes = sum((count) => share(count));
  const turned = product(inverse, firstOfM, terms);
  return {
    ratio,
    deviance:
      degrees * (1 + Math.log((2 * Math.PI * residualSquares) / degrees)) +
      sum((count) => Math.log1p(ratio * count)) +
      logDeterminant(lower, terms),
    slope: (degrees * firstOfSquares) / residualSquares + sizes + trace(turned, terms),
    residualSquares,
    coefficients,
    inverse,
    firstOfM,
    firstOfSquares,
    curvature: (sigma2) =>
      secondOfSquares / sigma2 -
      sum((count) => share(count) ** 2) +
      trace(product(inverse, secondOfM, terms), terms) -
      trace(product(turned, turned, terms), terms),
  };
}

/** base + Σ weight(n)·at·at′ over the groups. */
function weighted(
  { groups, terms }: InterceptDesign,
  base: Square | null,
  weight: (n: number) => number,
): Square {
  const size = terms + 1;
  const whole = base ? base.slice() : new Float64Array(size * size);
  for (const { n, at } of groups) {
    const factor = weight(n);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) whole[i * size + j]! += factor * at[i]! * at[j]!;
    }
  }
  return whole;
}

function part(whole: Square, size: number, terms: number): Square {
  const found = new Float64Array(terms * terms);
  for (let i = 0; i < terms; i++) {
    for (let j = 0; j < terms; j++) found[i * terms + j] = whole[i * size + j]!;
  }
  return found;
}

/** Of the residuals themselves: (−β, 1)′W(−β, 1) + Σ n/(1 + λn)·(group's residual)². */
function squaresLeft(
  { within, groups, terms }: InterceptDesign,
  coefficients: Float64Array,
  ratio: number,
): number {
  const size = terms + 1;
  const contrast = Float64Array.from({ length: size }, (_, term) =>
    term === terms ? 1 : -coefficients[term]!,
  );
  const inside = quadratic(within, size, contrast);
  return groups.reduce(
    (total, { n, at }) => total + (n / (1 + ratio * n)) * residualAt(at, coefficients) ** 2,
    Math.max(0, inside),
  );
}

function residualAt(at: Float64Array, coefficients: Float64Array): number {
  return coefficients.reduce((left, coefficient, term) => left - coefficient * at[term]!, at.at(-1)!);
}

export function quadratic(matrix: Square, size: number, vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) sum += vector[i]! * matrix[i * size + j]! * vector[j]!;
  }
  return sum;
}

export function product(a: Square, b: Square, size: number): Square {
  const found = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      for (let j = 0; j < size; j++) found[i * size + j]! += a[i * size + k]! * b[k * size + j]!;
    }
  }
  return found;
}

function trace(matrix: Square, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += matrix[i * size + i]!;
  return sum;
}
