import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundText } from './sound-text.ts';
import { awkwardText } from './testing/awkward-text.ts';

describe('the text of a transcript', () => {
  test('is the same whatever wrote the line breaks', () => {
    const told = 'Leder A: Ja.\nIntervjuer: Og så?';
    expect(soundText(told.replaceAll('\n', '\r\n'))).toBe(told);
    expect(soundText(told.replaceAll('\n', '\r'))).toBe(told);
    expect(soundText(told.replaceAll('\n', '\u2028'))).toBe(told);
  });

  test('has no byte order mark at its head, and keeps one inside as the character it is', () => {
    expect(soundText('\uFEFF\uFEFFå si det')).toBe('å si det');
    expect(soundText('å\uFEFFsi')).toBe('å\uFEFFsi');
  });

  test('composes letters, so that å typed as a and a ring is found by who searches for å', () => {
    expect(soundText('a\u030A')).toBe('å');
  });

  test('loses control characters and keeps tabs', () => {
    expect(soundText('a\u0000b\u001Bc\td')).toBe('abc\td');
  });

  test('half a surrogate pair becomes a character that can be written out', () => {
    expect(soundText('a\uD83Db')).toBe('a\uFFFDb');
  });

  test('does nothing to what is sound already', () => {
    fc.assert(
      fc.property(awkwardText(), (given) => {
        const once = soundText(given);
        expect(soundText(once)).toBe(once);
      }),
    );
  });
});
