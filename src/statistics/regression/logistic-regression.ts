import { inCanonicalOrder } from '../canonical-order.ts';
import { type Column, completeRows } from '../column.ts';
import { confidenceTail } from '../confidence.ts';
import { chiSquaredUpperTail, normalUpperQuantile, normalUpperTail } from '../distributions/index.ts';
import { exactDotProduct } from '../exact-sum.ts';
import { factoriseQr, solveUpper, solveUpperTransposed } from '../householder-qr.ts';
import { momentsOf } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type Classification, classify } from './classification.ts';
import { inverseDiagonal, requireCases, requireIndependence } from './fit-linear-model.ts';
import { type HosmerLemeshow, hosmerLemeshow } from './hosmer-lemeshow.ts';
import { maximiseLikelihood } from './logistic-likelihood.ts';
import { profileInterval } from './profile-interval.ts';

export type LogisticTerm = {
  /** Change in log odds for one unit more. */
  readonly B: number;
  readonly standardError: number;
  readonly z: number;
  readonly pValue: number;
  /** B ± 1.96·SE. */
  readonly waldInterval: readonly [number, number];
  /** By profile likelihood, which holds better with few events. */
  readonly confidenceInterval: readonly [number, number];
  readonly oddsRatio: number;
  /** The profile interval in odds. */
  readonly oddsRatioInterval: readonly [number, number];
  /** Variance inflation factor among the predictors; null for the constant. */
  readonly vif: number | null;
};

export type LogisticRegression = {
  readonly n: number;
  /** Rows where the outcome is 1. */
  readonly events: number;
  /** −2 log likelihood, of the model and of the constant alone. */
  readonly deviance: number;
  readonly nullDeviance: number;
  /** The likelihood-ratio test of all predictors. */
  readonly likelihoodRatio: {
    readonly chiSquared: number;
    readonly degreesOfFreedom: number;
    readonly pValue: number;
  };
  readonly mcFaddenRSquared: number;
  readonly coxSnellRSquared: number;
  readonly nagelkerkeRSquared: number;
  readonly classification: Classification;
  /** Null where fitted probabilities take fewer than three groups. */
  readonly hosmerLemeshow: HosmerLemeshow | null;
  /** The constant first, then one term a predictor, in their order. */
  readonly terms: readonly LogisticTerm[];
};

/**
 * Binary logistic regression with a constant, by maximum likelihood.
 *
 * Shapes: an outcome of 0 and 1 and k ≥ 1 predictors of equal length; rows where any is missing (NaN) are left out
 * (listwise). Units: B in log odds per unit of the predictor.
 * Assumptions: cases independent; log odds linear in the predictors; about ten events a predictor or more
 * (Peduzzi et al. 1996, Journal of Clinical Epidemiology 49:1373–1379).
 * Errors: 'invalid-argument' for an outcome other than 0 and 1, no predictors, unequal lengths; 'too-few-cases'
 * under k + 2 complete rows; 'zero-variance' when the outcome or a predictor (named by its place, from 0) does not
 * vary; 'collinear' when a predictor is a combination of those before it; 'separation' where the predictors tell the
 * outcomes apart completely or but for ties, so that no estimate exists (see `maximiseLikelihood`);
 * 'not-converged'.
 * Source: Hosmer, Lemeshow & Sturdivant (2013), Applied Logistic Regression, 3rd ed., ch. 1–2; McFadden (1974), in
 * Zarembka (ed.), Frontiers in Econometrics, p. 121; Cox & Snell (1989), Analysis of Binary Data, 2nd ed., p. 208;
 * Nagelkerke (1991), Biometrika 78:691–692. Agrees with R's glm (see docs/methods/logistic-regression.md).
 *
 * @example
 * logisticRegression([0, 0, 1, 0, 1, 1], [[1, 2, 3, 4, 5, 6]]).terms[1].oddsRatio; // 2.9…
 */
export function logisticRegression(outcome: Column, predictors: readonly Column[]): LogisticRegression {
  const k = predictors.length;
  if (k === 0) throw new StatisticsError('invalid-argument', 'a regression needs a predictor');
  const complete = completeRows([outcome, ...predictors]);
  const n = complete[0]!.length;
  requireCases(n, k);
  if (complete[0]!.some((value) => value !== 0 && value !== 1)) {
    throw new StatisticsError('invalid-argument', 'the outcome of a logistic regression is 0 or 1');
  }
  const { crossProducts } = momentsOf(complete);
  crossProducts.forEach((row, index) => {
    if (row[index] !== 0) return;
    const which = index === 0 ? 'the outcome' : `predictor ${index - 1}`;
    throw new StatisticsError('zero-variance', `${which} does not vary`);
  });
  const [y, ...x] = inCanonicalOrder(complete) as [Float64Array, ...Float64Array[]];
  const columns = [new Float64Array(n).fill(1), ...x];
  const plain = factoriseQr(columns);
  requireIndependence(plain);
  const rows = { signs: y.map((value) => 2 * value - 1), columns };
  const fit = maximiseLikelihood(rows);
  const information = fit.information();
  const events = y.reduce((count, value) => count + value, 0);
  const nullDeviance = -2 * (events * Math.log(events / n) + (n - events) * Math.log((n - events) / n));
  const chiSquared = Math.max(0, nullDeviance - fit.deviance);
  const coxSnellRSquared = -Math.expm1(-chiSquared / n);
  const critical = normalUpperQuantile(confidenceTail);
  const inverse = inverseDiagonal(plain, n);
  const terms = [...fit.coefficients].map((B, j): LogisticTerm => {
    const unit = new Float64Array(k + 1).fill(1, j, j + 1);
    const root = solveUpperTransposed(information, unit);
    const covariances = solveUpper(information, root).map(
      (v, m) => v * information.scale[j]! * information.scale[m]!,
    );
    const standardError = Math.sqrt(exactDotProduct(root, root)) * information.scale[j]!;
    const z = B / standardError;
    const profile = profileInterval(rows, fit, j, covariances, critical);
    const scale = plain.scale[j]!;
    return {
      B,
      standardError,
      z,
      pValue: Math.min(1, 2 * normalUpperTail(Math.abs(z))),
      waldInterval: [B - critical * standardError, B + critical * standardError],
      confidenceInterval: profile,
      oddsRatio: odds(B),
      oddsRatioInterval: [odds(profile[0]), odds(profile[1])],
      vif: j === 0 ? null : k === 1 ? 1 : Math.max(1, crossProducts[j]![j]! * scale * inverse[j]! * scale),
    };
  });
  return {
    n,
    events,
    deviance: fit.deviance,
    nullDeviance,
    likelihoodRatio: { chiSquared, degreesOfFreedom: k, pValue: chiSquaredUpperTail(chiSquared, k) },
    mcFaddenRSquared: chiSquared / nullDeviance,
    coxSnellRSquared,
    nagelkerkeRSquared: coxSnellRSquared / -Math.expm1(-nullDeviance / n),
    classification: classify(y, fit.linear),
    hosmerLemeshow: hosmerLemeshow(y, fit.linear),
    terms,
  };
}

/** exp, the largest double where that is too small to hold it. */
function odds(logOdds: number): number {
  return Math.min(Number.MAX_VALUE, Math.exp(logOdds));
}
