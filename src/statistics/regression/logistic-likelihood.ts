import {
  applyQTransposed,
  factoriseQr,
  type QrFactorisation,
  solveUpper,
  solveUpperTransposed,
} from '../householder-qr.ts';
import { StatisticsError } from '../statistics-error.ts';

/** Outcomes as +1 (the event) and −1, the columns of the model, and a part of the linear predictor that is given. */
export type LogisticRows = {
  readonly signs: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly offset?: Float64Array;
};

export type LogisticFit = {
  readonly coefficients: Float64Array;
  /** The linear predictor of each row, the offset included. */
  readonly linear: Float64Array;
  readonly deviance: number;
  /** Of √W·X at the estimate; made when asked for, since a refit needs none. */
  readonly information: () => QrFactorisation;
  readonly iterations: number;
};

const mostIterations = 200;
/** From here on a fit that does not settle is looked at for separation: a settled one needs about ten. */
const suspectFrom = 25;
/** A step this small beside the linear predictor changes nothing but the last digits: the next would be its square. */
const smallStep = 1e-9;

/**
 * Maximum likelihood of a logistic model by Newton's method (iteratively reweighted least squares), each step by
 * Householder QR and halved until the deviance does not rise.
 *
 * Shapes: n rows, p independent columns. `start`: coefficients to begin from.
 * Errors: 'separation' where no maximum exists because a combination of the columns divides the outcomes, wholly
 * or but for rows lying on the division; 'not-converged' after 200 steps.
 * Method: under separation the linear predictor keeps growing by about 1 a step for ever. A coefficient vector that
 * places every row on its own side proves complete separation; a direction that moves rows only to their own side,
 * and some of them, proves quasi-complete (Albert & Anderson 1984, Biometrika 71:1–10, § 2).
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, 2nd ed., § 4.4.2.
 */
export function maximiseLikelihood(rows: LogisticRows, start?: Float64Array): LogisticFit {
  let coefficients: Float64Array = start ?? new Float64Array(rows.columns.length);
  let linear = linearPredictor(rows, coefficients);
  let deviance = devianceOf(rows.signs, linear);
  const path: Float64Array[] = [];
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    const step = newtonStep(rows, linear);
    if (!step.every(Number.isFinite)) break;
    let taken = step;
    let next = movedBy(coefficients, taken);
    let nextLinear = linearPredictor(rows, next);
    let nextDeviance = devianceOf(rows.signs, nextLinear);
    for (let halving = 0; !(nextDeviance <= deviance * (1 + 1e-13)) && halving < 40; halving++) {
      taken = taken.map((value) => value / 2);
      next = movedBy(coefficients, taken);
      nextLinear = linearPredictor(rows, next);
      nextDeviance = devianceOf(rows.signs, nextLinear);
    }
    if (!Number.isFinite(nextDeviance)) break;
    const moved = largestDifference(linear, nextLinear);
    path.push(linear);
    [coefficients, linear, deviance] = [next, nextLinear, nextDeviance];
    if (moved <= smallStep * (1 + largest(linear))) {
      const polished = movedBy(coefficients, newtonStep(rows, linear));
      const polishedLinear = linearPredictor(rows, polished);
      return {
        coefficients: polished,
        linear: polishedLinear,
        deviance: devianceOf(rows.signs, polishedLinear),
        information: () => factoriseQr(weightedColumns(rows, polishedLinear)),
        iterations: iteration,
      };
    }
    // With a part given, rows may lie on their own side without any combination of the columns dividing them.
    if (!rows.offset && iteration >= suspectFrom) requireOverlap(rows, linear, path[iteration - 5]!);
  }
  throw new StatisticsError('not-converged', `no maximum of the likelihood after ${mostIterations} steps`);
}

/** −2 log likelihood: 2·Σ log(1 + exp(−sη)). */
function devianceOf(signs: Float64Array, linear: Float64Array): number {
  const sum = 2 * compensatedSum(linear.length, (row) => logOnePlusExp(-signs[row]! * linear[row]!));
  return Number.isFinite(sum) ? sum : Number.POSITIVE_INFINITY;
}

/** 1/(1 + exp(−η)), without cancelling at either end. */
export function logistic(eta: number): number {
  return 1 / (1 + Math.exp(-eta));
}

function logOnePlusExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function linearPredictor({ columns, offset, signs }: LogisticRows, coefficients: Float64Array): Float64Array {
  return signs.map((_, row) => {
    let sum = offset?.[row] ?? 0;
    for (let j = 0; j < columns.length; j++) sum += columns[j]![row]! * coefficients[j]!;
    return sum;
  });
}

/** √(p(1 − p)) times each column. */
function weightedColumns({ columns }: LogisticRows, linear: Float64Array): Float64Array[] {
  const roots = linear.map((eta) => Math.sqrt(logistic(eta)) * Math.sqrt(logistic(-eta)));
  return columns.map((column) => column.map((value, row) => value * roots[row]!));
}

function newtonStep(rows: LogisticRows, linear: Float64Array): Float64Array {
  const qr = factoriseQr(weightedColumns(rows, linear));
  // (y − p)/√(p(1 − p)), which is ±√((1 − q)/q) where q is the probability of what happened.
  const working = linear.map((eta, row) => rows.signs[row]! * Math.exp((-rows.signs[row]! * eta) / 2));
  // Far from the maximum a row on the wrong side would drown the others; its score is 1 at most.
  const rotated =
    largest(working) < 1e4
      ? applyQTransposed(qr, working)
      : solveUpperTransposed(
          qr,
          Float64Array.from(rows.columns, (column, j) => score(rows, column, linear) * qr.scale[j]!),
        );
  return solveUpper(qr, rotated).map((value, j) => value * qr.scale[j]!);
}

function requireOverlap({ signs }: LogisticRows, linear: Float64Array, earlier: Float64Array): void {
  const margins = linear.map((eta, row) => signs[row]! * eta);
  if (smallest(margins) > 1e-8 * largest(linear)) {
    throw new StatisticsError('separation', 'the predictors divide the outcomes completely');
  }
  const gains = linear.map((eta, row) => signs[row]! * (eta - earlier[row]!));
  const greatest = largest(gains);
  if (greatest > 0.1 && smallest(gains) > -1e-6 * greatest) {
    throw new StatisticsError(
      'separation',
      'the predictors divide the outcomes but for rows on the division',
    );
  }
}

/** The derivative of the log likelihood along a column: Σ x·(y − p). */
export function score({ signs }: LogisticRows, column: Float64Array, linear: Float64Array): number {
  return compensatedSum(
    column.length,
    (row) => column[row]! * signs[row]! * logistic(-signs[row]! * linear[row]!),
  );
}

function movedBy(from: Float64Array, step: Float64Array): Float64Array {
  return from.map((value, j) => value + step[j]!);
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function smallest(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function largestDifference(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, row) => Math.max(most, Math.abs(value - b[row]!)), 0);
}

/** A sum as if in twice the digits: exact sums cost too much where hundreds are needed (Neumaier 1974, ZAMM 54:39–51). */
function compensatedSum(count: number, term: (row: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let row = 0; row < count; row++) {
    const value = term(row);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
