import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorAt } from './anchor.ts';
import { moveAnchors } from './move-anchors.ts';

const told = [
  'Intervjuer: Hva legger du i nyskaping?',
  'Leder A: Vi prøver oss fram med små grep hver uke. Ja. Og så ser vi hva brukerne sier.',
  'Intervjuer: Og hvis det går galt?',
  'Leder A: Ja. Da rydder vi opp sammen etterpå.',
].join('\n');

const mark = (text: string, quote: string, from = 0) => {
  const start = text.indexOf(quote, from);
  return anchorAt(text, { start, end: start + quote.length })!;
};
const move = (to: string, quote: string, from = told) =>
  moveAnchors({ from, to, anchors: [mark(from, quote)] })[0]!;
const grep = 'prøver oss fram med små grep';

describe('when a transcript is changed after it was coded', () => {
  test('a passage follows when something is written before it', () => {
    const moved = move(`Synlig støy i opptaket.\n${told}`, grep);
    expect(moved).toMatchObject({
      kind: 'kept',
      anchor: { start: mark(told, grep).start + 24, quote: grep },
    });
  });

  test('a passage stays as it is when something is written right before and right after it', () => {
    expect(move(told.replace(grep, `alltid ${grep} nå`), grep)).toMatchObject({
      kind: 'kept',
      anchor: { quote: grep },
    });
  });

  test('a word mended inside it is followed', () => {
    expect(move(told.replace('små grep', 'bittesmå grep'), grep)).toMatchObject({
      kind: 'edited',
      anchor: { quote: 'prøver oss fram med bittesmå grep' },
    });
  });

  test('its last word mended is part of it still', () => {
    expect(move(told.replace('små grep', 'små steg'), grep)).toMatchObject({
      kind: 'edited',
      anchor: { quote: 'prøver oss fram med små steg' },
    });
  });

  test('a change that reaches over its edge asks, with a suggestion', () => {
    const moved = move(told.replace('grep hver uke', 'steg'), grep);
    expect(moved).toMatchObject({ kind: 'asks', why: 'edgeChanged' });
    expect(moved.kind === 'asks' && moved.suggestion?.quote).toContain('prøver oss fram med små');
  });

  test('a passage written anew asks', () => {
    const moved = move(told.replace(grep, 'har nå en helt ny plan som alle'), grep);
    expect(moved).toMatchObject({ kind: 'asks' });
  });

  test('a passage that was deleted asks and suggests nothing', () => {
    expect(move(told.replace(`Vi ${grep} hver uke. `, ''), grep)).toMatchObject({
      kind: 'asks',
      why: 'gone',
      suggestion: null,
    });
  });

  test('a passage cut out and put in elsewhere is found there', () => {
    const quote = 'Da rydder vi opp sammen etterpå.';
    expect(move(`Leder A: ${quote}\n${told.replace(quote, '')}`, quote)).toMatchObject({
      kind: 'kept',
      anchor: { start: 9, quote },
    });
  });

  test('a short word said several times stays where it was said', () => {
    const second = mark(told, 'Ja', told.indexOf('galt'));
    const to = told.replace('hver uke', 'hver eneste uke');
    expect(moveAnchors({ from: told, to, anchors: [second] })[0]).toMatchObject({
      kind: 'kept',
      anchor: { start: second.start + 'eneste '.length },
    });
  });

  test('of two texts with nothing in common every passage asks', () => {
    const other = Array.from({ length: 6000 }, (_, i) => `ord${i}`).join(' ');
    const long = Array.from({ length: 6000 }, (_, i) => `sagt${i}`).join(' ');
    expect(move(other, 'sagt10 sagt11', long)).toMatchObject({ kind: 'asks', why: 'gone' });
  });

  test('nothing changed, nothing moved', () => {
    expect(move(told, grep)).toEqual({ kind: 'kept', was: mark(told, grep), anchor: mark(told, grep) });
  });

  const words = fc.array(fc.constantFrom('ja', 'vi', 'må', 'lære', '🙂', 'n\u0331', '.', '\n'), {
    maxLength: 25,
  });
  const spaced = words.map((each) => each.map((word) => `${word} `).join(''));

  test('a passage said once is kept whatever is done to everything around it', () => {
    const passage = 'fordi ledelsen slipper oss til';
    fc.assert(
      fc.property(spaced, spaced, spaced, spaced, (before, after, newBefore, newAfter) => {
        const from = `${before}${passage} ${after}`;
        const to = `${newBefore}${passage} ${newAfter}`;
        const moved = moveAnchors({ from, to, anchors: [mark(from, passage)] })[0]!;
        expect(moved).toMatchObject({ kind: 'kept', anchor: { start: newBefore.length, quote: passage } });
      }),
    );
  });

  test('whatever becomes of a passage, its new places hold in the new text', () => {
    fc.assert(
      fc.property(spaced, spaced, fc.nat(120), fc.nat(120), (from, to, a, b) => {
        const was = anchorAt(from, { start: Math.min(a, b), end: Math.max(a, b) });
        if (was === undefined) return;
        const moved = moveAnchors({ from, to, anchors: [was] })[0]!;
        const anchor = moved.kind === 'asks' ? moved.suggestion : moved.anchor;
        if (anchor === null) return;
        expect(to.slice(anchor.start, anchor.end)).toBe(anchor.quote);
        expect(anchor.quote.trim()).not.toBe('');
        if (moved.kind === 'kept') expect(anchor.quote).toBe(was.quote);
      }),
    );
  });
});
