import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as statistics from '../src/statistics/index.ts';
import { methodPages, methodsIndex, methodsPage } from './make-methods-index.ts';

const pages = methodPages();

test('docs/methods/README.md lists every page (else run node scripts/make-methods-index.ts)', () => {
  expect(readFileSync(methodsIndex, 'utf8')).toBe(methodsPage(pages));
});

test.each(pages)('$file says with what it agrees, and to how many digits', ({ wholeAgreement }) => {
  expect(wholeAgreement).toMatch(/digit|10⁻|1e-/);
});

const index = readFileSync(new URL('../src/statistics/index.ts', import.meta.url), 'utf8');

/** Where index.ts takes a name from, as a page links to it: its file, or its folder for one that is part of a whole. */
function sourceOf(name: string): string {
  const from = [...index.matchAll(/export \{([^}]*)\} from '\.\/([^']+)'/g)].find(([, names]) =>
    new RegExp(`\\b${name}\\b`).test(names!),
  )?.[2];
  // What comes by `export *` is found in its folder by name alone.
  if (from === undefined) return name;
  return from.includes('/') ? from.slice(0, from.indexOf('/') + 1) : from;
}

test('every method that src/statistics exports is on a page, by its name or by a link to its source', () => {
  const methods = Object.entries(statistics)
    .filter(([name, value]) => typeof value === 'function' && name !== 'StatisticsError')
    .map(([name]) => name);
  const isDescribed = (name: string) =>
    pages.some(({ text }) => text.includes(name) || text.includes(`src/statistics/${sourceOf(name)}`));
  expect(methods.filter((name) => !isDescribed(name))).toEqual([]);
});
