import { describe, expect, test } from 'vitest';
import {
  chiSquaredUpperTail,
  fimlCorrelations,
  fimlRegression,
  imputedCorrelations,
  imputedRegression,
  linearRegression,
  littleMcarTest,
  missingPatterns,
  momentsOf,
  multipleImputation,
  normalMoments,
  pearsonTest,
  poolEstimates,
  poolJointTest,
  regressionFromMoments,
  StatisticsError,
  seededRandom,
} from '../index.ts';
import { column, correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import reference from '../reference/missing-data.json' with { type: 'json' };
import { poolRegressions } from './imputed-regression.ts';

const none = Number.NaN;
const columnsOf = (set: { columns: Record<string, (number | null)[]> }) =>
  new Map(Object.entries(set.columns).map(([name, values]) => [name, column(values)]));
const shuffled = <T>(values: readonly T[]) => {
  const { uniform } = seededRandom(12);
  return values
    .map((value) => [uniform(), value] as const)
    .sort(([a], [b]) => a - b)
    .map(([, value]) => value);
};
const refusal = (compute: () => unknown) => {
  try {
    compute();
  } catch (error) {
    if (error instanceof StatisticsError) return error.code;
    throw error;
  }
  return null;
};

// Rscript src/statistics/reference/missing-data.R
describe.each(Object.entries(reference.sets))('agrees with R on %s', (_, set) => {
  const columns = columnsOf(set);
  const all = set.variables.map((variable) => columns.get(variable)!);
  const pairs = all.flatMap((_, i) => all.slice(i + 1).map((_, gap): [number, number] => [i, i + gap + 1]));

  test('means and covariances by EM, plain EM in R until nothing moves: 11 digits', () => {
    const fit = normalMoments(all);
    expect(fit.n).toBe(set.em.n);
    expect(fewestCorrectDigits(fit.means, set.em.means)).toBeGreaterThan(11);
    expect(fewestCorrectDigits(fit.covariances.flat(), set.em.covariances.flat())).toBeGreaterThan(11);
  });

  test("Little's test, from Little's formula: 11 digits", () => {
    const { chiSquared, degreesOfFreedom, pValue, patterns } = littleMcarTest(all);
    expect([degreesOfFreedom, patterns]).toEqual([set.little.df, set.little.patterns]);
    expect(
      fewestCorrectDigits([chiSquared, pValue], [set.little.chiSquared, set.little.pValue]),
    ).toBeGreaterThan(11);
  });

  test('full-information regression, lavaan sem(missing = "ml"): as far as its optimiser goes, 4 digits', () => {
    for (const fiml of [set.fiml, set.withAuxiliary]) {
      const fit = fimlRegression(
        columns.get(fiml.outcome)!,
        fiml.predictors.map((variable) => columns.get(variable)!),
        fiml.auxiliary.map((variable) => columns.get(variable)!),
      );
      const of = (pick: (term: (typeof fit.terms)[number]) => number) => fit.terms.map(pick);
      expect(
        fewestCorrectDigits(
          of((term) => term.B),
          fiml.B,
        ),
      ).toBeGreaterThan(4);
      expect(
        fewestCorrectDigits(
          of((term) => term.standardError),
          fiml.se,
        ),
      ).toBeGreaterThan(5);
      expect(
        fewestCorrectDigits(
          of((term) => term.pValue),
          fiml.pValue,
        ),
      ).toBeGreaterThan(4);
      expect(
        fewestCorrectDigits(
          fit.terms.slice(1).map((term) => term.beta),
          fiml.beta,
        ),
      ).toBeGreaterThan(4);
      expect(correctDigits(fit.rSquared, fiml.rSquared)).toBeGreaterThan(5);
      expect(correctDigits(fit.chiSquared, fiml.wald)).toBeGreaterThan(5);
      if (fiml.fmi.length > 0) {
        expect(
          fewestCorrectDigits(
            of((term) => term.missingInformation),
            fiml.fmi,
          ),
        ).toBeGreaterThan(4);
      }
    }
  });

  test('its coefficients and correlations from the EM of R: 10 digits', () => {
    const { outcome, predictors, auxiliary } = set.withAuxiliary;
    const [y, ...x] = [outcome, ...predictors, ...auxiliary].map((variable) => columns.get(variable)!);
    const fit = fimlRegression(y!, x.slice(0, predictors.length), x.slice(predictors.length));
    expect(
      fewestCorrectDigits(
        fit.terms.map(({ B }) => B),
        set.fromEm.B,
      ),
    ).toBeGreaterThan(10);
    const { pairs: found } = fimlCorrelations(all, pairs);
    expect(
      fewestCorrectDigits(
        found.map(({ r }) => r),
        set.fromEm.r,
      ),
    ).toBeGreaterThan(10);
  });

  test('standard errors of correlations, lavaan standardizedSolution: 5 digits', () => {
    const { pairs: found } = fimlCorrelations(all, pairs);
    expect(
      fewestCorrectDigits(
        found.map((pair) => pair.standardError),
        set.correlations.se,
      ),
    ).toBeGreaterThan(5);
  });

  test('the order of the rows changes no bit', () => {
    const order = shuffled(all[0]!.map((_, row) => row));
    const other = all.map((values) => order.map((row) => values[row]!));
    expect(normalMoments(other)).toEqual(normalMoments(all));
    expect(littleMcarTest(other)).toEqual(littleMcarTest(all));
    expect(fimlRegression(other[0]!, other.slice(1))).toEqual(fimlRegression(all[0]!, all.slice(1)));
    const options = { imputations: 3, seed: 1 };
    const impute = (columns: readonly number[][]) =>
      imputedRegression(columns, (completed) => completed, options);
    expect(impute(other)).toEqual(impute(all));
  });

  test('another unit and another zero change only the unit', () => {
    const far = [all[0]!.map((value) => 1e6 + 3 * value), ...all.slice(1)];
    const [here, there] = [normalMoments(all), normalMoments(far)];
    expect(correctDigits(there.means[0], 1e6 + 3 * here.means[0]!)).toBeGreaterThan(13);
    expect(correctDigits(there.covariances[0]![1], 3 * here.covariances[0]![1]!)).toBeGreaterThan(8);
    expect(correctDigits(littleMcarTest(far).chiSquared, littleMcarTest(all).chiSquared)).toBeGreaterThan(8);
  });
});

test("Little's test on airquality is that of naniar's manual", () => {
  const { chiSquared, degreesOfFreedom, pValue } = littleMcarTest([
    ...columnsOf(reference.sets.air).values(),
  ]);
  expect(chiSquared).toBeCloseTo(35.1, 1);
  expect(degreesOfFreedom).toBe(14);
  expect(pValue).toBeCloseTo(0.00142, 5);
});

describe('complete answers', () => {
  const [y, x, z] = [
    [1, 3, 2, 5, 4, 6, 8],
    [2, 1, 4, 3, 5, 7, 6],
    [1, 1, 2, 1, 2, 2, 1],
  ];
  const columns = [y!, x!, z!];
  const plain = linearRegression(y!, [x!, z!]);

  test('give the plain means and covariances', () => {
    const { means, crossProducts } = momentsOf(columns);
    const fit = normalMoments(columns);
    expect(fewestCorrectDigits(fit.means, means)).toBeGreaterThan(14);
    expect(
      fewestCorrectDigits(
        fit.covariances.flat(),
        crossProducts.flat().map((product) => product / 7),
      ),
    ).toBeGreaterThan(13);
  });

  test('give least squares, with the smaller standard errors of maximum likelihood', () => {
    const fit = fimlRegression(y!, [x!, z!]);
    fit.terms.forEach((term, index) => {
      expect(correctDigits(term.B, plain.terms[index]!.B)).toBeGreaterThan(11);
      expect(
        correctDigits(term.standardError, plain.terms[index]!.standardError * Math.sqrt(4 / 7)),
      ).toBeGreaterThan(11);
      expect(term.missingInformation).toBeLessThan(1e-10);
    });
  });

  test('are left as they are by imputation', () => {
    const { terms, rSquared, missingValues } = imputedRegression(columns, (completed) => completed, {
      imputations: 2,
      seed: 1,
    });
    expect(missingValues).toBe(0);
    expect(correctDigits(rSquared, plain.rSquared)).toBeGreaterThan(12);
    terms.forEach((term, index) => {
      expect(correctDigits(term.estimate, plain.terms[index]!.B)).toBeGreaterThan(11);
      expect(correctDigits(term.standardError, plain.terms[index]!.standardError)).toBeGreaterThan(11);
      expect(term.missingInformation).toBe(0);
    });
  });

  test("give Pearson's r with Fisher's interval", () => {
    const { r } = fimlCorrelations([y!, x!], [[0, 1]]).pairs[0]!;
    const imputed = imputedCorrelations([y!, x!], (completed) => completed, [[0, 1]], {
      imputations: 2,
      seed: 1,
    });
    expect(correctDigits(imputed.pairs[0]!.r, r)).toBeGreaterThan(12);
    expect(
      fewestCorrectDigits(imputed.pairs[0]!.confidenceInterval, pearsonTest(r, 7).confidenceInterval!),
    ).toBeGreaterThan(11);
  });
});

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

describe('imputation', () => {
  const columns = columnsOf(reference.sets.survey);
  const model = ['innovation', 'support', 'trust', 'autonomy', 'age'].map(
    (variable) => columns.get(variable)!,
  );
  const four = (completed: readonly Float64Array[]) => completed.slice(0, 4);

  // Each pooled estimate wavers by √(B/m): ours with m = 1000, those of mice with m = 400. Four such deviations of the
  // difference are exceeded once in 16 000; standard errors and missing information waver by some per cent of themselves.
  test('ends where mice.norm does, within Monte Carlo error', () => {
    const { terms } = imputedRegression(model, four, { imputations: 1000, seed: 20261121 });
    const { estimate, se, fmi, b, m } = reference.imputation;
    terms.forEach((term, index) => {
      const wavering = Math.sqrt(term.between / 1000 + b[index]! / m);
      expect(Math.abs(term.estimate - estimate[index]!)).toBeLessThan(4 * wavering);
      expect(Math.abs(term.standardError / se[index]! - 1)).toBeLessThan(0.05);
      expect(Math.abs(term.missingInformation - fmi[index]!)).toBeLessThan(0.07);
    });
  });

  test('completed means lie about those of maximum likelihood, and nothing answered is changed', () => {
    const answered = model[0]!.filter((value) => !Number.isNaN(value));
    const tally = (values: Iterable<number>) => {
      const counts = new Map<number, number>();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return counts;
    };
    const wanted = tally(answered);
    const { results, n } = multipleImputation(model, { imputations: 400, seed: 3 }, (completed) => {
      const got = tally(completed[0]!.map((value) => Math.round(value * 1e9) / 1e9));
      for (const [value, count] of wanted) expect(got.get(value)).toBe(count);
      return completed.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
    });
    expect(n).toBe(239);
    const { means } = normalMoments(model);
    means.forEach((mean, variable) => {
      const drawn = results.map((set) => set[variable]!);
      const middle = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
      const spread = Math.sqrt(
        drawn.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (drawn.length - 1),
      );
      // Sets a few rounds apart have less than 1 % in common, so their mean wavers by little more than spread/√m.
      expect(Math.abs(middle - mean)).toBeLessThan(5 * Math.max(spread / Math.sqrt(400), 1e-12));
    });
  });

  test('the same seed gives the same figures, another seed others', () => {
    const withSeed = (seed: number) => imputedRegression(model, four, { imputations: 5, seed });
    expect(withSeed(1)).toEqual(withSeed(1));
    expect(withSeed(1).terms[1]!.estimate).not.toBe(withSeed(2).terms[1]!.estimate);
  });
});

describe('patterns', () => {
  test('are counted, the most common first, the fuller before the emptier', () => {
    const found = missingPatterns([
      [1, 2, none, 4, none],
      [1, 2, 3, none, none],
      [1, 2, 3, 4, none],
    ]);
    expect(found).toEqual({
      rows: 5,
      complete: 2,
      empty: 1,
      missing: [2, 2, 1],
      share: 5 / 15,
      patterns: [
        { observed: [true, true, true], n: 2 },
        { observed: [true, false, true], n: 1 },
        { observed: [false, true, true], n: 1 },
        { observed: [false, false, false], n: 1 },
      ],
      isMonotone: false,
    });
  });

  test('of people who drop out are monotone', () => {
    const columns = columnsOf(reference.sets.dropout);
    expect(missingPatterns(['first', 'second', 'third'].map((name) => columns.get(name)!)).isMonotone).toBe(
      true,
    );
  });
});

describe('is refused by name', () => {
  const x = [1, 2, 3, 4, 5, 6];
  test.each([
    ['all missing', 'too-few-cases', [x, x.map(() => none)]],
    ['no spread', 'zero-variance', [x, [2, 2, none, 2, 2, 2]]],
    ['nobody with both', 'never-together', [x, [1, 4, 2, none, none, none], [none, none, none, 1, 3, 2]]],
    [
      'fewer rows than variables',
      'too-few-cases',
      [
        [1, 2, none],
        [2, 1, 4],
        [3, none, 1],
      ],
    ],
    ['a combination', 'collinear', [x, x.map((value) => 2 * value + 1), [1, none, 2, 1, 3, 2]]],
    ['unequal lengths', 'invalid-argument', [x, [1, 2]]],
    ['no column', 'invalid-argument', []],
  ])('%s: %s', (_, code, columns) => {
    expect(refusal(() => normalMoments(columns))).toBe(code);
  });

  test('correlations of three imputed rows', () => {
    const three = [
      [1, 2, 4],
      [2, 1, 3],
    ];
    const options = { imputations: 2, seed: 1 };
    expect(refusal(() => imputedCorrelations(three, (completed) => completed, [[0, 1]], options))).toBe(
      'too-few-cases',
    );
  });

  test('a test of one pattern, pooling of one set, no seed', () => {
    expect(refusal(() => littleMcarTest([x, [2, 1, 4, 3, 6, 5]]))).toBe('too-few-groups');
    expect(refusal(() => poolEstimates([{ estimate: 1, variance: 1 }], 10))).toBe('invalid-argument');
    expect(refusal(() => imputedRegression([x, x], (c) => c, { imputations: 5, seed: -1 }))).toBe(
      'invalid-argument',
    );
    expect(refusal(() => imputedRegression([x, x], (c) => c, { imputations: 1, seed: 1 }))).toBe(
      'invalid-argument',
    );
  });
});

test("Little's test rejects as often as it says when values are missing by chance", () => {
  const random = seededRandom(5);
  let rejected = 0;
  for (let study = 0; study < 200; study++) {
    const common = Array.from({ length: 150 }, random.normal);
    const columns = [0, 1, 2].map(() =>
      common.map((value) => (random.uniform() < 0.15 ? none : value + random.normal())),
    );
    const { chiSquared, degreesOfFreedom } = littleMcarTest(columns);
    if (chiSquaredUpperTail(chiSquared, degreesOfFreedom) < 0.05) rejected++;
  }
  // 10 of 200 are expected; 22 or more come once in 2 000, 1 or fewer too.
  expect(rejected).toBeGreaterThan(1);
  expect(rejected).toBeLessThan(22);
});
