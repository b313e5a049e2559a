import { describe, expect, test } from 'vitest';
import { momentsOf, poolEstimates, poolJointTest, regressionFromMoments } from '../index.ts';
import { fewestCorrectDigits } from '../reference/correct-digits.ts';
import { poolRegressions } from './imputed-regression.ts';
import { reference } from './testing/incomplete-sets.ts';

// mice 3.15: pool(), pool.r.squared(); mitml 0.4.4: testModels(method = "D1")
describe('pooling agrees with mice and mitml on the sets that mice completed', () => {
  const { pooling } = reference;
  const regress = (variables: readonly (keyof (typeof pooling.columns)[0])[]) =>
    pooling.columns.map((set) =>
      regressionFromMoments(momentsOf(variables.map((variable) => set[variable]))),
    );
  const fits = regress(['innovation', 'support', 'trust', 'autonomy']);
  const pooled = poolRegressions(fits);
  const of = (pick: (term: (typeof pooled.terms)[number]) => number | null) => pooled.terms.map(pick);

  test.each([
    ['estimates', of((term) => term.estimate), pooling.estimate],
    ['variance within', of((term) => term.within), pooling.ubar],
    ['variance between', of((term) => term.between), pooling.b],
    ['total variance', of((term) => term.standardError ** 2), pooling.t],
    ['degrees of freedom', of((term) => term.degreesOfFreedom), pooling.df],
    ['missing information', of((term) => term.missingInformation), pooling.fmi],
    ['t', of((term) => term.t), pooling.statistic],
    ['p', of((term) => term.pValue), pooling.pValue],
    ['lower ends', of((term) => term.confidenceInterval[0]), pooling.low],
    ['upper ends', of((term) => term.confidenceInterval[1]), pooling.high],
    ['R²', [pooled.rSquared], [pooling.rSquared]],
  ])('%s: 12 digits', (_, ours, theirs) => {
    expect(fewestCorrectDigits(ours, theirs)).toBeGreaterThan(12);
  });

  const figures = ({ F, degreesOfFreedom, pValue, increase }: ReturnType<typeof poolJointTest>) => [
    F,
    ...degreesOfFreedom,
    pValue,
    increase,
  ];
  const slopes = fits.map((fit) => ({
    estimates: fit.coefficients.slice(1),
    covariances: fit.covariances.slice(1).map((row) => row.slice(1)),
  }));
  test('the test of the whole, for small samples and large: 12 digits', () => {
    expect(fewestCorrectDigits(figures(pooled.whole), pooling.D1)).toBeGreaterThan(12);
    expect(
      fewestCorrectDigits(figures(poolJointTest(slopes, Number.POSITIVE_INFINITY)), pooling.D1large),
    ).toBeGreaterThan(12);
  });

  test('without spread between the sets a pooled estimate is that of one set', () => {
    const same = poolEstimates(
      [1, 1, 1].map((estimate) => ({ estimate, variance: 0.04 })),
      Number.POSITIVE_INFINITY,
    );
    expect(same).toMatchObject({ standardError: 0.2, missingInformation: 0, relativeEfficiency: 1 });
    expect(same.confidenceInterval[0]).toBeCloseTo(1 - 1.959964 * 0.2, 6);
  });
});
