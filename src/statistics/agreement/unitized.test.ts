import { describe, expect, test } from 'vitest';
import { seededRandom } from '../random/seeded-random.ts';
import reference from '../reference/agreement.json' with { type: 'json' };
import { correctDigits, fewestCorrectDigits } from '../reference/correct-digits.ts';
import { code } from '../reference/refused.ts';
import {
  type CodedSpan,
  type CodedText,
  codePointAgreement,
  unitizedAlpha,
  unitizedAlphaBootstrap,
  unitizedAlphaByCode,
} from './index.ts';

const { book, two, several } = reference.unitized;
const spans = (...list: [start: number, end: number, code: string][]): CodedSpan[] =>
  list.map(([start, end, of]) => ({ start, end, code: of }));

// Rscript src/statistics/reference/agreement.R: character by character, every one met with all that are not of its unit
describe.each(Object.entries(reference.unitized))('agrees with R on %s', (_, set) => {
  const found = unitizedAlpha(set.texts);

  test('uα, |uα and cuα', () => {
    expect(
      fewestCorrectDigits(
        [found.unitized.alpha, found.relevance.alpha, found.coding.alpha, found.inCommon],
        [set.unitized, set.relevance, set.coding, set.allInCommon],
      ),
    ).toBeGreaterThan(13);
  });

  test('(k)uα of each code, and how much of it is in common', () => {
    expect(found.byCode.map(({ code: of }) => of)).toEqual(set.codes);
    // Where R has a rounded 0 the difference counts, not its digits.
    for (const [i, { value, inCommon }] of found.byCode.entries()) {
      expect(value.alpha ?? 2).toBeCloseTo(set.byCode[i] ?? 2, 13);
      expect(correctDigits(inCommon, set.inCommon[i])).toBeGreaterThan(13);
    }
  });
});

test('Krippendorff (2019), figure 12.11: uα = .510, cuα = .724; |uα is printed .413', () => {
  const { unitized, relevance, coding, byCode } = unitizedAlpha(book.texts);
  expect([unitized, coding].map(({ alpha }) => alpha!.toFixed(3))).toEqual(['0.510', '0.724']);
  expect(relevance.alpha).toBeCloseTo(0.4136, 4);
  // Printed: perfect for 1, 5 and 6; nothing for 2, 3 and 4; of the code that only one coder used, nothing in common.
  expect(byCode.map(({ value }) => value.alpha)).toEqual([1, 0, 0, 0, 1, 1, null]);
  expect(byCode[6]).toMatchObject({ value: { because: 'nothingInCommon' }, inCommon: 0 });
});

describe('codes that overlap', () => {
  const overlapping: CodedText[] = [
    {
      length: 20,
      coders: [spans([0, 8, 'a'], [4, 12, 'b'], [6, 10, 'a']), spans([0, 10, 'a'], [4, 12, 'b'])],
    },
  ];

  test('are refused where a place can have one code only', () => {
    expect(() => unitizedAlpha(overlapping)).toThrow(code('invalid-argument'));
  });

  test('are taken one code at a time, spans of one code made one where they overlap', () => {
    const [a, b] = unitizedAlphaByCode(overlapping);
    expect(a).toMatchObject({ code: 'a', value: { alpha: 1 }, marked: 0.5 });
    expect(b).toMatchObject({ code: 'b', value: { alpha: 1 }, marked: 0.4 });
  });

  test('spans that only touch are two units, which could have agreed by chance with each other', () => {
    const of = (...first: [number, number, string][]) =>
      unitizedAlphaByCode([{ length: 20, coders: [spans(...first), spans([0, 6, 'a'])] }])[0]!.value.alpha!;
    expect(of([0, 4, 'a'], [4, 8, 'a'])).toBeLessThan(of([0, 8, 'a']));
    expect(of([0, 4, 'a'], [2, 8, 'a'])).toBe(of([0, 8, 'a']));
  });

  test('a code by itself is what |uα says of a text with that code only', () => {
    for (const { code: of, value } of unitizedAlphaByCode(two.texts)) {
      const alone = two.texts.map(({ length, coders }) => ({
        length,
        coders: coders.map((list) => list?.filter((span) => span.code === of) ?? null),
      }));
      expect(value.alpha).toBe(unitizedAlpha(alone).relevance.alpha);
    }
  });
});

describe('kappa over characters', () => {
  test.each(reference.characters)(
    'agrees with vcd::Kappa on the code $code',
    ({ code: of, counts, kappa }) => {
      const found = codePointAgreement(two.texts, of);
      const { both, first, second, neither } = found.counts;
      expect([both, first, second, neither]).toEqual(counts);
      expect(found.kappa).toBeCloseTo(kappa, 13);
    },
  );

  test('grows with the text that nobody marked, as uα does less', () => {
    const of = (length: number) => [{ length, coders: [spans([0, 40, 'a']), spans([20, 60, 'a'])] }];
    expect(codePointAgreement(of(60), 'a').kappa).toBeCloseTo(-0.5, 12);
    expect(codePointAgreement(of(6000), 'a').kappa).toBeGreaterThan(0.49);
  });

  test('says what it is of, where nobody marked anything', () => {
    expect(codePointAgreement([{ length: 5, coders: [[], []] }], 'a')).toEqual({
      counts: { both: 0, first: 0, second: 0, neither: 5 },
      agreement: 1,
      agreementWhereMarked: null,
      status: 'oneCategory',
      kappa: null,
    });
  });

  test('is of two coders', () => {
    expect(() => codePointAgreement(several.texts, 1)).toThrow(code('invalid-argument'));
  });
});

describe('where alpha has nothing to say', () => {
  test.each([
    ['noUnits', [], [], { unitized: 'noUnits', relevance: 'noUnits', coding: 'nothingInCommon' }],
    [
      'all marked alike',
      spans([0, 9, 'a']),
      spans([0, 9, 'a']),
      { unitized: 'oneCode', relevance: 'noGaps', coding: 'oneCode' },
    ],
    [
      'never in the same place',
      spans([0, 3, 'a']),
      spans([5, 9, 'a']),
      { unitized: null, relevance: null, coding: 'nothingInCommon' },
    ],
    [
      'one code',
      spans([0, 3, 'a']),
      spans([0, 4, 'a']),
      { unitized: null, relevance: null, coding: 'oneCode' },
    ],
  ])('%s', (_, first, second, reasons) => {
    const { unitized, relevance, coding } = unitizedAlpha([{ length: 9, coders: [first, second] }]);
    expect({
      unitized: unitized.because,
      relevance: relevance.because,
      coding: coding.because,
    }).toEqual(reasons);
    for (const value of [unitized, relevance, coding])
      expect(value.alpha === null).toBe(value.because !== null);
  });

  test.each<[string, CodedText]>([
    ['too-few-cases', { length: 9, coders: [[], null] }],
    ['invalid-argument', { length: 9, coders: [spans([3, 10, 'a']), []] }],
    ['invalid-argument', { length: 9, coders: [spans([3, 3, 'a']), []] }],
    ['invalid-argument', { length: 9, coders: [spans([0.5, 3, 'a']), []] }],
    ['invalid-argument', { length: 0, coders: [[], []] }],
    ['invalid-argument', { length: 9, coders: [spans([0, 4, 'a'], [3, 5, 'b']), []] }],
  ])('%s is refused: %j', (expected, text) => {
    expect(() => unitizedAlpha([text])).toThrow(code(expected));
  });
});

describe('the bootstrap of uα', () => {
  const of = (texts: readonly CodedText[], seed = 1) =>
    unitizedAlphaBootstrap(texts, { random: seededRandom(seed), resamples: 999 });

  test('lies around the estimate, and a seed gives the same again', () => {
    const found = of(book.texts);
    if (found.status !== 'estimated') throw new Error(found.status);
    expect(found.alpha).toBe(unitizedAlpha(book.texts).unitized.alpha);
    expect(found.interval[0]).toBeLessThan(found.alpha);
    expect(found.interval[1]).toBeGreaterThan(found.alpha);
    expect(found.failing.map(({ probability }) => probability)).toEqual(
      found.failing.map(({ probability }) => probability).toSorted((a, b) => b - a),
    );
    expect(of(book.texts)).toEqual(found);
  });

  test('does not narrow with finer characters: ten times as long a text has nearly the same interval', () => {
    const widthOf = (factor: number) => {
      const stretched = two.texts.map(({ length, coders }) => ({
        length: length * factor,
        coders: coders.map((list) =>
          list.map((span) => ({ ...span, start: span.start * factor, end: span.end * factor })),
        ),
      }));
      const found = of(stretched);
      return found.status === 'estimated' ? found.interval[1] - found.interval[0] : 0;
    };
    expect(widthOf(10)).toBeGreaterThan(0.9 * widthOf(1));
  });

  test('has none where there is no alpha, or nothing but agreement', () => {
    expect(of([{ length: 9, coders: [[], []] }])).toEqual({ status: 'noVariation', alpha: null });
    expect(of([{ length: 9, coders: [spans([0, 3, 'a']), spans([0, 3, 'a'])] }])).toEqual({
      status: 'perfect',
      alpha: 1,
    });
  });
});
