import { expect, test } from 'vitest';
import { anchorAt } from '../../coding/anchors/anchor.ts';
import { contentOf } from '../../transcripts/content.ts';
import { widen } from './widen.rules.ts';

const turn = (speaker: string, text: string) => ({ speaker, text, startMs: null, endMs: null });
const transcript = contentOf([
  turn('Intervjuer', 'Hvordan gikk det?'),
  turn('Leder A', 'Ja. Vi fikk tid, og vi fikk lov. Det var ikke umulig! Men det tok tid'),
  turn('Leder A', 'og det var greit 🙂 sa hun.'),
  turn('Intervjuer', 'Takk.'),
]);
const around = (words: string) => {
  const start = transcript.text.indexOf(words);
  return widen(transcript, anchorAt(transcript.text, { start, end: start + words.length })!);
};

test('a passage is widened to the sentence it stands in', () => {
  expect(around('fikk tid').quote).toBe('Vi fikk tid, og vi fikk lov.');
  expect(around('umulig').quote).toBe('Det var ikke umulig!');
});

test('a passage over several sentences is widened at both ends', () => {
  expect(around('fikk lov. Det var').quote).toBe('Vi fikk tid, og vi fikk lov. Det var ikke umulig!');
});

test('what stands in another turn never comes along', () => {
  expect(around('tok').quote).toBe('Men det tok tid');
  expect(around('Ja').quote).toBe('Ja.');
  expect(around('sa hun').quote).toBe('og det var greit 🙂 sa hun.');
  expect(around('tok tid\nog det').quote).toBe('Men det tok tid\nog det var greit 🙂 sa hun.');
});

test('widened once more, it stays', () => {
  const once = around('fikk lov');
  expect(widen(transcript, once)).toEqual(once);
});
