import { StatisticsError } from '../statistics-error.ts';
import { type LogisticFit, type LogisticRows, maximiseLikelihood, score } from './logistic-likelihood.ts';

const mostSteps = 60;

/**
 * The interval of a coefficient outside which the likelihood, the others refitted, is significantly lower: where the
 * deviance has risen by `critical`².
 *
 * Shapes: the rows, their fit, the place of the coefficient; `critical` 1.96 for 95 %. Units: as the coefficient.
 * Errors: 'not-converged'. The ends exist wherever the fit does.
 * Method: √(rise of the deviance) is nearly linear in the coefficient; Newton on it, kept within a bracket.
 * Source: Venzon & Moolgavkar (1988), Applied Statistics 37:87–94. MASS's confint interpolates the same profile by
 * splines and agrees to 3–5 digits; a root of R's own profile to 8 (reference/regression.R).
 */
export function profileInterval(
  rows: LogisticRows,
  fit: LogisticFit,
  place: number,
  /** The covariances of the coefficient with all, itself included. */
  covariances: Float64Array,
  critical: number,
): readonly [number, number] {
  const column = rows.columns[place]!;
  const others = rows.columns.filter((_, j) => j !== place);
  const estimate = fit.coefficients[place]!;
  // How the others follow where the likelihood is about normal: starting there, no exponential overflows.
  const following = covariances.map((value) => value / covariances[place]!).filter((_, j) => j !== place);
  const refitAt = (value: number, start: Float64Array): LogisticFit | null => {
    try {
      const offset = column.map((x) => x * value);
      return maximiseLikelihood({ signs: rows.signs, columns: others, offset }, start);
    } catch (error) {
      if (error instanceof StatisticsError && error.code === 'not-converged') return null;
      throw error;
    }
  };
  const end = (direction: 1 | -1): number => {
    let inside = 0;
    let outside = Number.POSITIVE_INFINITY;
    let distance = critical * Math.sqrt(covariances[place]!);
    let known: { distance: number; others: Float64Array } = {
      distance: 0,
      others: fit.coefficients.filter((_, j) => j !== place),
    };
    for (let step = 0; step < mostSteps; step++) {
      const ahead = direction * (distance - known.distance);
      const refit = refitAt(
        estimate + direction * distance,
        known.others.map((value, j) => value + following[j]! * ahead),
      );
      let newton = Number.NaN;
      if (refit === null) {
        // So far from where the likelihood is high that no step finds back.
        outside = distance;
      } else {
        known = { distance, others: refit.coefficients };
        const rise = Math.sqrt(Math.max(0, refit.deviance - fit.deviance));
        if (rise < critical) inside = Math.max(inside, distance);
        else outside = Math.min(outside, distance);
        newton = distance + (critical - rise) / ((-direction * score(rows, column, refit.linear)) / rise);
      }
      const isUsable = newton > inside && newton < outside && newton < 3 * distance;
      const middle = outside === Number.POSITIVE_INFINITY ? 2 * distance : (inside + outside) / 2;
      const next = isUsable ? newton : middle;
      if (Math.abs(next - distance) <= 1e-12 * distance) return estimate + direction * next;
      distance = next;
    }
    throw new StatisticsError('not-converged', 'an end of the profile interval was not found');
  };
  return [end(-1), end(1)];
}
