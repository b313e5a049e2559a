import { expect, test } from 'vitest';
import { isUnchecked } from './unchecked.rules.ts';

test('what a machine heard is to be checked until somebody has written in it', () => {
  expect(isUnchecked(['machine'])).toBe(true);
  expect(isUnchecked(['undone', 'replaced', 'machine', 'imported'])).toBe(true);
  expect(isUnchecked(['transcribed', 'machine'])).toBe(false);
  expect(isUnchecked(['edited', 'replaced', 'machine'])).toBe(false);
  expect(isUnchecked(['imported'])).toBe(false);
  expect(isUnchecked([])).toBe(false);
});
