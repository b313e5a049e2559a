import type { Column } from '../column.ts';
import { confidenceTail } from '../confidence.ts';
import { normalUpperQuantile, normalUpperTail } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';
import { fitRows } from './normal-moments.ts';
import { deltaCovariance, estimateCovariances } from './observed-information.ts';

export type FimlCorrelation = {
  readonly r: number;
  readonly standardError: number;
  /** Of Fisher's z: atanh(r) over its standard error. */
  readonly z: number;
  readonly pValue: number;
  readonly confidenceInterval: readonly [number, number];
  /** How much of what complete answers would have told about r is lost: 0 to 1. */
  readonly missingInformation: number;
};

export type FimlCorrelations = {
  readonly n: number;
  readonly pairs: readonly FimlCorrelation[];
};

/**
 * Correlations by full-information maximum likelihood: from everything that was answered, all variables at once.
 *
 * Shapes: p ≥ 2 columns of equal length, NaN missing; pairs of variables by place. Variables in no pair are
 * auxiliary: they tell what the missing values may have been. Units: none. Assumptions and errors: as
 * `normalMoments`; large samples. Without missing values r is Pearson's, and its test that of Fisher's z with
 * standard error 1/√n.
 * Source: standard errors from the observed information by the delta method, as lavaan's standardised solution
 * with missing = "ml"; interval and test on Fisher's z, atanh(r), whose standard error is that of r over 1 − r².
 * Missing information: Savalei & Rhemtulla (2012), Structural Equation Modeling 19:477–494, eq. 8.
 *
 * @example
 * fimlCorrelations([[1, 2, 3, 4, 5], [2, 1, 4, NaN, 5]], [[0, 1]]).pairs[0].r; // .84…
 */
export function fimlCorrelations(
  columns: readonly Column[],
  pairs: readonly (readonly [number, number])[],
): FimlCorrelations {
  const fit = fitRows(columns);
  const sure = estimateCovariances(fit);
  const { variables: p, n } = fit.data;
  const critical = normalUpperQuantile(confidenceTail);
  return {
    n,
    pairs: pairs.map(([i, j]): FimlCorrelation => {
      if (i === j || i >= p || j >= p) throw new StatisticsError('invalid-argument', `no pair ${i} and ${j}`);
      const covariance = (a: number, b: number) => fit.estimate.covariances[a * p + b]!;
      const root = Math.sqrt(covariance(i, i) * covariance(j, j));
      const r = covariance(i, j) / root;
      const standardError = Math.sqrt(
        deltaCovariance(sure, [
          [sure.placeOfCovariance(i, j), 1 / root],
          [sure.placeOfCovariance(i, i), -r / (2 * covariance(i, i))],
          [sure.placeOfCovariance(j, j), -r / (2 * covariance(j, j))],
        ]),
      );
      const unexplained = (1 - r) * (1 + r);
      const spread = standardError / unexplained;
      const z = Math.atanh(r) / spread;
      return {
        r,
        standardError,
        z,
        pValue: 2 * normalUpperTail(Math.abs(z)),
        confidenceInterval: [
          Math.tanh(Math.atanh(r) - critical * spread),
          Math.tanh(Math.atanh(r) + critical * spread),
        ],
        missingInformation: Math.max(0, 1 - unexplained ** 2 / n / standardError ** 2),
      };
    }),
  };
}
