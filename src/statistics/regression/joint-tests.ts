import type { Column } from '../column.ts';
import { fisherFUpperTail } from '../distributions/index.ts';
import { StatisticsError } from '../statistics-error.ts';
import { coefficientCovariance, type ErrorsMethod } from './coefficient-covariance.ts';
import { fitLinearModel, orderedRows } from './fit-linear-model.ts';
import { waldStatistic } from './wald-statistic.ts';

export type JointTest = {
  /** Null where the model fits perfectly. */
  readonly F: number | null;
  readonly degreesOfFreedom: readonly [terms: number, residual: number];
  readonly pValue: number;
};

/**
 * Tests that all of several coefficients are 0 together, the other predictors being in the model: the test of a
 * category that stands there as dummies.
 *
 * Shapes: as `linearRegression`; `sets` are lists of predictors' places, from 0; one test a set.
 * With classic errors it is the F of leaving the set out (car::Anova type II of the factor), with robust ones the
 * Wald F (car::linearHypothesis with white.adjust).
 * Assumptions and errors: as `linearRegression`; 'invalid-argument' for an empty set or a place that is not there.
 * Source: Fox (2016), Applied Regression Analysis, 3rd ed., § 9.4.3.
 *
 * @example
 * jointTests([1, 2, 4, 5, 3], [[0, 1, 0, 1, 0], [0, 0, 1, 1, 0]], [[0, 1]])[0].degreesOfFreedom; // [2, 2]
 */
export function jointTests(
  outcome: Column,
  predictors: readonly Column[],
  sets: readonly (readonly number[])[],
  errors: ErrorsMethod = 'classic',
): JointTest[] {
  for (const set of sets) {
    if (set.length === 0 || set.some((place) => predictors[place] === undefined)) {
      throw new StatisticsError('invalid-argument', `no predictors at ${set.join(', ') || 'an empty set'}`);
    }
  }
  const model = fitLinearModel(orderedRows(outcome, predictors));
  const isPerfect = model.sums.residual === 0;
  const covariance = isPerfect ? [] : coefficientCovariance(model, errors);
  return sets.map((set) => {
    const q = set.length;
    const degreesOfFreedom = [q, model.residualDf] as const;
    if (isPerfect) return { F: null, degreesOfFreedom, pValue: 0 };
    const F =
      waldStatistic(
        set.map((place) => model.coefficients[place + 1]!),
        set.map((i) => set.map((j) => covariance[i + 1]![j + 1]!)),
      ) / q;
    return { F, degreesOfFreedom, pValue: fisherFUpperTail(F, q, model.residualDf) };
  });
}
