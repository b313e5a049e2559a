import type { CorrelationResult } from '../schema.ts';

/** The level at which a planned correlation makes its factor a predictor. */
export const significanceLevel = 0.05;

/**
 * The factors that correlated significantly with the outcome in an earlier entry, in that entry's order.
 *
 * @param predictors the option as it stands in the plan: `significantIn RQ1a`
 */
export function significantPredictors(
  predictors: string,
  outcome: string,
  correlations: readonly CorrelationResult[],
): string[] {
  const earlier = predictors.replace(/^significantIn\s+/, '');
  return correlations
    .filter((result) => result.plan === earlier && result.p !== null && result.p < significanceLevel)
    .map((result) => (result.x === outcome ? result.y : result.x));
}
