import { expect, test } from 'vitest';
import { readText } from './read-text.ts';
import { speakersIn } from './speakers.rules.ts';

const guesses = (text: string) =>
  Object.fromEntries(speakersIn(readText(text).turns, 'Leder A').map(({ name, guess }) => [name, guess]));

test('whoever is called what interviewers are called is the interviewer, however much they say', () => {
  expect(guesses('I: Nå skal jeg si veldig mye om dette her.\nKari: Ja.')).toEqual({
    I: 'interviewer',
    Kari: 'informant',
  });
});

test('whoever is called by the pseudonym is the informant', () => {
  expect(guesses('Per: Mange ord om det ene og det andre.\nLeder A: Ja.')).toEqual({
    Per: 'interviewer',
    'Leder A': 'informant',
  });
});

test('of names alone, whoever says most is the informant, and the first of the others asks', () => {
  expect(guesses('Per: Hva?\nKari: Mye mer enn de andre.\nTor: Og jeg?')).toEqual({
    Per: 'interviewer',
    Kari: 'informant',
    Tor: 'other',
  });
});

test('a text without names is the informant alone', () => {
  const [only] = speakersIn(readText('Ja.\nNei.').turns, 'Leder A');
  expect(only).toEqual({ name: null, turns: 2, words: 2, sample: 'Ja.', guess: 'informant' });
});
