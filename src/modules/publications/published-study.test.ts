import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPublication, parsePublishedTables } from './index.ts';
import { namesOf } from './test-tables.ts';

const file = new URL('../../../examples/sor-trondelag/published.json', import.meta.url);
const report = checkPublication(parsePublishedTables(readFileSync(file, 'utf8'), 'published.json'));

test('of the 2015 study, exactly the impossible figures are named', () => {
  expect(namesOf(report.facts, 'impossible')).toEqual([
    'invited.total.total',
    'invited.leaders.total',
    'table6.arenaIntranet.employee.p',
    'table13.leaderSupport.office.p',
  ]);
  expect(report.counts.impossible).toBe(4);
});

test('only the alphas cannot be checked: they need the answers', () => {
  expect(
    report.facts
      .filter((one) => one.verdict === 'cannot-be-checked')
      .every((one) => one.kind === 'reliability'),
  ).toBe(true);
});

test('both p are said with what they should be near, and with the same r elsewhere', () => {
  const text = (id: string) => report.facts.find((one) => one.id === id)!.text;
  expect(text('table6.arenaIntranet.employee.p').en).toMatch(
    /r = \.16 with n = 245–254 gives p ≈ \.011 .* printed is \.000.* p = \.013/,
  );
  expect(text('table13.leaderSupport.office.p').nb).toMatch(
    /r = ,53 med n = 19 gir p ≈ ,020 .* trykt står ,002.* p = ,019/,
  );
});

test('Table 8 fits only 19 error degrees of freedom: 26 leaders and all six factors in the model', () => {
  expect(report.facts.find((one) => one.id === 'table8.terms.p')!.text.en).toContain('df = 19');
});

test('ids are unique, texts are in three languages, and the report survives JSON', () => {
  expect(new Set(report.facts.map(({ id }) => id)).size).toBe(report.facts.length);
  for (const { text, where } of report.facts)
    for (const one of [text, where]) expect(Object.values(one).every((said) => said.length > 0)).toBe(true);
  expect(JSON.parse(JSON.stringify(report)).counts).toEqual(report.counts);
});
