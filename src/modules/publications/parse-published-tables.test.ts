import { describe, expect, test } from 'vitest';
import { DomainError, sayProblem } from '#platform/errors.ts';
import { checkPublication, parsePublishedTables } from './index.ts';

const file = (facts: string, rest = '') =>
  `{\n  "handlingsromTables": 1,${rest}\n  "facts": [\n    ${facts}\n  ]\n}\n`;
const correlation = (fields: string, id = 'a') =>
  `{"id": "${id}", "where": "T", "kind": "correlation", ${fields}}`;

function problemsOf(text: string): readonly string[] {
  try {
    parsePublishedTables(text, 'tables.json');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.code).toBe('published-tables');
    for (const { text: said } of error.problems)
      for (const one of Object.values(said)) expect(one.length).toBeGreaterThan(5);
    return error.problems.map((problem) => sayProblem(problem, 'en'));
  }
  return [];
}

test('decimals written are decimals printed, also zeros at the end of a bare number', () => {
  const tables = parsePublishedTables(file(correlation('"r": 0.80, "p": 0.000, "n": 19')), 'tables.json');
  expect(tables.facts[0]).toMatchObject({ r: '0.80', p: '0.000', n: 19 });
  expect(checkPublication(tables).counts).toEqual({ consistent: 1, impossible: 0, cannotBeChecked: 0 });
});

test('a named sample gives its n', () => {
  const samples = '\n  "samples": {"employee": {"n": {"from": 245, "to": 254}}},';
  const text = (name: string) => file(correlation(`"r": ".16", "p": ".000", "sample": "${name}"`), samples);
  expect(checkPublication(parsePublishedTables(text('employee'), 'f')).counts.impossible).toBe(1);
  expect(problemsOf(text('leader'))).toEqual([
    'tables.json, line 5, column 79, value “leader”: facts[0].sample is not among the “samples”.',
  ]);
  expect(problemsOf(text('constructor'))).toHaveLength(1);
});

test('all problems are told at once, each with line, column and value', () => {
  const text = file(
    [
      correlation('"r": 1.6, "p": ".016", "n": 245'),
      correlation('"r": "abc", "p": 2, "n": -5'),
      '{"id": "b", "where": "T", "kind": "guess"}',
      correlation('"r": ".1", "colour": "red"', 'c'),
      '{"id": "d", "where": "T", "kind": "sum", "parts": [1]}',
    ].join(',\n    '),
  );
  const problems = problemsOf(text);
  expect(problems).toHaveLength(8);
  expect(problems[0]).toMatch(
    /^tables.json, line 4, column \d+, value “1.6”: facts\[0\].r must lie between −1 and 1/,
  );
  expect(problems[1]).toMatch(/line 5, .*“abc”: facts\[1\].r must be a number as printed/);
  expect(problems[2]).toMatch(/line 5, .*“2”: facts\[1\].p must be a p as printed/);
  expect(problems[3]).toMatch(/line 5, .*“-5”: facts\[1\].n must be a whole number/);
  expect(problems[4]).toMatch(/line 6, .*“guess”: facts\[2\].kind must be one of: correlation, regression/);
  expect(problems[5]).toMatch(/line 7, .*“red”: facts\[3\].colour is not part of the format/);
  expect(problems.slice(6).join(' ')).toMatch(
    /facts\[4\].total is missing.*facts\[4\].parts holds too little; at least 2/,
  );
});

test('an id used twice is told', () => {
  expect(problemsOf(file(`${correlation('"r": ".1"')},\n${correlation('"r": ".1"')}`))[0]).toContain(
    'facts[1].id is used by another fact',
  );
});

test.each([
  ['', 'line 1, column 1'],
  ['{"facts": [}', 'line 1, column 12'],
  ['{\n "a": 1\n "b": 2}', 'line 3, column 2'],
  ['{"a": "unterminated', 'line 1, column 7'],
  ['{"a": 01}', 'line 1, column 8'],
  ['{"a": NaN}', 'line 1, column 7'],
  ['{"a": 1} x', 'line 1, column 10'],
  ['{"a": 1, "a": 2}', 'line 1, column 10'],
  ['{"a": "\u0000"}', 'line 1, column 7'],
])('what is no JSON is told with its place: %j', (text, place) => {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(place);
});

describe('hostile input is refused, and never a crash', () => {
  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a string', '"x"'],
    ['ten thousand levels', '['.repeat(10_000)],
    ['levels in a fact', file(`{"id": ${'{"a":'.repeat(2000)}`)],
    ['three million characters', ' '.repeat(3_000_000)],
    ['a prototype', '{"__proto__": {"handlingsromTables": 1}, "facts": []}'],
    [
      'ten thousand facts',
      file(Array.from({ length: 10_000 }, (_, at) => correlation('"r": ".1"', `f${at}`)).join(',')),
    ],
    [
      'a huge array',
      file(
        `{"id": "a", "where": "T", "kind": "sum", "parts": [${Array(50_000).fill('1').join(',')}], "total": 1}`,
      ),
    ],
    ['r as a list', file(correlation('"r": [], "p": {}, "n": "many"'))],
    ['huge numbers', file(correlation('"r": 1e999, "n": 1e30, "p": -1'))],
    ['a range turned round', file(correlation('"r": ".1", "n": {"from": 9, "to": 3}, "p": ".1"'))],
    [
      'a pair of no groups',
      file(
        '{"id": "a", "where": "T", "kind": "groups", "groups": [{"label": "a", "n": 3, "mean": 1}, {"label": "b", "n": 3, "mean": 1}], "pairs": [{"a": 0, "b": 7}]}',
      ),
    ],
  ])('%s', (_, text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  test('a file full of mistakes is told about, but not endlessly', () => {
    const text = file(Array.from({ length: 4000 }, () => '{"x": 1}').join(','));
    expect(problemsOf(text)).toHaveLength(200);
  });

  test('text that looks like markup stays text', () => {
    const text = file(
      '{"id": "a", "where": "<script>x</script>", "kind": "sum", "parts": [1, 2], "total": 4}',
    );
    expect(checkPublication(parsePublishedTables(text, 'f')).facts[0]!.where.nb).toBe('<script>x</script>');
  });

  test('six hundred facts with the widest ranges are checked in seconds', () => {
    const fact = (at: number) =>
      `{"id":"f${at}","where":"T","kind":"regression","n":{"from":10,"to":900000000},"predictors":{"from":1,"to":9},"terms":[{"name":"x","B":1,"se":0.5,"t":2,"p":0.05}],"rSquared":0.1,"F":3,"p":0.1}`;
    const text = file(Array.from({ length: 600 }, (_, at) => fact(at)).join(','));
    const start = performance.now();
    const { counts } = checkPublication(parsePublishedTables(text, 'f'));
    expect(counts.consistent + counts.impossible + counts.cannotBeChecked).toBeGreaterThan(1500);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
