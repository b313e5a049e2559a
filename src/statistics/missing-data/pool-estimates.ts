import { confidenceTail } from '../confidence.ts';
import {
  normalUpperQuantile,
  normalUpperTail,
  studentTTwoTailed,
  studentTUpperQuantile,
} from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';

/** What one completed set gives: an estimate and its squared standard error. */
export type CompletedEstimate = { readonly estimate: number; readonly variance: number };

export type PooledEstimate = {
  readonly estimate: number;
  readonly standardError: number;
  /** Variance within and between the completed sets. */
  readonly within: number;
  readonly between: number;
  /** Infinity when nothing is lost and the complete data would have had no degrees of freedom to count. */
  readonly degreesOfFreedom: number;
  /** Null when the estimate has no spread at all. */
  readonly t: number | null;
  readonly pValue: number | null;
  readonly confidenceInterval: readonly [number, number];
  /** How much of what complete answers would have told is lost: 0 to 1. */
  readonly missingInformation: number;
  /** How efficient this many imputations are beside endlessly many: 0 to 1. */
  readonly relativeEfficiency: number;
};

/**
 * Pools what several completed sets give into one estimate with one standard error (Rubin's rules).
 *
 * Shapes: m ≥ 2 estimates of the same quantity with their squared standard errors; the degrees of freedom that
 * complete data would have had, Infinity for a normal test. Units: those of the estimate.
 * Assumptions: the estimate is about normal. Errors: 'invalid-argument' for fewer than two, a negative variance or
 * anything not finite.
 * Source: Rubin (1987), Multiple imputation for nonresponse in surveys, § 3.1; degrees of freedom: Barnard & Rubin
 * (1999), Biometrika 86:948–955; fraction of missing information and efficiency: Rubin (1987), eqs. 3.1.10, 4.2.1.
 * Agrees with mice::pool.
 *
 * @example
 * poolEstimates([{ estimate: 1, variance: .04 }, { estimate: 1.2, variance: .05 }], 40).standardError; // .27…
 */
export function poolEstimates(
  completed: readonly CompletedEstimate[],
  completeDegreesOfFreedom: number,
): PooledEstimate {
  const m = completed.length;
  const isUsable = completed.every(({ estimate, variance }) => Number.isFinite(estimate) && variance >= 0);
  if (m < 2 || !isUsable || !(completeDegreesOfFreedom > 0)) {
    throw new StatisticsError(
      'invalid-argument',
      'pooling needs two estimates or more, with their variances',
    );
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / m;
  const estimate = mean(completed.map((set) => set.estimate));
  const within = mean(completed.map((set) => set.variance));
  const between = (mean(completed.map((set) => (set.estimate - estimate) ** 2)) * m) / (m - 1);
  const added = (1 + 1 / m) * between;
  const total = within + added;
  const standardError = Math.sqrt(total);
  const lost = total === 0 ? 0 : added / total;
  const degreesOfFreedom = barnardRubin(m, lost, completeDegreesOfFreedom);
  const increase = added / within;
  const missingInformation =
    added === 0 ? 0 : within === 0 ? 1 : (increase + 2 / (degreesOfFreedom + 3)) / (increase + 1);
  const t = standardError === 0 ? null : estimate / standardError;
  const isNormal = degreesOfFreedom === Number.POSITIVE_INFINITY;
  const critical = isNormal
    ? normalUpperQuantile(confidenceTail)
    : studentTUpperQuantile(confidenceTail, degreesOfFreedom);
  return {
    estimate,
    standardError,
    within,
    between,
    degreesOfFreedom,
    t,
    pValue:
      t === null
        ? null
        : isNormal
          ? 2 * normalUpperTail(Math.abs(t))
          : studentTTwoTailed(t, degreesOfFreedom),
    confidenceInterval: [estimate - critical * standardError, estimate + critical * standardError],
    missingInformation,
    relativeEfficiency: 1 / (1 + missingInformation / m),
  };
}

/** Degrees of freedom never above those of complete data. `lost` is the share of variance that is between sets. */
function barnardRubin(m: number, lost: number, complete: number): number {
  const old = lost === 0 ? Number.POSITIVE_INFINITY : (m - 1) / lost ** 2;
  if (complete === Number.POSITIVE_INFINITY) return old;
  const observed = ((complete + 1) / (complete + 3)) * complete * (1 - lost);
  if (old === Number.POSITIVE_INFINITY) return observed;
  return observed === 0 ? old : 1 / (1 / old + 1 / observed);
}
