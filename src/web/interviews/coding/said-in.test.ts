import { expect, test } from 'vitest';
import { saidIn } from './said-in.ts';

const texts = ['Fikk lov til å prøve', null, 'Vi tok oss tid, og Åse fikk lov'];

test('every word must be said, in any order, capitals or not', () => {
  expect(saidIn('LOV tid')(texts)).toBe(true);
  expect(saidIn('lov penger')(texts)).toBe(false);
});

test('part of a word is enough, and a letter with its ring apart is the letter', () => {
  expect(saidIn('prøv')(texts)).toBe(true);
  expect(saidIn('A\u030Ase')(texts)).toBe(true);
  expect(saidIn('Ase')(texts)).toBe(false);
});

test('nothing looked for is found everywhere', () => {
  expect(saidIn('  ')([])).toBe(true);
});
