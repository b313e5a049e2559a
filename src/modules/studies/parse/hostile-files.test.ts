import { expect, test } from 'vitest';
import { problemsIn } from './testing/sound-study.ts';

const many = 2 * 1024 * 1024 - 100;
test.each([
  ['brackets', '['.repeat(many)],
  ['dashes', '- '.repeat(many / 2)],
  [
    'aliases of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghijk'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghijk'[index]}`).join(',')}]`)
      .join('\n')}`,
  ],
  ['an alias of itself', 'a: &a [*a, *a]'],
  ['commas', `[,${','.repeat(many)}`],
  ['documents', '---\na: 1\n'.repeat(many / 10)],
  ['a NUL', 'a: \u0000'],
  ['nothing', ''],
  ['a list', '- a'],
  ['three megabytes', 'x'.repeat(3e6)],
  ['prototype names', '__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}'],
  [
    'indentation without end',
    Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ],
  ['many wrong names', Array.from({ length: 5000 }, (_, index) => `a${index}: 1`).join('\n')],
])('a hostile file of %s is refused quickly and harmlessly', (_what, text) => {
  const began = performance.now();
  const problems = problemsIn(text);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThanOrEqual(101);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
