import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPassage } from './find-passage.ts';

const text = 'Ja, det gjør vi.\nVi har bare begynt (i det små), og det gjør vi fortsatt. Åpent kontor 😀!';
const all = { start: 0, end: text.length };
const said = (copied: string, within = all) =>
  findPassage(text, within, copied).map(({ start, end }) => text.slice(start, end));

describe('words copied out of a turn are found', () => {
  test('as they stand, signs and all', () => {
    expect(said('bare begynt (i det små)')).toEqual(['bare begynt (i det små)']);
    expect(said('kontor 😀')).toEqual(['kontor 😀']);
  });

  test('however the lines were broken and the letters were sized', () => {
    expect(said('  bare\n begynt ')).toEqual(['bare begynt']);
    expect(said('åpent KONTOR')).toEqual(['Åpent kontor']);
    expect(said('«bare begynt …»')).toEqual(['bare begynt']);
  });

  test('in every place they stand, within the turn alone', () => {
    expect(said('det gjør vi')).toEqual(['det gjør vi', 'det gjør vi']);
    expect(said('det gjør vi', { start: 0, end: 16 })).toHaveLength(1);
    expect(said('aldri sagt')).toEqual([]);
    expect(said('   ')).toEqual([]);
    expect(said('"…"')).toEqual([]);
  });

  test('wherever they were cut', () => {
    const cut = fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => text.slice(a, b));
    fc.assert(
      fc.property(cut, (piece) => {
        fc.pre(piece.trim() !== '' && piece.isWellFormed());
        expect(said(piece)).toContain(piece.trim());
      }),
    );
  });
});
