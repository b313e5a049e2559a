import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { darkFigureVariables } from '#modules/reports/index.ts';

test('a dark page has the figures’ own dark colours', () => {
  const written = readFileSync('src/web/styles/figure-colours.css', 'utf8').match(/--hr-figure[^;]+;/g);
  expect(written?.join(' ')).toBe(darkFigureVariables);
});
