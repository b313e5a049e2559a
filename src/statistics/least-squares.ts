import { ExactAccumulator } from './exact-accumulator.ts';
import {
  applyQ,
  applyQTransposed,
  type QrFactorisation,
  solveUpper,
  solveUpperTransposed,
} from './householder-qr.ts';

/** Well beyond what converging takes; a column that needs more is refused as dependent before it comes here. */
const mostRefinements = 12;

export type AugmentedSolution = { readonly residuals: Float64Array; readonly solution: Float64Array };

/**
 * Solves r + A·x = b, Aᵀ·r = c, where A is the scaled matrix of the factorisation. With c = 0 that is least
 * squares (x the coefficients, r the residuals); with b = 0, c = −eⱼ it gives column j of (AᵀA)⁻¹ as x.
 *
 * The first solution is refined with exactly formed remainders until it stops improving, so that x and r are right
 * nearly to the last digit as long as A is not numerically singular: the digits that QR alone loses come back.
 *
 * Shapes: b has n values, c has p. Errors: none; the caller has refused dependent columns.
 * Source: Björck (1967), BIT 7:257–278, eq. 2.2 and § 4; Higham (2002), § 20.5.
 *
 * @example
 * const qr = factoriseQr([Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)]);
 * solveAugmented(qr, Float64Array.of(1, 2, 4), new Float64Array(2)).residuals; // 1/6, −1/3, 1/6
 */
export function solveAugmented(qr: QrFactorisation, b: Float64Array, c: Float64Array): AugmentedSolution {
  const residuals = new Float64Array(b.length);
  const solution = new Float64Array(c.length);
  let previous = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= mostRefinements; round++) {
    const f = round === 0 ? b : remainderOfRows(qr, b, residuals, solution);
    const g = round === 0 ? c : remainderOfColumns(qr, c, residuals);
    const step = solveOnce(qr, f, g);
    const size = Math.hypot(...step.solution) + largestMagnitude(step.residuals);
    // Once a correction is no longer much smaller than the one before, it is noise.
    if (round > 1 && !(size < previous / 2)) break;
    add(residuals, step.residuals);
    add(solution, step.solution);
    if (size === 0) break;
    previous = size;
  }
  return { residuals, solution };
}

/** With Qᵀf = (d₁, d₂) and Rᵀh = g: x = R⁻¹(d₁ − h) and r = Q(h, d₂). */
function solveOnce(qr: QrFactorisation, f: Float64Array, g: Float64Array): AugmentedSolution {
  const rotated = applyQTransposed(qr, f);
  const h = solveUpperTransposed(qr, g);
  const solution = solveUpper(
    qr,
    h.map((value, j) => rotated[j]! - value),
  );
  rotated.set(h);
  return { residuals: applyQ(qr, rotated), solution };
}

/** b − r − A·x, each row formed exactly and rounded once. */
function remainderOfRows(
  { columns, remainders }: QrFactorisation,
  b: Float64Array,
  residuals: Float64Array,
  solution: Float64Array,
): Float64Array {
  const exact = new ExactAccumulator();
  return b.map((value, row) => {
    exact.reset();
    exact.add(value);
    exact.add(-residuals[row]!);
    columns.forEach((column, j) => {
      exact.addProduct(-column[row]!, solution[j]!);
      const remainder = remainders[j];
      if (remainder) exact.addProduct(-remainder[row]!, solution[j]!);
    });
    return exact.total();
  });
}

/** c − Aᵀ·r, each value formed exactly and rounded once. */
function remainderOfColumns(
  { columns, remainders }: QrFactorisation,
  c: Float64Array,
  residuals: Float64Array,
): Float64Array {
  const exact = new ExactAccumulator();
  return c.map((value, j) => {
    const column = columns[j]!;
    exact.reset();
    exact.add(value);
    for (let row = 0; row < column.length; row++) exact.addProduct(-column[row]!, residuals[row]!);
    const remainder = remainders[j];
    if (remainder) {
      for (let row = 0; row < remainder.length; row++) exact.addProduct(-remainder[row]!, residuals[row]!);
    }
    return exact.total();
  });
}

function add(target: Float64Array, step: Float64Array): void {
  for (let index = 0; index < target.length; index++) target[index]! += step[index]!;
}

function largestMagnitude(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
