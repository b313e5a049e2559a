import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf, spokenIn } from './content.ts';
import { soundText } from './sound-text.ts';
import { awkwardText } from './testing/awkward-text.ts';

const turns = (...texts: string[]) =>
  texts.map((text) => ({ speaker: 'Leder A', text, startMs: null, endMs: null }));

test('turns are joined by line breaks, and those in which nothing is said are left out', () => {
  expect(contentOf(turns('Ja.', ' \n', 'Nei 🙂'))).toEqual({
    text: 'Ja.\nNei 🙂',
    turns: [
      { speaker: 'Leder A', start: 0, end: 3, startMs: null, endMs: null },
      { speaker: 'Leder A', start: 4, end: 10, startMs: null, endMs: null },
    ],
  });
});

test('whatever was given, the text is sound, and each turn is found again in its place', () => {
  fc.assert(
    fc.property(fc.array(awkwardText()), (texts) => {
      const content = contentOf(turns(...texts));
      expect(soundText(content.text)).toBe(content.text);
      expect(contentOf(spokenIn(content))).toEqual(content);
      expect(spokenIn(content).map(({ text }) => text)).toEqual(
        texts.map((text) => soundText(text).trim()).filter((text) => text !== ''),
      );
    }),
  );
});
