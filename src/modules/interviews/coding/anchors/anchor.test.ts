import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundText } from '../../transcripts/sound-text.ts';
import { awkwardText } from '../../transcripts/testing/awkward-text.ts';
import { anchorAt, holds } from './anchor.ts';
import { findAnchor } from './find-anchor.ts';

describe('a passage that is marked', () => {
  test('is kept with its quote and what stands around it', () => {
    const text = 'Leder A: Vi prøver oss fram, rett og slett.';
    expect(anchorAt(text, { start: 9, end: 27 })).toEqual({
      start: 9,
      end: 27,
      quote: 'Vi prøver oss fram',
      prefix: 'Leder A: ',
      suffix: ', rett og slett.',
    });
  });

  test('loses the blanks a hand sweeps along', () => {
    expect(anchorAt('ja  vi må \n', { start: 2, end: 11 })?.quote).toBe('vi må');
  });

  test('never cuts an emoji, a family of faces or a flag in two', () => {
    expect(anchorAt('a🙂b', { start: 1, end: 2 })?.quote).toBe('🙂');
    expect(anchorAt('a👩‍👧b', { start: 3, end: 5 })?.quote).toBe('👩‍👧');
    expect(anchorAt('🇳🇴🇸🇪', { start: 5, end: 6 })?.quote).toBe('🇸🇪');
  });

  test('keeps an accent with its letter', () => {
    expect(anchorAt('n\u0331o', { start: 0, end: 1 })?.quote).toBe('n\u0331');
  });

  test('is found in a line of hours of talk as if the line were all there was', () => {
    const characters = new Intl.Segmenter('nb', { granularity: 'grapheme' });
    fc.assert(
      fc.property(awkwardText(), fc.nat(), fc.nat(), (given, a, b) => {
        const text = soundText(given);
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        const all = [...characters.segment(text)];
        const from = all.findLast(({ index }) => index <= start!)?.index ?? 0;
        const to = all.find(({ index }) => index >= end!)?.index ?? text.length;
        const whole = start! < end! ? text.slice(from, to).trim() : '';
        expect(anchorAt(text, { start: start!, end: end! })?.quote ?? '').toBe(whole);
      }),
      { numRuns: 400 },
    );
    const long = 'ja, det gjør vi 🙂 '.repeat(20_000);
    const begun = performance.now();
    for (let at = 0; at < 5000; at += 1)
      expect(anchorAt(long, { start: at * 60, end: at * 60 + 17 })).toBeDefined();
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  test('of blanks only, or outside the text, is none', () => {
    expect(anchorAt('a \n b', { start: 1, end: 3 })).toBeUndefined();
    expect(anchorAt('abc', { start: 2, end: 2 })).toBeUndefined();
    expect(anchorAt('abc', { start: 2, end: 9 })).toBeUndefined();
    expect(anchorAt('abc', { start: -1, end: 2 })).toBeUndefined();
    expect(anchorAt('abc', { start: Number.NaN, end: 2 })).toBeUndefined();
  });

  test('holds in its text, whatever was marked in whatever text', () => {
    fc.assert(
      fc.property(awkwardText(), fc.nat(80), fc.nat(80), (given, a, b) => {
        const text = soundText(given);
        const anchor = anchorAt(text, { start: Math.min(a, b), end: Math.max(a, b) });
        if (anchor === undefined) return;
        expect(holds(text, anchor)).toBe(true);
        expect(
          anchor.quote.isWellFormed() && anchor.prefix.isWellFormed() && anchor.suffix.isWellFormed(),
        ).toBe(true);
        expect(anchorAt(text, anchor)).toEqual(anchor);
      }),
    );
  });
});

describe('a passage looked for in another text', () => {
  const told = 'Ja. Vi lærer av det. Nei. Vi lærer av det. Kanskje.';
  const second = anchorAt(told, { start: 26, end: 41 })!;

  test('is found by what stands around it when it is said twice', () => {
    expect(findAnchor(`Intervjuer: Og så? ${told}`, second)?.start).toBe(26 + 19);
  });

  test('is not guessed at when nothing tells two places apart', () => {
    expect(findAnchor('Vi lærer av det\nVi lærer av det', second)).toBeUndefined();
  });

  test('is not found where it is not', () => {
    expect(findAnchor('Noe helt annet', second)).toBeUndefined();
  });
});
