import { describe, expect, test } from 'vitest';
import {
  chiSquaredEffectInterval,
  chiSquaredFit,
  chiSquaredIndependence,
  mannWhitney,
  pairedEffectSize,
  wilcoxonSignedRank,
} from './index.ts';
import { column, fewestCorrectDigits } from './reference/correct-digits.ts';
import reference from './reference/factorial-and-paired.json' with { type: 'json' };
import { code } from './reference/refused.ts';

// Rscript src/statistics/reference/factorial-and-paired.R: the R call is beside each name
describe.each(Object.entries(reference.pairs))('agrees with R on %s', (_, set) => {
  const [x, y] = [column(set.x), column(set.y)];

  test('d_z, d_av and g_av by formula, intervals by pt(ncp) and uniroot', () => {
    const ours = pairedEffectSize(x, y);
    expect(fewestCorrectDigits([ours.dz, ours.dav, ours.gav], [set.dz, set.dav, set.gav])).toBeGreaterThan(
      12,
    );
    expect(fewestCorrectDigits(ours.intervalOfDz!, set.intervalOfDz)).toBeGreaterThan(9);
    expect(fewestCorrectDigits(ours.intervalOfGav!, set.intervalOfGav)).toBeGreaterThan(9);
  });

  test('wilcox.test(paired = TRUE): exact = FALSE, and exact by exact = TRUE or, with ties, by every sign', () => {
    const ours = wilcoxonSignedRank(x, y);
    expect(ours).toMatchObject({ n: set.n, unchanged: set.unchanged, V: set.V });
    expect(fewestCorrectDigits([ours.pValue], [set.pValue])).toBeGreaterThan(12);
    const ranked = set.n - set.unchanged;
    if (ranked > 50) expect(ours.exactPValue).toBeNull();
    else if (set.exact !== null)
      expect(fewestCorrectDigits([ours.exactPValue], [set.exact])).toBeGreaterThan(12);
    expect(ours.rankBiserial).toBeCloseTo((4 * set.V) / (ranked * (ranked + 1)) - 1, 14);
  });

  test('rows in another order give the same bits; columns changed about, the opposite', () => {
    expect(wilcoxonSignedRank(x.toReversed(), y.toReversed())).toEqual(wilcoxonSignedRank(x, y));
    expect(pairedEffectSize(x.toReversed(), y.toReversed())).toEqual(pairedEffectSize(x, y));
    const [one, other] = [wilcoxonSignedRank(x, y), wilcoxonSignedRank(y, x)];
    expect(other.exactPValue).toBe(one.exactPValue);
    expect(other.rankBiserial).toBeCloseTo(-one.rankBiserial, 14);
    expect(pairedEffectSize(y, x).dz).toBeCloseTo(-pairedEffectSize(x, y).dz, 14);
  });
});

test.each(Object.entries(reference.ranks))(
  'exact rank sums on %s: wilcox.test(exact = TRUE) or, with ties, every choice of members',
  (_, { x, y, exact, interval }) => {
    const ours = mannWhitney(x, y);
    expect(fewestCorrectDigits([ours.exactPValue], [exact])).toBeGreaterThan(11);
    expect(fewestCorrectDigits([mannWhitney(y, x).exactPValue], [exact])).toBeGreaterThan(11);
    expect(fewestCorrectDigits(ours.intervalOfSuperiority!, interval)).toBeGreaterThan(12);
    expect(ours.rankBiserial).toBeCloseTo(2 * ours.probabilityOfSuperiority - 1, 14);
  },
);

test('above fifty cases ranks have the normal approximation only', () => {
  const many = Array.from({ length: 26 }, (_, place) => place);
  expect(mannWhitney(many, many.slice(1)).exactPValue).toBeNull();
  expect(mannWhitney(many.slice(1), many.slice(1)).exactPValue).toBe(1);
});

test.each(Object.entries(reference.fits))('fit to shares on %s: chisq.test(x, p)', (_, set) => {
  const ours = chiSquaredFit(set.counts, set.shares);
  expect(
    fewestCorrectDigits(
      [ours.chiSquared, ours.pValue, ours.effectSizeW, ...ours.standardisedResiduals],
      [set.chiSquared, set.pValue, set.w, ...set.residuals],
    ),
  ).toBeGreaterThan(12);
});

test.each(Object.entries(reference.fits))('interval of w on %s: pchisq(ncp) and uniroot', (_, set) => {
  expect(
    fewestCorrectDigits(chiSquaredFit(set.counts, set.shares).intervalOfW!, set.interval),
  ).toBeGreaterThan(9);
});

test.each(Object.entries(reference.tables))('interval of V on %s: pchisq(ncp) and uniroot', (_, set) => {
  const { intervalOfV, cramersV } = chiSquaredIndependence(set.counts);
  expect(fewestCorrectDigits(intervalOfV!, set.interval)).toBeGreaterThan(9);
  expect(cramersV).toBeLessThanOrEqual(intervalOfV![1]);
});

test('beyond χ² = 200 000 there is no interval, and one cannot be asked for on nobody', () => {
  expect(chiSquaredEffectInterval(3e5, 4, 1e6)).toBeNull();
  expect(() => chiSquaredEffectInterval(3, 4, 0)).toThrow(
    expect.objectContaining({ code: 'invalid-argument' }),
  );
  const [low, high] = chiSquaredEffectInterval(1e5, 4, 1e6)!;
  expect(low).toBeLessThan(Math.sqrt(0.1));
  expect(high).toBeGreaterThan(Math.sqrt(0.1));
});

test('refuses by name', () => {
  expect(() => wilcoxonSignedRank([1, 2], [1, 2])).toThrow(code('zero-variance'));
  expect(() => wilcoxonSignedRank([Number.NaN], [1])).toThrow(code('too-few-cases'));
  expect(() => pairedEffectSize([1, 2, 3], [2, 3, 4])).toThrow(code('zero-variance'));
  expect(() => pairedEffectSize([1], [2])).toThrow(code('too-few-cases'));
});

test('differences that only rounding tells apart are ties', () => {
  const result = wilcoxonSignedRank([3.2, 4.2, 1.2, 5.1], [3, 4, 1, 5.3]);
  expect(result.V).toBe(7.5);
});
