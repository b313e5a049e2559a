import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CodedSpan, type CodedText, krippendorffAlpha, unitizedAlpha } from './index.ts';

const length = 24;
/** Spans that do not overlap, from the places where they begin and end. */
const coder = fc
  .array(
    fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.constantFrom('a', 'b', null)),
    {
      maxLength: 5,
    },
  )
  .map((steps) => {
    const list: CodedSpan[] = [];
    let at = 0;
    for (const [gap, long, of] of steps) {
      const start = at + (of === null ? gap : gap - 1);
      const end = start + long;
      if (end > length - 4) break;
      if (of !== null) list.push({ start, end, code: of });
      at = end;
    }
    return list;
  });
const text = fc.record({
  length: fc.constant(length),
  coders: fc.array(coder, { minLength: 2, maxLength: 4 }),
});
const moved = ({ coders }: CodedText, turn: (span: CodedSpan) => CodedSpan): CodedText => ({
  length,
  coders: coders.map((list) => list?.map(turn) ?? null),
});

describe('whatever the coders mark', () => {
  test('the same bits shifted within the text, turned around, and with coders and texts in other places', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const ours = unitizedAlpha([one, other]);
        const shift = (span: CodedSpan) => ({ ...span, start: span.start + 4, end: span.end + 4 });
        const turn = (span: CodedSpan) => ({ ...span, start: length - span.end, end: length - span.start });
        expect(unitizedAlpha([moved(one, shift), other])).toEqual(ours);
        expect(unitizedAlpha([moved(one, turn), moved(other, turn)])).toEqual(ours);
        expect(unitizedAlpha([other, one])).toEqual(ours);
        expect(unitizedAlpha([{ ...one, coders: one.coders.toReversed() }, other])).toEqual(ours);
        expect(unitizedAlpha([{ ...one, coders: [...one.coders, null] }, other])).toEqual(ours);
      }),
    );
  });

  test('the same bits with other names for the codes', () => {
    fc.assert(
      fc.property(text, (one) => {
        const rename = (span: CodedSpan) => ({ ...span, code: span.code === 'a' ? 'z' : 'y' });
        const [ours, theirs] = [unitizedAlpha([one]), unitizedAlpha([moved(one, rename)])];
        expect({ ...theirs, byCode: theirs.byCode.map(({ value }) => value).reverse() }).toEqual({
          ...ours,
          byCode: ours.byCode.map(({ value }) => value),
        });
      }),
    );
  });

  test('uα is 1 if and only if every place has the same code of all, and never NaN', () => {
    fc.assert(
      fc.property(text, (one) => {
        const { alpha } = unitizedAlpha([one]).unitized;
        if (alpha === null) return;
        expect(Number.isFinite(alpha)).toBe(true);
        expect(alpha === 1).toBe(characterUnits(one).every((unit) => new Set(unit).size === 1));
      }),
    );
  });

  test('with units one character long uα is the nominal α of the characters', () => {
    fc.assert(
      fc.property(text, (one) => {
        const cut = {
          length,
          coders: one.coders.map((list) =>
            list.flatMap((span) =>
              Array.from({ length: span.end - span.start }, (_, i) => ({
                ...span,
                start: span.start + i,
                end: span.start + i + 1,
              })),
            ),
          ),
        };
        const { alpha } = krippendorffAlpha(characterUnits(one), { level: 'nominal' });
        expect(unitizedAlpha([cut]).unitized.alpha ?? 2).toBeCloseTo(alpha ?? 2, 12);
      }),
    );
  });
});

/** A unit for each character: what each coder made of it. */
function characterUnits({ coders }: CodedText): string[][] {
  return Array.from({ length }, (_, at) =>
    coders.map((list) => String(list?.find(({ start, end }) => start <= at && at < end)?.code ?? 'gap')),
  );
}
