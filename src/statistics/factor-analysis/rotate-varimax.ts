import { type Matrix, multiply } from './matrix.ts';
import { rotationStarts } from './rotation-starts.ts';

const mostSweeps = 1000;
const smallestTurn = 1e-14;

/**
 * Loadings turned, factors at right angles, so that each factor has few large ones: varimax with Kaiser's
 * normalisation.
 *
 * Shapes: p × m in and out. Units: none. Errors: none. With one factor nothing is turned.
 * Source: Kaiser (1958), Psychometrika 23:187–200, planar rotations (eq. 16–20) until no plane turns further, from
 * several starts. Maximises the same criterion as R's stats::varimax(normalize = TRUE) and psych.
 *
 * @example
 * rotateVarimax([[0.8, 0.3], [0.7, 0.4], [0.6, -0.5], [0.5, -0.6]]); // each item near one factor only
 */
export function rotateVarimax(loadings: Matrix): number[][] {
  const factors = loadings[0]?.length ?? 0;
  if (factors < 2) return loadings.map((row) => row.slice());
  const lengths = loadings.map((row) => Math.sqrt(row.reduce((sum, entry) => sum + entry * entry, 0)));
  const normalised = loadings.map((row, i) =>
    row.map((entry) => (lengths[i]! > 0 ? entry / lengths[i]! : 0)),
  );
  const [first, ...others] = rotationStarts(factors).map((start) => turn(multiply(normalised, start)));
  const best = others.reduce((so, next) => (next.simplicity > so.simplicity + 1e-9 ? next : so), first!);
  return best.rotated.map((row, i) => row.map((entry) => entry * lengths[i]!));
}

function turn(start: readonly number[][]): { rotated: number[][]; simplicity: number } {
  const rotated = start.map((row) => row.slice());
  const factors = rotated[0]!.length;
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let widest = 0;
    for (let a = 0; a < factors; a++) {
      for (let b = a + 1; b < factors; b++) widest = Math.max(widest, Math.abs(turnPlane(rotated, a, b)));
    }
    if (widest < smallestTurn) break;
  }
  return { rotated, simplicity: simplicity(rotated) };
}

/** Turns two factors to where their criterion is largest; the angle in radians. */
function turnPlane(rows: readonly number[][], a: number, b: number): number {
  let [sumU, sumV, sumC, sumD] = [0, 0, 0, 0];
  for (const row of rows) {
    const u = row[a]! ** 2 - row[b]! ** 2;
    const v = 2 * row[a]! * row[b]!;
    sumU += u;
    sumV += v;
    sumC += u * u - v * v;
    sumD += 2 * u * v;
  }
  const numerator = sumD - (2 * sumU * sumV) / rows.length;
  const denominator = sumC - (sumU ** 2 - sumV ** 2) / rows.length;
  const angle = Math.atan2(numerator, denominator) / 4;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (const row of rows) {
    const [x, y] = [row[a]!, row[b]!];
    row[a] = cosine * x + sine * y;
    row[b] = cosine * y - sine * x;
  }
  return angle;
}

/** The variance of the squared loadings, summed over factors. */
function simplicity(rows: Matrix): number {
  let total = 0;
  for (let j = 0; j < rows[0]!.length; j++) {
    const squares = rows.map((row) => row[j]! ** 2);
    const sum = squares.reduce((so, square) => so + square, 0);
    total += squares.reduce((so, square) => so + square * square, 0) - sum ** 2 / rows.length;
  }
  return total;
}
