import { StatisticsError } from '../statistics-error.ts';
import { invertSquare, type Matrix, multiply, transpose } from './matrix.ts';
import { rotationStarts } from './rotation-starts.ts';

/** Where the search from each start ends, and where that from the best of them does. */
const roughly = 1e-5;
const fully = 1e-10;
const mostSteps = 20_000;

export type ObliqueRotation = {
  /** The pattern: p × m weights of the factors in each item. */
  readonly loadings: readonly (readonly number[])[];
  readonly factorCorrelations: readonly (readonly number[])[];
};

/**
 * Loadings turned so that each item has few large ones, factors free to correlate: direct oblimin with γ = 0
 * (direct quartimin), without Kaiser's normalisation.
 *
 * Shapes: p × m in. Units: none. With one factor nothing is turned.
 * Errors: 'not-converged' when the best start does not come to rest.
 * Source: Jennrich (2002), Psychometrika 67:7–19 (gradient projection), criterion of Jennrich & Sampson (1966),
 * Psychometrika 31:313–323; from several starts. Minimises the same function as R's GPArotation::oblimin.
 *
 * @example
 * rotateOblimin([[0.8, 0.3], [0.7, 0.4], [0.6, -0.5], [0.5, -0.6]]).factorCorrelations; // [[1, 0.2…], [0.2…, 1]]
 */
export function rotateOblimin(loadings: Matrix): ObliqueRotation {
  const factors = loadings[0]?.length ?? 0;
  if (factors < 2) return { loadings, factorCorrelations: [[1]] };
  const rough = rotationStarts(factors).map((start) => descend(loadings, start, roughly));
  const [first, ...others] = rough;
  const best = others.reduce((so, next) => (next.value < so.value * (1 - 1e-6) ? next : so), first!);
  const end = descend(loadings, best.axes, fully);
  if (!(end.slope < fully * 1e3)) {
    throw new StatisticsError('not-converged', `oblimin came to rest at a slope of ${end.slope} only`);
  }
  return { loadings: end.rotated, factorCorrelations: correlationsOf(end.axes) };
}

type Point = {
  readonly axes: Matrix;
  readonly rotated: number[][];
  readonly value: number;
  readonly gradient: number[][];
  readonly slope: number;
};

/** Σ over pairs of factors of the products of squared loadings, at axes of unit length (columns). */
function pointAt(loadings: Matrix, axes: Matrix): Point {
  const inverse = invertSquare(axes);
  const rotated = multiply(loadings, transpose(inverse));
  const others = rotated.map((row) => {
    const all = row.reduce((sum, entry) => sum + entry * entry, 0);
    return row.map((entry) => all - entry * entry);
  });
  const value =
    rotated.reduce(
      (sum, row, i) => sum + row.reduce((so, entry, j) => so + entry * entry * others[i]![j]!, 0),
      0,
    ) / 4;
  const slopes = rotated.map((row, i) => row.map((entry, j) => entry * others[i]![j]!));
  const ambient = transpose(multiply(multiply(transpose(rotated), slopes), inverse)).map((row) =>
    row.map((entry) => -entry),
  );
  // Axes keep their length: what a step would do along an axis is taken out.
  const along = axes[0]!.map((_, j) => axes.reduce((sum, row, i) => sum + row[j]! * ambient[i]![j]!, 0));
  const gradient = ambient.map((row, i) => row.map((entry, j) => entry - axes[i]![j]! * along[j]!));
  const slope = Math.sqrt(gradient.flat().reduce((sum, entry) => sum + entry * entry, 0));
  return { axes, rotated, value, gradient, slope };
}

function descend(loadings: Matrix, start: Matrix, tolerance: number): Point {
  let here = pointAt(loadings, start);
  let length = 1;
  for (let step = 0; step < mostSteps && here.slope > tolerance; step++) {
    length *= 2;
    let there = pointAt(loadings, stepped(here, length));
    // Near the end rounding hides what the function gains; there the slope itself must fall.
    const isBetter = (point: Point) =>
      here.slope > 1e-6
        ? here.value - point.value > 0.5 * here.slope ** 2 * length
        : point.slope < here.slope * (1 - 1e-9);
    for (let half = 0; half < 40 && !isBetter(there); half++) {
      length /= 2;
      there = pointAt(loadings, stepped(here, length));
    }
    if (!isBetter(there)) break;
    here = there;
  }
  return here;
}

function stepped({ axes, gradient }: Point, length: number): number[][] {
  const moved = axes.map((row, i) => row.map((entry, j) => entry - length * gradient[i]![j]!));
  const lengths = moved[0]!.map((_, j) => Math.sqrt(moved.reduce((sum, row) => sum + row[j]! ** 2, 0)));
  return moved.map((row) => row.map((entry, j) => entry / lengths[j]!));
}

function correlationsOf(axes: Matrix): number[][] {
  const product = multiply(transpose(axes), axes);
  return product.map((row, i) =>
    row.map((entry, j) => (i === j ? 1 : Math.max(-1, Math.min(1, (entry + product[j]![i]!) / 2)))),
  );
}
