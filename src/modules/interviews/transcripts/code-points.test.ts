import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codePointsOf } from './code-points.ts';
import { awkwardText } from './testing/awkward-text.ts';

describe('places counted in code points', () => {
  test('are the same as units in a text of the letters we mostly write', () => {
    const { at, unitAt, length } = codePointsOf('blåbærsyltetøy');
    expect([at(5), unitAt(5), length]).toEqual([5, 5, 14]);
  });

  test('an emoji is one, and what stands after it is one place nearer', () => {
    const { at, unitAt, length } = codePointsOf('🙂 ja 🙂!');
    expect([at(0), at(2), at(3), at(8)]).toEqual([0, 1, 2, 6]);
    expect([unitAt(0), unitAt(1), unitAt(2), unitAt(6)]).toEqual([0, 2, 3, 8]);
    expect(length).toBe(7);
  });

  test('a family of several joined faces is as many as it is written with', () => {
    expect(codePointsOf('👩‍👧').length).toBe(3);
  });

  test('outside the text there is no place', () => {
    const { unitAt } = codePointsOf('ja');
    expect([unitAt(-1), unitAt(3), unitAt(0.5), unitAt(2)]).toEqual([undefined, undefined, undefined, 2]);
  });

  test('agree with counting one by one, and lead back', () => {
    fc.assert(
      fc.property(awkwardText(), fc.nat(200), (text, given) => {
        const { at, unitAt, length } = codePointsOf(text);
        const characters = Array.from(text);
        expect(length).toBe(characters.length);
        const codePoint = given % (length + 1);
        const unit = characters.slice(0, codePoint).join('').length;
        expect(unitAt(codePoint)).toBe(unit);
        expect(at(unit)).toBe(codePoint);
      }),
    );
  });
});
