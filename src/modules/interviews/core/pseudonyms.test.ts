import { expect, test } from 'vitest';
import { nextPseudonym } from './pseudonyms.rules.ts';

test('informants are lettered in the order they come', () => {
  expect(nextPseudonym('Leder', [])).toBe('Leder A');
  expect(nextPseudonym('Leder', ['Leder A', 'Leder B'])).toBe('Leder C');
});

test('a pseudonym that somebody has had is not given again, however it was written', () => {
  expect(nextPseudonym('Leder', ['leder a', 'Leder C'])).toBe('Leder B');
});

test('after twenty-six come two letters', () => {
  const taken: string[] = [];
  while (taken.length < 53) taken.push(nextPseudonym(' Leder ', taken));
  expect(taken.slice(25, 28)).toEqual(['Leder Z', 'Leder AA', 'Leder AB']);
  expect(taken[52]).toBe('Leder BA');
  expect(new Set(taken).size).toBe(53);
});
