import { expect, test } from 'vitest';
import type { CountCell } from './counts.ts';
import { releaseRates } from './release-rates.ts';
import { withheldLinks } from './withheld-links.ts';

const policy = { minimumGroup: 5 };
const cell = (office: string, invited: number, audience = 'employee'): CountCell => ({
  audience,
  office,
  invited,
  undeliverable: 0,
  absent: 0,
  complete: 0,
  partial: 0,
});
const link = (office: string, audience = 'employee') => ({
  linkId: `${audience} ${office}`,
  audience,
  office,
});
const withheld = (links: ReturnType<typeof link>[], cells: CountCell[]) => [
  ...withheldLinks(links, cells, releaseRates(cells, policy, 'person'), { policy, custody: 'person' }),
];

test('a code at a place where nobody is on the list tells nothing of anybody', () => {
  expect(withheld([link('A'), link('B', 'user')], [cell('B', 1), cell('C', 30)])).toEqual([]);
});

test('beside an office of few its number would be the report less the few', () => {
  expect(withheld([link('A')], [cell('A', 1), cell('B', 9), cell('C', 30)])).toEqual(['employee A']);
});

test('nor do the numbers of all the others, taken from the sum', () => {
  // A is withheld with B; the codes at B and C, less all, would give A.
  const cells = [cell('A', 1), cell('B', 9), cell('C', 30)];
  expect(withheld([link('A'), link('B'), link('C')], cells).sort()).toEqual(['employee A', 'employee B']);
});

test('an office that is shown is told by its parts only where each is large enough', () => {
  const cells = [cell('A', 20), cell('A', 2, 'leader'), cell('B', 20), cell('B', 20, 'leader')];
  expect(withheld([link('A')], cells)).toEqual(['employee A']);
  expect(withheld([link('B')], [cell('B', 20), cell('B', 20, 'leader'), cell('C', 20)])).toEqual([]);
});
