import { describe, expect, test } from 'vitest';
import { momentsOf } from '../moments.ts';
import { pupils, reference, structureOf, survey } from '../reference/confirmatory-data.ts';
import { correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { type ConfirmatoryFactors, confirmFactors } from './confirm-factors.ts';
import { constructValidity } from './construct-validity.ts';
import type { Estimate } from './estimates.ts';

type Named = keyof typeof reference.confirmations;
type Row = (typeof reference.confirmations.pupils.estimates)[number];
const names = Object.keys(reference.confirmations) as Named[];
// lavaan's Gauss-Newton reached the maximum in these; in the others nlminb stopped where a slope of 1e-7 is left.
const roughly: readonly Named[] = ['pupilsResiduals', 'pairs'];
const digitsOf = (name: Named) => (roughly.includes(name) ? 4.7 : 7.2);

function ours(name: Named, options: { scaling?: 'marker'; robust?: boolean } = {}) {
  const { items, factors, names: factorNames } = structureOf(reference.confirmations[name].factors);
  const isSurvey = name === 'survey' || name === 'pairs';
  const from = isSurvey ? survey : pupils;
  const columns = items.map((item) => (name === 'heywood' ? from[item]!.slice(0, 60) : from[item]!));
  const labels = items.map((item) => reference.confirmations[name].columns[item]!);
  const residualCovariances: [number, number][] =
    name === 'pupilsResiduals'
      ? [
          [6, 7],
          [8, 0],
        ]
      : [];
  const areCorrelated = name !== 'pupilsApart';
  const solution = confirmFactors(
    columns,
    { factors, areCorrelated, residualCovariances, scaling: options.scaling ?? 'factor' },
    { robust: options.robust ?? false },
  );
  return { solution, labels, factorNames };
}

/** Our estimate of what lavaan calls lhs op rhs, and its standardised form. */
function findIn(
  solution: ConfirmatoryFactors,
  labels: readonly string[],
  factors: readonly string[],
  { lhs, op, rhs }: Pick<Row, 'lhs' | 'op' | 'rhs'>,
): [Estimate, Estimate | null] | null {
  if (op === '=~') {
    const found = solution.loadings.find((l) => labels[l.item] === rhs && factors[l.factor] === lhs)!;
    return [found, found.standardised];
  }
  const isOf = (a: string, b: string) => (a === lhs && b === rhs) || (a === rhs && b === lhs);
  if (factors.includes(lhs)) {
    const found = solution.factorCovariances.find(({ a, b }) => isOf(factors[a]!, factors[b]!));
    return found ? [found, found.correlation] : null;
  }
  const found = solution.residuals.find(({ a, b }) => isOf(labels[a]!, labels[b]!))!;
  return [found, found.standardised];
}

function fewestDigits(name: Named, rows: readonly Row[], options: { scaling?: 'marker'; robust?: boolean }) {
  const { solution, labels, factorNames } = ours(name, options);
  const covariances = rows.filter(({ op }) => op !== '~1');
  let compared = 0;
  const digits = covariances.flatMap((row) => {
    const found = findIn(solution, labels, factorNames, row);
    // Factors that may not correlate have no row with us.
    if (found === null) return row.estimate === 0 ? [] : [0];
    compared += 1;
    const [estimate, standardised] = found;
    // lavaan forms p as 1 − Φ, which keeps its absolute error only.
    expect(Math.abs((estimate.pValue ?? 0) - (row.p ?? 0))).toBeLessThan(1e-5);
    const plain = fewestCorrectDigits(
      [estimate.estimate, ...estimate.confidenceInterval, estimate.standardError, estimate.z],
      [row.estimate, row.low, row.high, row.se, row.z ?? null],
    );
    const scaled = standardised
      ? fewestCorrectDigits(
          [standardised.estimate, standardised.standardError],
          [row.standardised, row.standardisedSe],
        )
      : 17;
    return [Math.min(plain, scaled)];
  });
  expect(compared).toBeGreaterThan(5);
  return Math.min(...digits);
}

describe('confirmatory factor analysis', () => {
  // Rscript src/statistics/reference/confirmatory.R: lavaan::cfa, its default of dividing by n
  test.each(names)('estimates, errors, intervals and standardised loadings agree with lavaan: %s', (name) => {
    const expected = reference.confirmations[name];
    const least = name === 'heywood' ? 6.4 : digitsOf(name);
    expect(fewestDigits(name, expected.estimates as Row[], {})).toBeGreaterThan(least - 1);
    expect(fewestDigits(name, expected.marker as Row[], { scaling: 'marker' })).toBeGreaterThan(least - 1);
  });

  test.each(names)('fit agrees with lavaan: %s', (name) => {
    const { fit } = ours(name).solution;
    const expected = reference.confirmations[name].fit;
    const least = digitsOf(name);
    expect(fit.degreesOfFreedom).toBe(expected.df);
    expect(fit.parameters).toBe(expected.npar);
    expect(fit.chiSquared).toBeCloseTo(expected.chisq, 6);
    expect(fit.baseline.degreesOfFreedom).toBe(expected['baseline.df']);
    const plain = [fit.baseline.chiSquared, fit.cfi, fit.tli, fit.aic, fit.bic, fit.logLikelihood];
    const { cfi, tli, aic, bic, logl } = expected;
    expect(
      fewestCorrectDigits(plain, [expected['baseline.chisq'], cfi, tli, aic, bic, logl]),
    ).toBeGreaterThan(10);
    expect(Math.abs(fit.srmr - expected.srmr)).toBeLessThan(10 ** -least);
    if (expected.df === 0) {
      expect([fit.pValue, fit.rmsea]).toEqual([null, null]);
      return;
    }
    expect(correctDigits(fit.pValue, expected.pvalue)).toBeGreaterThan(6);
    expect(fit.rmsea!.value).toBeCloseTo(expected.rmsea!, 9);
    // R's uniroot finds the bounds of the interval to 1e-4 of the noncentrality.
    expect(fit.rmsea!.confidenceInterval[0]).toBeCloseTo(expected['rmsea.ci.lower']!, 5);
    expect(fit.rmsea!.confidenceInterval[1]).toBeCloseTo(expected['rmsea.ci.upper']!, 5);
    expect(fit.rmsea!.closeFitP).toBeCloseTo(expected['rmsea.pvalue']!, 9);
  });

  test('Satorra and Bentler’s χ², standard errors and robust indices agree with lavaan’s MLM', () => {
    for (const name of ['pupils', 'pupilsOne', 'survey'] as const) {
      const expected = reference.confirmations[name].robust;
      expect(fewestDigits(name, expected.estimates as Row[], { robust: true })).toBeGreaterThan(6.2);
      const { robust } = ours(name, { robust: true }).solution;
      const { fit } = expected;
      expect(correctDigits(robust!.chiSquared, fit['chisq.scaled'])).toBeGreaterThan(9);
      expect(correctDigits(robust!.scaling, fit['chisq.scaling.factor'])).toBeGreaterThan(9);
      expect(correctDigits(robust!.cfi, fit['cfi.robust'])).toBeGreaterThan(10);
      expect(correctDigits(robust!.tli, fit['tli.robust'])).toBeGreaterThan(10);
      expect(robust!.rmsea!.value).toBeCloseTo(fit['rmsea.robust'], 9);
      expect(robust!.rmsea!.confidenceInterval[0]).toBeCloseTo(fit['rmsea.ci.lower.robust'], 5);
      expect(robust!.rmsea!.confidenceInterval[1]).toBeCloseTo(fit['rmsea.ci.upper.robust'], 5);
    }
  });

  test.each(names.filter((name) => 'modification' in reference.confirmations[name]))(
    'modification indices and expected changes agree with lavaan’s modindices: %s',
    (name) => {
      const { solution, labels, factorNames } = ours(name);
      const rows =
        (reference.confirmations[name] as typeof reference.confirmations.pupils).modification ?? [];
      const least = name === 'pairs' || name === 'pupilsResiduals' ? 3 : 7;
      let compared = 0;
      for (const { lhs, op, rhs, mi, epc, standardised } of rows) {
        if (op === '~~' && factorNames.includes(lhs)) continue;
        const found = solution.modificationIndices.find(({ kind, item, other }) =>
          op === '=~'
            ? kind === 'loading' && labels[item] === rhs && factorNames[other] === lhs
            : kind === 'residual' && [lhs, rhs].every((each) => [labels[item], labels[other]].includes(each)),
        )!;
        compared += 1;
        expect(
          fewestCorrectDigits(
            [found.index, found.expectedChange, found.standardisedChange],
            [mi, epc, standardised],
          ),
        ).toBeGreaterThan(least);
      }
      if (rows.length > 0) expect(compared).toBeGreaterThan(3);
    },
  );

  test('R² agrees with lavaan', () => {
    const { solution, labels } = ours('survey');
    const expected = Object.entries(reference.confirmations.survey.rSquared);
    const mine = expected.map(([item]) => solution.rSquared[labels.indexOf(item)]);
    expect(
      fewestCorrectDigits(
        mine,
        expected.map(([, value]) => value),
      ),
    ).toBeGreaterThan(11);
  });

  test('reliability, variance extracted and HTMT agree with their formulas in R', () => {
    const { solution } = ours('survey');
    const { factors } = structureOf(reference.confirmations.survey.factors);
    const validity = constructValidity(solution, momentsOf(survey), factors);
    const { factors: expected, htmt } = reference.validity;
    for (const [factor, each] of validity.factors.entries()) {
      expect(
        correctDigits(each.compositeReliability, expected[factor]!.compositeReliability),
      ).toBeGreaterThan(12);
      expect(
        correctDigits(each.averageVarianceExtracted, expected[factor]!.averageVarianceExtracted),
      ).toBeGreaterThan(12);
    }
    expect(validity.pairs).toHaveLength(6);
    for (const { a, b, htmt: ratio, isDistinct } of validity.pairs) {
      expect(correctDigits(ratio, htmt[a]![b])).toBeGreaterThan(12);
      const r = solution.factorCovariances.find((pair) => pair.a === a && pair.b === b)!.correlation!
        .estimate;
      const least = Math.min(expected[a]!.averageVarianceExtracted, expected[b]!.averageVarianceExtracted);
      expect(isDistinct).toBe(least > r * r);
    }
  });

  test('a Heywood case is named, and the standardised forms it makes meaningless are left out', () => {
    const { solution } = ours('heywood');
    expect(solution.problems).toEqual([{ code: 'negative-residual', group: 0, item: 0 }]);
    expect(solution.residuals[0]!.estimate).toBeLessThan(0);
    expect(solution.rSquared[0]).toBeGreaterThan(1);
    expect(JSON.stringify(solution)).not.toMatch(/NaN|Infinity/);
  });

  test('the order of the rows changes no bit, robust or not', () => {
    const turned = survey.map((column) => [...column].reverse());
    const { factors } = structureOf(reference.confirmations.survey.factors);
    for (const robust of [false, true]) {
      expect(confirmFactors(turned, { factors }, { robust })).toEqual(
        confirmFactors(survey, { factors }, { robust }),
      );
    }
  });

  test('rows where an item is missing are left out', () => {
    const gaps = pupils
      .slice(0, 3)
      .map((column, item) => column.map((x, row) => (row === item ? Number.NaN : x)));
    const whole = pupils.slice(0, 3).map((column) => column.slice(3));
    expect(confirmFactors(gaps, { factors: [[0, 1, 2]] })).toEqual(
      confirmFactors(whole, { factors: [[0, 1, 2]] }),
    );
  });

  test('other units change units and nothing else', () => {
    const { factors } = structureOf(reference.confirmations.pupils.factors);
    const plain = confirmFactors(pupils, { factors });
    const larger = confirmFactors(
      pupils.map((column) => column.map((x) => 1000 * x)),
      { factors },
    );
    expect(correctDigits(larger.fit.chiSquared, plain.fit.chiSquared)).toBeGreaterThan(10);
    expect(correctDigits(larger.loadings[4]!.estimate, 1000 * plain.loadings[4]!.estimate)).toBeGreaterThan(
      9,
    );
    const [a, b] = [larger.loadings[4]!.standardised!, plain.loadings[4]!.standardised!];
    expect(correctDigits(a.standardError, b.standardError)).toBeGreaterThan(9);
  });

  test('a single item measures its factor without error', () => {
    const { loadings, residuals, fit } = confirmFactors(pupils.slice(0, 4), { factors: [[0, 1, 2], [3]] });
    expect(loadings[3]!.standardised!.estimate).toBeCloseTo(1, 12);
    expect(residuals[3]).toMatchObject({ estimate: 0, standardError: 0, z: null });
    expect(fit.degreesOfFreedom).toBe(2);
  });
});

describe('a factor model is refused', () => {
  const code = (name: string) => expect.objectContaining({ code: name });
  const factors = [
    [0, 1, 2],
    [3, 4, 5],
  ];
  const six = pupils.slice(0, 6);

  test('where there is too little to tell its parameters from', () => {
    expect(() => confirmFactors(pupils.slice(0, 2), { factors: [[0, 1]] })).toThrow(code('not-identified'));
    const apart = {
      factors: [
        [0, 1],
        [2, 3, 4],
      ],
      areCorrelated: false,
    };
    expect(() => confirmFactors(pupils.slice(0, 5), apart)).toThrow(code('not-identified'));
  });

  test('where an item does not vary, is given by others, or answers are too few', () => {
    expect(() => confirmFactors([...six.slice(0, 5), six[0]!.map(() => 4)], { factors })).toThrow(
      code('zero-variance'),
    );
    const sum = six[0]!.map((x, row) => x + six[1]![row]!);
    expect(() => confirmFactors([...six.slice(0, 5), sum], { factors })).toThrow(code('collinear'));
    expect(() =>
      confirmFactors(
        six.map((x) => x.slice(0, 6)),
        { factors },
      ),
    ).toThrow(code('too-few-cases'));
    expect(() =>
      confirmFactors(
        six.map((x) => x.map(() => Number.NaN)),
        { factors },
      ),
    ).toThrow(code('too-few-cases'));
  });

  test('where the likelihood has no maximum', () => {
    // lavaan: "the optimizer warns that a solution has NOT been found", a residual variance of −5807
    const columns = [0, 1, 2, 6, 3, 4, 8].map((item) => pupils[item]!.slice(0, 20));
    const run = () =>
      confirmFactors(columns, {
        factors: [
          [0, 1, 2, 3],
          [4, 5, 6],
        ],
      });
    expect(run).toThrow(code('not-converged'));
  });

  test('where the structure does not fit the items', () => {
    for (const wrong of [
      [],
      [[0, 1, 2], []],
      [
        [0, 1, 2],
        [3, 4],
      ],
      [
        [0, 1, 2],
        [3, 4, 6],
      ],
      [
        [0, 0, 1, 2],
        [3, 4, 5],
      ],
    ]) {
      expect(() => confirmFactors(six, { factors: wrong })).toThrow(code('invalid-argument'));
    }
    for (const wrong of [
      [[0, 0]],
      [[0, 6]],
      [
        [0, 1],
        [1, 0],
      ],
    ] as [number, number][][]) {
      expect(() => confirmFactors(six, { factors, residualCovariances: wrong })).toThrow(
        code('invalid-argument'),
      );
    }
  });
});
