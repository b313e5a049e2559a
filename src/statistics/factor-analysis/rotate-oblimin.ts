import { StatisticsError } from '../statistics-error.ts';
import { identity, invertSquare, type Matrix, multiply, transpose } from './matrix.ts';
import { rotationStarts } from './rotation-starts.ts';

/** Where the search from each start ends, and where that from the best of them does. */
const roughly = { slope: 1e-5, steps: 60 };
const fully = { slope: 1e-10, steps: 1000 };
/** A slope this small leaves loadings correct to about six digits. */
const atRest = 1e-7;

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
 * Source: Jennrich (2002), Psychometrika 67:7–19 (gradient projection; here its
 * gradient in quasi-Newton steps), criterion of Jennrich & Sampson (1966),
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
  if (!(end.slope < atRest)) {
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

/** Quasi-Newton steps (BFGS) over the entries of the axes, which are scaled back to unit length after each. */
function descend(loadings: Matrix, start: Matrix, end: { slope: number; steps: number }): Point {
  let here = pointAt(loadings, start);
  let inverseCurvature = identity(start.length ** 2);
  let isFresh = true;
  for (let step = 0; step < end.steps && here.slope > end.slope; step++) {
    const flatGradient = here.gradient.flat();
    let direction = inverseCurvature.map((row) => -dot(row, flatGradient));
    let descent = -dot(direction, flatGradient);
    if (!(descent > 0)) {
      inverseCurvature = identity(start.length ** 2);
      direction = flatGradient.map((entry) => -entry);
      descent = here.slope ** 2;
    }
    const there = nextPoint(loadings, here, direction, descent);
    if (there === null) {
      if (isFresh) break;
      inverseCurvature = identity(start.length ** 2);
      isFresh = true;
      continue;
    }
    isFresh = false;
    inverseCurvature = updated(
      inverseCurvature,
      there.axes
        .flat()
        .map((entry, i) => entry - here.axes[Math.floor(i / start.length)]![i % start.length]!),
      there.gradient.flat().map((entry, i) => entry - flatGradient[i]!),
    );
    here = there;
  }
  return here;
}

/** Halves the step until it is worth taking; null when none is. */
function nextPoint(
  loadings: Matrix,
  here: Point,
  direction: readonly number[],
  descent: number,
): Point | null {
  let length = Math.min(1, 1 / Math.sqrt(dot(direction, direction)));
  for (let half = 0; half < 40; half++) {
    const there = pointAt(loadings, stepped(here, direction, length));
    // Near the end rounding hides what the function gains; there the slope itself must fall.
    const isBetter =
      (here.slope > 1e-7 && here.value - there.value > 1e-4 * descent * length) ||
      (here.slope < 1e-6 && there.slope < here.slope * (1 - 1e-6));
    if (isBetter) return there;
    length /= 2;
  }
  return null;
}

/** The BFGS update of the inverse of the second derivatives: Nocedal & Wright (2006), Numerical Optimization, eq. 6.17. */
function updated(inverse: number[][], moved: readonly number[], bent: readonly number[]): number[][] {
  const curved = dot(moved, bent);
  if (!(curved > 1e-12 * Math.sqrt(dot(moved, moved) * dot(bent, bent)))) return inverse;
  const through = inverse.map((row) => dot(row, bent));
  const scale = (curved + dot(bent, through)) / curved ** 2;
  return inverse.map((row, i) =>
    row.map(
      (entry, j) =>
        entry + scale * moved[i]! * moved[j]! - (through[i]! * moved[j]! + moved[i]! * through[j]!) / curved,
    ),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function stepped({ axes }: Point, direction: readonly number[], length: number): number[][] {
  const width = axes.length;
  const moved = axes.map((row, i) => row.map((entry, j) => entry + length * direction[i * width + j]!));
  const lengths = moved[0]!.map((_, j) => Math.sqrt(moved.reduce((sum, row) => sum + row[j]! ** 2, 0)));
  return moved.map((row) => row.map((entry, j) => entry / lengths[j]!));
}

function correlationsOf(axes: Matrix): number[][] {
  const product = multiply(transpose(axes), axes);
  return product.map((row, i) =>
    row.map((entry, j) => (i === j ? 1 : Math.max(-1, Math.min(1, (entry + product[j]![i]!) / 2)))),
  );
}
