import { expect, test } from 'vitest';
import { readTranscript } from '../../transcripts/import/read-transcript.ts';
import { fileFromAnswer } from './read-answer.ts';

const turnsOf = (answer: string) => readTranscript(fileFromAnswer(answer)).turns;

test('WebVTT and SubRip come through with their times', () => {
  const said = [{ speaker: null, text: 'Vi venta lenge.', startMs: 500, endMs: 2000 }];
  expect(turnsOf('WEBVTT\n\n00:00:00.500 --> 00:00:02.000\n Vi venta lenge.\n')).toEqual(said);
  expect(turnsOf('1\n00:00:00,500 --> 00:00:02,000\nVi venta lenge.\n')).toEqual(said);
});

test('segments of verbose JSON become turns, and what looks like marks in them is what was said', () => {
  const segments = [
    { id: 0, start: 0, end: 1.5, text: ' Var det <b>mindre</b> & bedre?' },
    { id: 1, start: 3599.9996, end: 3725.25, text: '\nJa --\n\nmen sent.' },
    { id: 2, start: 3726, end: 3727, text: '  ' },
  ];
  expect(turnsOf(JSON.stringify({ task: 'transcribe', text: 'x', segments }))).toEqual([
    { speaker: null, text: 'Var det <b>mindre</b> & bedre?', startMs: 0, endMs: 1500 },
    { speaker: null, text: 'Ja -- men sent.', startMs: 3_600_000, endMs: 3_725_250 },
  ]);
});

test.each([
  ['a page', '<!doctype html><title>Logg inn</title>'],
  ['nothing', ''],
  ['an error', '{"error":"failed to read audio"}'],
  ['text without times', '{"text":"Vi venta."}'],
  ['times that are none', '{"segments":[{"start":"0","end":null,"text":"Vi"}]}'],
  ['a list', '[1,2]'],
  ['null', 'null'],
])('%s is no transcript', (_, answer) => {
  expect(() => fileFromAnswer(answer)).toThrow(expect.objectContaining({ kind: 'nonsense' }));
});

test.each([
  ['segments where nothing is said', '{"segments":[{"start":0,"end":1,"text":" "}]}'],
  ['a head alone', 'WEBVTT\n\n'],
])('%s says that nobody was heard', (_, answer) => {
  expect(() => fileFromAnswer(answer)).toThrow(expect.objectContaining({ kind: 'silent' }));
});
