import { expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { parseStudy } from '../index.ts';

const yaml = (where: string, entry = 'describe: {file: employee, variables: [x]}') => `
handlingsrom: 1
id: filters
title: Filters
offices: {column: office}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [{value: north, label: North}, {value: south, label: South}]}
          - {id: age, kind: choice, text: Age, options: [{value: 1, label: young}, {value: 2, label: old}]}
          - {id: x, kind: agreement, points: 6, text: X}
          - {id: y, kind: agreement, points: 6, text: Y}
          - {id: z, kind: agreement, points: 6, text: Z}
          - {id: why, kind: text, text: Why}
scales:
  both: {label: Both, items: [x, age]}
outcomes:
  result: {label: Result, from: scorecard, indicators: [R]}
plan:
  - {id: A, where: ${JSON.stringify(where)}, ${entry}}
`;

function refusals(where: string, entry?: string) {
  try {
    parseStudy(yaml(where, entry), 'filters.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map(({ code, line, value, text }) => ({ code, line, value, text: text.en }));
  }
}

test('a filter on codes, numbers, scales and offices is taken', () => {
  expect(refusals("age >= 2 and (office in ['north'] or not both < 3.5) and x != 4")).toEqual([]);
});

test('the plan’s hash counts the filter', () => {
  const hash = (where: string) => parseStudy(yaml(where), 'filters.yaml').planSha256;
  expect(hash('x > 3')).not.toBe(hash('x > 4'));
});

test('a mistake in its form is said with its place', () => {
  expect(refusals('age = 2')).toEqual([
    {
      code: 'where-sign-expected',
      line: 22,
      value: '=',
      text: 'Character 5 of the filter: Here goes ==, !=, <, <=, >, >= or in.',
    },
  ]);
});

test('an unknown name is said with the one that was likely meant', () => {
  expect(refusals('ages >= 2 and ofice == 1').map(({ code, value, text }) => [code, value, text])).toEqual([
    [
      'where-unknown',
      'ages',
      'The filter names something that is not in the file “employee”. Did you mean “age”?',
    ],
    [
      'where-unknown',
      'ofice',
      'The filter names something that is not in the file “employee”. Did you mean “office”?',
    ],
  ]);
});

test.each([
  ['age == 3', 'where-unknown-option'],
  ["age in [1, '2']", 'where-unknown-option'],
  ["age >= 'old'", 'where-not-number'],
  ["office >= 'north'", 'where-no-order'],
  ["x == 'four'", 'where-not-number'],
  ['why == 1', 'where-text'],
  ['result > 1', 'where-outcome'],
])('%s is refused: %s', (where, code) => {
  expect(refusals(where).map((refusal) => refusal.code)).toEqual([code]);
});

test('a filter that tells too many answers apart to be checked is refused', () => {
  const parts = ['x', 'y', 'z'].map((name) =>
    Array.from({ length: 6 }, (_, step) => `${name} > ${step}.5`).join(' or '),
  );
  expect(refusals(`(${parts.join(') and (')})`).map(({ code }) => code)).toEqual(['where-too-involved']);
});

test('offices cannot be filtered: their rows are not people', () => {
  const entry = 'describe: {file: office, variables: [x]}';
  expect(refusals('age == 1', entry).map(({ code }) => code)).toEqual(['where-office']);
});
