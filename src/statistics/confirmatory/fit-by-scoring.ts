import { StatisticsError } from '../statistics-error.ts';
import { choleskyOf, solveCholesky } from './cholesky.ts';
import { facingUp } from './facing-up.ts';
import { type FactorModel, type Sample, startOf } from './factor-model.ts';
import { dot } from './implied-moments.ts';
import { type Position, positionAt, type Solution, slopeAt } from './likelihood.ts';

const mostSteps = 500;
/** Of the squared length of a step, in units of the information: about 1e-12 standard errors of one answer. */
const converged = 1e-24;
/** Below this a step that no longer shrinks is rounding. */
const nearlyConverged = 1e-18;
/** What must be left of a parameter's information when the others have taken theirs. */
const leastInformation = 1e-11;

/**
 * The maximum-likelihood estimates of a factor model, by Fisher's scoring with step control: each step solves
 * information·step = score, shortened until the likelihood rises.
 *
 * Errors: 'not-identified' when the data say nothing about some combination of the parameters; 'not-converged' when
 * the likelihood goes on rising (as with a residual variance that runs to minus infinity).
 */
export function fitByScoring(
  model: FactorModel,
  samples: readonly Sample[],
  start: Float64Array = startOf(model),
): Solution {
  let position = positionAt(model, samples, start);
  if (position === null)
    throw new StatisticsError('not-converged', 'no starting point for this factor model');
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < mostSteps; step++) {
    const slope = slopeAt(model, samples, position);
    const lower = choleskyOf(slope.information, leastInformation);
    if (lower === null) {
      throw new StatisticsError(
        'not-identified',
        'the covariances do not determine every parameter of this model',
      );
    }
    const direction = solveCholesky(lower, slope.score);
    const length = dot(direction, slope.score);
    if (length <= converged || (length <= nearlyConverged && length >= last / 4)) {
      return facingUp(model, samples, { position, slope });
    }
    const next = advance(model, samples, position, direction, length);
    if (next === null) break;
    last = length;
    position = next;
  }
  throw new StatisticsError('not-converged', `this factor model did not converge in ${mostSteps} steps`);
}

/** The whole step, or the half, the quarter, … that first gains what can be asked of it. */
function advance(
  model: FactorModel,
  samples: readonly Sample[],
  from: Position,
  direction: Float64Array,
  length: number,
): Position | null {
  for (let share = 1; share > 1e-10; share /= 2) {
    const next = positionAt(
      model,
      samples,
      from.parameters.map((value, index) => value + share * direction[index]!),
    );
    if (next === null) continue;
    // The discrepancy falls by 2·share·length at first. Near the end that drowns in its rounding.
    const slack = 1e-13 * (1 + Math.abs(from.discrepancy));
    if (next.discrepancy <= from.discrepancy - 0.2 * share * length + slack) return next;
  }
  return null;
}
