import { describe, expect, test } from 'vitest';
import {
  anovaEffectSize,
  cohensD,
  dunnPairs,
  gamesHowellPairs,
  holm,
  holmPairs,
  kruskalWallis,
  leveneTest,
  mannWhitney,
  noncentralFCdf,
  noncentralFUpperTail,
  oneWayAnova,
  pairedTTest,
  scheffePairs,
  splitByGroup,
  studentTTest,
  summariseGroups,
  tukeyKramerPairs,
  welchAnova,
  welchTTest,
} from './index.ts';
import { column, fewestCorrectDigits } from './reference/correct-digits.ts';
import reference from './reference/group-comparisons.json' with { type: 'json' };
import { code } from './reference/refused.ts';

type Pair = { readonly confidenceInterval: readonly [number, number] | null };
const lows = (pairs: readonly Pair[]) => pairs.map((pair) => pair.confidenceInterval?.[0]);
const highs = (pairs: readonly Pair[]) => pairs.map((pair) => pair.confidenceInterval?.[1]);
const pValues = (pairs: readonly { pValue: number }[]) => pairs.map(({ pValue }) => pValue);
const testFigures = (test: {
  difference: number;
  standardError: number;
  t: number | null;
  degreesOfFreedom: number;
  pValue: number;
  confidenceInterval: readonly number[];
}) => [
  test.difference,
  test.standardError,
  test.t,
  test.degreesOfFreedom,
  test.pValue,
  ...test.confidenceInterval,
];

// Rscript src/statistics/reference/group-comparisons.R: the R call is beside each name
describe.each(Object.entries(reference.sets))('agrees with R on %s', (_, set) => {
  const groups = summariseGroups(set.values, set.group);
  const [first, second] = groups as [(typeof groups)[0], (typeof groups)[0]];
  const values = splitByGroup(set.values, set.group).map((group) => group.values);

  test('t.test(var.equal = TRUE)', () => {
    expect(
      fewestCorrectDigits(testFigures(studentTTest(first, second)), testFigures(set.student)),
    ).toBeGreaterThan(11);
  });

  test('t.test', () => {
    expect(
      fewestCorrectDigits(testFigures(welchTTest(first, second)), testFigures(set.welchT)),
    ).toBeGreaterThan(11);
  });

  test('d and g by formula, intervals by pt(ncp) and uniroot', () => {
    const ours = cohensD(first, second);
    expect(fewestCorrectDigits([ours.d, ours.g], [set.d, set.g])).toBeGreaterThan(12);
    expect(fewestCorrectDigits(ours.intervalOfD!, set.intervalOfD)).toBeGreaterThan(9);
    const correction = ours.g / ours.d;
    expect(ours.intervalOfG!.map((end) => end / correction)).toEqual(
      ours.intervalOfD!.map((end) => expect.closeTo(end, 12)),
    );
  });

  test('wilcox.test(exact = FALSE)', () => {
    const ours = mannWhitney(values[0]!, values[1]!);
    expect(ours.U).toBe(set.mannWhitney.U);
    expect(fewestCorrectDigits([ours.pValue], [set.mannWhitney.pValue])).toBeGreaterThan(12);
    expect(ours.probabilityOfSuperiority).toBe(ours.U / (values[0]!.length * values[1]!.length));
  });

  test('oneway.test', () => {
    const { F, degreesOfFreedom, pValue } = welchAnova(groups);
    const { welch } = set;
    expect(
      fewestCorrectDigits([F, ...degreesOfFreedom, pValue], [welch.F, ...welch.df, welch.pValue]),
    ).toBeGreaterThan(11);
  });

  test('car::leveneTest(center = mean), (center = median)', () => {
    for (const [ours, theirs] of [
      [leveneTest(values, 'mean'), set.leveneMean],
      [leveneTest(values, 'median'), set.leveneMedian],
    ] as const) {
      expect(ours.degreesOfFreedom).toEqual(theirs.df);
      expect(fewestCorrectDigits([ours.F, ours.pValue], [theirs.F, theirs.pValue])).toBeGreaterThan(11);
    }
  });

  test('η² and ω² by formula from aov, interval by pf(ncp) and uniroot', () => {
    const { F, degreesOfFreedom } = oneWayAnova(groups);
    const ours = anovaEffectSize(F!, ...degreesOfFreedom);
    expect(ours.etaSquared).toBeCloseTo(set.etaSquared, 12);
    expect(ours.omegaSquared).toBeCloseTo(set.omegaSquared, 12);
    // R's pf(ncp) stops its series at 1e-9 (errmax in pnbeta.c); ours is tested apart, to 1e-12.
    expect(fewestCorrectDigits(ours.confidenceInterval!, set.interval)).toBeGreaterThan(7);
    const [low, high] = ours.confidenceInterval!.map((share) => (share * set.values.length) / (1 - share));
    if (low! > 0) expect(noncentralFUpperTail(F!, ...degreesOfFreedom, low!)).toBeCloseTo(0.025, 12);
    expect(noncentralFCdf(F!, ...degreesOfFreedom, high!)).toBeCloseTo(0.025, 12);
  });

  test('pairwise.t.test(p.adjust.method = "holm")', () => {
    const ours = holmPairs(groups);
    expect(fewestCorrectDigits(pValues(ours), set.holm)).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(
        ours.map((pair) => pair.standardError),
        set.standardError,
      ),
    ).toBeGreaterThan(12);
  });

  test('pf and qf: Scheffé', () => {
    const ours = scheffePairs(groups);
    expect(fewestCorrectDigits(pValues(ours), set.scheffe.p)).toBeGreaterThan(11);
    expect(fewestCorrectDigits(lows(ours), set.scheffe.low)).toBeGreaterThan(10);
    expect(fewestCorrectDigits(highs(ours), set.scheffe.high)).toBeGreaterThan(10);
  });

  // R's ptukey has an absolute error of about 1e-10 and its qtukey one of about 1e-6; ours is tested apart, to 1e-11.
  test('TukeyHSD', () => {
    const ours = tukeyKramerPairs(groups);
    ours.forEach((pair, index) => {
      expect(Math.abs(pair.pValue - set.tukey.p[index]!)).toBeLessThan(1e-9);
    });
    expect(fewestCorrectDigits(lows(ours), set.tukey.low)).toBeGreaterThan(5);
    expect(fewestCorrectDigits(highs(ours), set.tukey.high)).toBeGreaterThan(5);
  });

  test('Games-Howell by ptukey', () => {
    const ours = gamesHowellPairs(groups);
    ours.forEach((pair, index) => {
      expect(Math.abs(pair.pValue - set.gamesHowell.p[index]!)).toBeLessThan(1e-9);
    });
    expect(
      fewestCorrectDigits(
        ours.flatMap((pair) => [pair.standardError, pair.degreesOfFreedom]),
        set.gamesHowell.standardError.flatMap((se, index) => [se, set.gamesHowell.df[index]!]),
      ),
    ).toBeGreaterThan(11);
    expect(fewestCorrectDigits(lows(ours), set.gamesHowell.low)).toBeGreaterThan(5);
    expect(fewestCorrectDigits(highs(ours), set.gamesHowell.high)).toBeGreaterThan(5);
  });

  test('kruskal.test', () => {
    const ours = kruskalWallis(values);
    expect(ours.degreesOfFreedom).toBe(set.kruskal.df);
    expect(fewestCorrectDigits([ours.H, ours.pValue], [set.kruskal.H, set.kruskal.pValue])).toBeGreaterThan(
      11,
    );
  });

  test('Dunn by formula, p.adjust', () => {
    const ours = dunnPairs(values, 'holm');
    expect(
      fewestCorrectDigits(
        ours.flatMap((pair) => [pair.z, pair.standardError]),
        set.dunn.z.flatMap((z, index) => [z, set.dunn.se[index]!]),
      ),
    ).toBeGreaterThan(11);
    expect(fewestCorrectDigits(pValues(ours), set.dunn.holm)).toBeGreaterThan(11);
    expect(
      fewestCorrectDigits(pValues(dunnPairs(values, 'bonferroni')), set.dunn.bonferroni),
    ).toBeGreaterThan(11);
  });

  test('rows in another order give the same bits', () => {
    const again = splitByGroup(set.values.toReversed(), set.group.toReversed()).map((group) => group.values);
    expect(kruskalWallis(again)).toEqual(kruskalWallis(values));
    expect(dunnPairs(again, 'holm')).toEqual(dunnPairs(values, 'holm'));
    expect(leveneTest(again, 'mean')).toEqual(leveneTest(values, 'mean'));
    expect(leveneTest(again, 'median')).toEqual(leveneTest(values, 'median'));
    expect(welchAnova(groups.toReversed())).toEqual(welchAnova(groups));
  });
});

test('paired t: t.test(paired = TRUE)', () => {
  const { paired } = reference;
  const ours = pairedTTest(column(paired.x), column(paired.y));
  expect(ours.n).toBe(paired.n);
  expect(
    fewestCorrectDigits(testFigures(ours), testFigures(paired as Parameters<typeof testFigures>[0])),
  ).toBeGreaterThan(12);
});

test('holm: p.adjust(method = "holm")', () => {
  expect(fewestCorrectDigits(holm(reference.holm.p), reference.holm.adjusted)).toBeGreaterThan(14);
});

describe('by name', () => {
  const group = (n: number, mean: number, standardDeviation: number | null) => ({
    n,
    mean,
    standardDeviation,
  });
  test('a group of one has no spread of its own', () => {
    const groups = [group(5, 1, 1), group(1, 2, null)] as const;
    expect(() => welchTTest(...groups)).toThrow(code('too-few-cases'));
    expect(() => welchAnova(groups)).toThrow(code('too-few-cases'));
    expect(() => gamesHowellPairs(groups)).toThrow(code('too-few-cases'));
    expect(studentTTest(...groups).degreesOfFreedom).toBe(4);
  });

  test('where nobody differs within groups', () => {
    const groups = [group(5, 1, 0), group(5, 1, 0), group(4, 2, 0)] as const;
    const alike = [1, 0, 0];
    expect(pValues(tukeyKramerPairs(groups))).toEqual(alike);
    expect(pValues(scheffePairs(groups))).toEqual(alike);
    expect(pValues(gamesHowellPairs(groups))).toEqual(alike);
    expect(pValues(holmPairs(groups))).toEqual(alike);
    expect(studentTTest(groups[0], groups[2])).toMatchObject({ t: null, pValue: 0 });
    for (const refused of [
      () => cohensD(groups[0], groups[2]),
      () => welchTTest(groups[0], groups[2]),
      () => welchAnova(groups),
      () =>
        leveneTest(
          [
            [1, 1],
            [2, 2, 2],
          ],
          'mean',
        ),
      () => kruskalWallis([[3, 3], [3]]),
      () => mannWhitney([3, 3], [3]),
    ]) {
      expect(refused).toThrow(code('zero-variance'));
    }
  });

  test('distances that are all alike are not told apart by rounding', () => {
    const nearlyAlike = [
      [1.1, 1.3],
      [2.1, 2.3],
      [7.1, 7.3],
    ];
    expect(() => leveneTest(nearlyAlike, 'mean')).toThrow(code('zero-variance'));
    expect(() => leveneTest(nearlyAlike, 'median')).toThrow(code('zero-variance'));
    expect(
      leveneTest(
        [
          [1.1, 1.3],
          [2, 3],
        ],
        'mean',
      ),
    ).toMatchObject({ F: null, pValue: 0 });
  });

  test('too few', () => {
    expect(() => welchAnova([group(5, 1, 1)])).toThrow(code('too-few-groups'));
    expect(() => kruskalWallis([[1, 2], [Number.NaN]])).toThrow(code('too-few-groups'));
    expect(() => dunnPairs([[1, 2], [Number.NaN], [3]], 'holm')).toThrow(code('too-few-cases'));
    expect(() => leveneTest([[1, 2], []], 'mean')).toThrow(code('too-few-groups'));
    expect(() => pairedTTest([1, Number.NaN], [1, 2])).toThrow(code('too-few-cases'));
  });

  test('what is not a number', () => {
    expect(() => holm([0.5, Number.NaN])).toThrow(code('invalid-argument'));
    expect(() => anovaEffectSize(-1, 2, 20)).toThrow(code('invalid-argument'));
    expect(() => welchTTest(group(5, Number.NaN, 1), group(5, 1, 1))).toThrow(code('invalid-argument'));
    expect(() => splitByGroup([1], [])).toThrow(code('invalid-argument'));
    expect(() => kruskalWallis([[1, Infinity], [2]])).toThrow(code('invalid-argument'));
  });

  test('effects too large for an interval have none; two cases in all have no g', () => {
    expect(cohensD(group(5, 1e6, 1), group(5, 0, 1)).intervalOfD).toBeNull();
    expect(cohensD(group(5, 1, 1), group(5, 9, 1)).d).toBe(-8);
    expect(cohensD(group(2, 1, 1), group(1, 3, null)).g).toBe(-0);
    expect(anovaEffectSize(1e9, 2, 20)).toMatchObject({ confidenceInterval: null });
    expect(anovaEffectSize(0.001, 4, 20)).toMatchObject({ omegaSquared: 0, confidenceInterval: [0, 0] });
  });
});
