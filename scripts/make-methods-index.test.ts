import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as statistics from '../src/statistics/index.ts';
import { methodPages, methodsIndex, methodsPage } from './make-methods-index.ts';

const pages = methodPages();

test('docs/methods/README.md lists every page (else run node scripts/make-methods-index.ts)', () => {
  expect(readFileSync(methodsIndex, 'utf8')).toBe(methodsPage(pages));
});

test.each(pages)('$file says with what it agrees, and to how many digits', ({ agreement }) => {
  expect(agreement).toMatch(/digit|10⁻|1e-/);
});

test('every method that src/statistics exports has a page', () => {
  const methods = Object.entries(statistics)
    .filter(([name, value]) => typeof value === 'function' && name !== 'StatisticsError')
    .map(([name]) => name);
  expect(methods.filter((name) => !pages.some((page) => page.text.includes(name)))).toEqual([]);
});
