import { expect, test } from 'vitest';
import { contentOf, spokenIn } from '../content.ts';
import { editTurn } from './edit-turn.rules.ts';

const turn = (speaker: string, text: string, startMs: number | null = null, endMs: number | null = null) => ({
  speaker,
  text,
  startMs,
  endMs,
});
const content = contentOf([
  turn('Intervjuer', 'Hva?'),
  turn('Leder A', 'Ja 🙂.', 1000, 2000),
  turn('Intervjuer', 'Og?'),
]);
const edit = { turn: 1, speaker: 'Leder A', startMs: 1000, text: 'Ja 🙂.' };

test('nothing changed is the same transcript', () => {
  expect(editTurn(content, edit)).toEqual(content);
});

test('new words stand in the turn, and the others move along', () => {
  const after = editTurn(content, { ...edit, text: 'Ja, det er det 🙂.' });
  expect(spokenIn(after).map(({ text }) => text)).toEqual(['Hva?', 'Ja, det er det 🙂.', 'Og?']);
  expect(after.turns[2]).toEqual({ ...content.turns[2], start: 24, end: 27 });
});

test('an empty line divides a turn, and what begins with a name of the transcript is theirs', () => {
  const text = 'Ja.\r\n \r\nIntervjuer: Sikker?\n\nKari: nei.';
  expect(spokenIn(editTurn(content, { ...edit, text })).slice(1, 4)).toEqual([
    turn('Leder A', 'Ja.', 1000),
    turn('Intervjuer', 'Sikker?'),
    turn('Leder A', 'Kari: nei.'),
  ]);
});

test('a turn without words goes, and one that is not there changes nothing', () => {
  expect(spokenIn(editTurn(content, { ...edit, text: ' ' })).map(({ text }) => text)).toEqual([
    'Hva?',
    'Og?',
  ]);
  expect(editTurn(content, { ...edit, turn: 9 })).toBe(content);
});
