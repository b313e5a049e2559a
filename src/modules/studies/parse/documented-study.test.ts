import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { planKinds } from '../plan/kinds.ts';
import { problemsIn } from './testing/sound-study.ts';

test('the example in docs/study-file.md is a sound study', () => {
  const documentation = readFileSync(new URL('../../../../docs/study-file.md', import.meta.url), 'utf8');
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(documentation) ?? [];
  expect(problemsIn(example)).toEqual([]);
});

test('docs/study-file.md has a sound line, and a row, for every kind of analysis', () => {
  const documentation = readFileSync(new URL('../../../../docs/study-file.md', import.meta.url), 'utf8');
  const [, plan = ''] = /One line of each kind[^`]*```yaml\n([\s\S]*?)```/.exec(documentation) ?? [];
  const agreement = (id: string) => `{id: ${id}, kind: agreement, points: 6, text: ${id}}`;
  const choice = (id: string) =>
    `{id: ${id}, kind: choice, text: ${id}, options: [{value: 1, label: A}, {value: 2, label: B}]}`;
  const questions = ['ideas', 's1', 's2', 's3', 't1', 't2', 't3'].map(agreement);
  const items = [choice('age'), choice('role'), ...questions].join(', ');
  const study = `handlingsrom: 1
id: every-kind
title: Every kind
offices: {column: office}
instruments: {employee: {sections: [{title: All, items: [${items}]}]}}
scales:
  support: {label: Support, items: [s1, s2, s3]}
  trust: {label: Trust, items: [t1, t2, t3]}
${plan}`;
  expect(problemsIn(study)).toEqual([]);
  for (const name of Object.keys(planKinds)) {
    expect(plan, name).toContain(` ${name}: {`);
    expect(documentation.split(`\n| \`${name}\` | `).length, name).toBeGreaterThan(1);
  }
});
