import { expect, test } from 'vitest';
import { anchored } from './anchors/anchor.ts';
import { progressOf, statusOf } from './progress.rules.ts';

const text = 'Hvordan begynte det?\nVi bare begynte i det små.\nOg så?\nDa kom de andre.';
const turnOf = (speaker: string, line: number) => {
  const lines = text.split('\n');
  const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  return { speaker, start, end: start + lines[line]!.length, startMs: null, endMs: null };
};
const turns = [turnOf('Intervjuer', 0), turnOf('Leder A', 1), turnOf('Intervjuer', 2), turnOf('Leder A', 3)];
const on = (quote: string) => ({
  anchor: anchored(text, text.indexOf(quote), text.indexOf(quote) + quote.length),
});
const passed = { couldBeWrittenBefore: false, saysWhatWasSaid: true };

test('what the informant says is counted, and how much of it the codes leave out', () => {
  const progress = progressOf({
    transcript: { text, turns },
    informant: 'Leder A',
    codings: [on('bare begynte'), on('i det små')],
    codes: [
      { words: 'Bare begynte', test: passed },
      { words: 'I det små', test: { ...passed, saysWhatWasSaid: false } },
    ],
  });
  expect(progress).toEqual({
    turns: 2,
    turnsCoded: 1,
    codes: 2,
    codesPerTurn: 2,
    words: 10,
    codeWords: 5,
    reduced: 0.5,
    tested: 2,
    toReword: 1,
  });
});

test('before anything is coded there is nothing to divide by', () => {
  const nothing = { transcript: { text: '', turns: [] }, informant: 'Leder A', codings: [], codes: [] };
  expect(progressOf(nothing)).toMatchObject({ turns: 0, codesPerTurn: null, reduced: null });
  const unnamed = progressOf({ ...nothing, transcript: { text, turns }, informant: 'Leder Z' });
  expect(unnamed.turns).toBe(4);
});

test('a code passes by the right answer to both questions, and by nothing else', () => {
  expect(statusOf({ test: null })).toBe('untested');
  expect(statusOf({ test: passed })).toBe('passed');
  expect(statusOf({ test: { ...passed, couldBeWrittenBefore: true } })).toBe('reword');
  expect(statusOf({ test: { ...passed, saysWhatWasSaid: false } })).toBe('reword');
});
