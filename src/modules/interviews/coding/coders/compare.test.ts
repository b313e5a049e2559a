import { describe, expect, test } from 'vitest';
import { anchored } from '../anchors/anchor.ts';
import type { Coding } from '../log/replay.ts';
import { codersOf, compareCoders } from './compare.rules.ts';

//                        0         10        20        30        40
const text = 'Vi begynte i det små.\nDet gikk bra. Så sluttet vi.';
const turns = [
  { speaker: 'Leder A', start: 0, end: 21, startMs: null, endMs: null },
  { speaker: 'Leder A', start: 22, end: 50, startMs: null, endMs: null },
];
const codes = [
  { codeId: 'små', words: 'Begynte i det små' },
  { codeId: 'like', words: 'begynte  i det Små' },
  { codeId: 'bra', words: 'Gikk bra' },
];
let next = 0;
const on = (personId: string, codeId: string, quote: string): Coding => {
  const start = text.indexOf(quote);
  next += 1;
  return {
    codingId: `coding-${next}`,
    codeId,
    interviewId: 'a',
    version: 1,
    personId,
    byName: personId,
    number: next,
    anchor: anchored(text, start, start + quote.length),
  };
};
const compare = (...codings: Coding[]) =>
  compareCoders({ transcript: { text, turns }, codings, codes, first: 'anne', second: 'ivar' });

describe('two coders side by side', () => {
  test('the same words are the same code, whoever wrote them; passages only have to overlap', () => {
    const {
      first,
      second,
      turns: shown,
    } = compare(
      on('anne', 'små', 'begynte i det'),
      on('ivar', 'like', 'i det små'),
      on('ivar', 'bra', 'Det gikk bra'),
    );
    expect(first).toEqual({ passages: 1, codes: 1, sameCode: 1, otherCode: 0, alone: 0, words: 3 });
    expect(second).toEqual({ passages: 2, codes: 2, sameCode: 1, otherCode: 0, alone: 1, words: 6 });
    expect(shown[0]!.first[0]).toMatchObject({ meets: 'sameCode', others: ['begynte  i det Små'] });
    expect(shown[0]!.pieces.map(({ start, end, by }) => [text.slice(start, end), by])).toEqual([
      ['Vi ', 'neither'],
      ['begynte ', 'first'],
      ['i det', 'both'],
      [' små', 'second'],
      ['.', 'neither'],
    ]);
  });

  test('other words on the same place are another code there, and both have coded its words', () => {
    const {
      first,
      words,
      turns: shown,
    } = compare(on('anne', 'små', 'Det gikk bra. Så sluttet'), on('ivar', 'bra', 'gikk bra'));
    expect(first).toMatchObject({ otherCode: 1, sameCode: 0, alone: 0 });
    expect(words).toEqual({ both: 2, either: 5, all: 11 });
    expect(shown.map(({ isApart }) => isApart)).toEqual([false, true]);
  });

  test('each piece of text is shown once, whatever lies over it, and a third who codes is left out', () => {
    const { turns: shown, first } = compare(
      on('anne', 'små', 'Vi begynte'),
      on('anne', 'bra', 'begynte i det små'),
      on('sara', 'bra', 'Så sluttet vi'),
    );
    const all = shown.map(({ pieces }) => pieces.map(({ start, end }) => text.slice(start, end)).join(''));
    expect(all.join('\n')).toBe(text);
    // Overlapping passages of one person's: each word counts once.
    expect(first).toMatchObject({ passages: 2, words: 5 });
    expect(shown[1]!.isApart).toBe(false);
  });

  test('who has coded: most passages first', () => {
    const all = [on('ivar', 'bra', 'bra'), on('anne', 'bra', 'bra'), on('anne', 'små', 'små')];
    expect(codersOf(all)).toEqual([
      { personId: 'anne', name: 'anne', passages: 2 },
      { personId: 'ivar', name: 'ivar', passages: 1 },
    ]);
  });
});
