import { expect, test } from 'vitest';
import { countIn } from './edit-action.ts';

test.each([
  ['12', 12],
  ['', 0],
  ['-1', 0],
  ['1.5', 0],
  ['99999999999', 0],
  ['x', 0],
])('a step of %j is %d', (text, count) => {
  const form = new FormData();
  form.set('step', text);
  expect(countIn(form, 'step')).toBe(count);
});
