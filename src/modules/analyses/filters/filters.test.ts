import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRow, keyOf } from '#modules/privacy/index.ts';
import { type Condition, parseCondition, parseStudy, passes } from '#modules/studies/index.ts';
import { analyseStudy } from '../analyse-study.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { smallAnswers, smallStudyYaml } from '../testing/small-study.ts';
import { rowsWhere } from './rows-where.ts';
import { setsOfCondition } from './sets-of-condition.ts';

const none = Number.NaN;
const dataFile: DataFile = {
  name: 'employee',
  unit: 'person',
  rowCount: 6,
  source: 'a.csv',
  sha256: '',
  numbers: new Map([['x', Float64Array.from([1, 2, 3, 4, 5, none])]]),
  categories: new Map([['office', ['n', 'n', 's', 's', null, 's']]]),
  scaleItems: new Map(),
};
const read = (source: string): Condition => {
  const parsed = parseCondition(source);
  if ('mistake' in parsed) throw new Error(source);
  return parsed.condition;
};
const rows = (source: string) => {
  const set = rowsWhere(read(source), dataFile);
  return [0, 1, 2, 3, 4, 5].filter((row) => hasRow(set, row));
};

describe('whom a filter is about', () => {
  test('those whose answers fulfil it', () => {
    expect(rows('x >= 3')).toEqual([2, 3, 4]);
    expect(rows("office == 'n' or x == 5")).toEqual([0, 1, 4]);
    expect(rows("office in ['n', 's'] and not x in [1, 4]")).toEqual([1, 2]);
  });

  test('whoever did not answer fulfils neither a condition nor its opposite', () => {
    expect(rows('x < 3')).toEqual([0, 1]);
    expect(rows('not x < 3')).toEqual([2, 3, 4]);
    expect(rows('x < 3 or not x < 3')).toEqual([0, 1, 2, 3, 4]);
    expect(rows("x < 3 or office == 's'")).toEqual([0, 1, 2, 3, 5]);
    expect(rows("not (x < 3 and office == 'n')")).toEqual([2, 3, 4, 5]);
  });

  const name = fc.constantFrom('x', 'y');
  const test1 = fc.record({
    kind: fc.constant('comparison' as const),
    variable: name,
    sign: fc.constantFrom('==' as const, '<' as const, '>=' as const, '!=' as const),
    value: fc.integer({ min: 0, max: 3 }),
    at: fc.constant(0),
    valueAt: fc.constant(0),
  });
  const conditions = fc.letrec<{ one: Condition }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 3 },
      test1,
      fc.record({ kind: fc.constant('not' as const), part: tie('one') }),
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('one'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  })).one;

  test('a condition is true of a row just when it would be, whatever the answers that are missing', () => {
    const answers = fc.array(fc.tuple(fc.constantFrom(none, 0, 1, 2, 3), fc.constantFrom(none, 0, 1, 2, 3)), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(conditions, answers, (condition, given) => {
        const file: DataFile = {
          ...dataFile,
          rowCount: given.length,
          numbers: new Map([
            ['x', Float64Array.from(given, ([x]) => x)],
            ['y', Float64Array.from(given, ([, y]) => y)],
          ]),
        };
        const set = rowsWhere(condition, file);
        given.forEach(([x, y], row) => {
          expect(hasRow(set, row)).toBe(kleene(condition, { x, y }) === true);
        });
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  function kleene(condition: Condition, row: Readonly<Record<string, number>>): boolean | null {
    switch (condition.kind) {
      case 'comparison':
      case 'membership': {
        const answer = row[condition.variable]!;
        return Number.isNaN(answer) ? null : passes(condition, answer);
      }
      case 'not': {
        const part = kleene(condition.part, row);
        return part === null ? null : !part;
      }
      default: {
        const parts = condition.parts.map((part) => kleene(part, row));
        const decides = condition.kind === 'or';
        if (parts.includes(decides)) return decides;
        return parts.includes(null) ? null : !decides;
      }
    }
  }
});

test('for the ledger, whoever skipped a question counts as most people, so that nobody is alone for having skipped', () => {
  const sets = ["office == 's'", "office == 'n'"].map(
    (source) => setsOfCondition(read(source), dataFile)[0]!,
  );
  expect(sets.map((set) => [0, 1, 2, 3, 4, 5].filter((row) => hasRow(set, row)))).toEqual([
    [2, 3, 4, 5],
    [0, 1],
  ]);
});

test('for the ledger, a filter is also what it would be without each of its questions', () => {
  const sets = setsOfCondition(read("office == 's' and x >= 3"), dataFile).map(keyOf);
  const alone = ["office == 's'", 'x >= 3'].map((source) =>
    keyOf(setsOfCondition(read(source), dataFile)[0]!),
  );
  expect(sets).toEqual(expect.arrayContaining(alone));
});

describe('a plan with filters', () => {
  const run = (...postHoc: string[]) => {
    const text = smallStudyYaml.replace(
      /plan:[\s\S]*$/,
      `postHoc:\n${postHoc.map((line) => `  - ${line}`).join('\n')}\n`,
    );
    return analyseStudy({
      parsed: parseStudy(text, 'small.yaml'),
      answers: [smallAnswers()],
      language: 'en',
    });
  };

  test('a figure is about those of the filter, and says so', () => {
    const { descriptions } = run('{id: A, where: "age == 2", describe: {file: employee, variables: [c]}}');
    const answers = [...(smallAnswers().columns.c as { numbers: Float64Array }).numbers].slice(3, 40);
    expect(descriptions[0]).toMatchObject({ where: 'age == 2', n: 37, missing: 0 });
    expect(descriptions[0]!.mean).toBeCloseTo(answers.reduce((sum, x) => sum + x, 0) / 37, 12);
  });

  test('the same filter can be used again, one that differs by few cannot', () => {
    const entry = (id: string, where: string) =>
      `{id: ${id}, where: "${where}", describe: {file: employee, variables: [c]}}`;
    const results = run(
      entry('A', 'age == 2'),
      entry('B', 'age == 2'),
      entry('C', 'age in [1, 2]'),
      entry('D', 'age >= 2'),
    );
    // Three are youngest: A and C differ by them, and so do D and everybody.
    expect(results.descriptions.map(({ n, withheld }) => [n, withheld])).toEqual([
      [37, undefined],
      [37, undefined],
      [null, 'fewer-than-minimum'],
      [null, 'fewer-than-minimum'],
    ]);
    expect(results.warnings.map(({ about, code }) => [about, code])).toEqual([
      ['C/employee', 'withheld'],
      ['D/employee', 'withheld'],
    ]);
  });

  test('what is withheld does not say how many there were', () => {
    const { frequencies } = run('{id: A, where: "age == 1", frequencies: {file: employee, items: [office]}}');
    expect(frequencies[0]).toMatchObject({ valid: 0, missing: 0, total: 0 });
  });

  test('groups within groups: a comparison that would give a small group by subtraction is withheld', () => {
    const results = run(
      '{id: A, compareMeans: {file: employee, outcome: c, by: office}}',
      '{id: B, where: "office in [1, 2] and age == 2 or office in [1, 2] and age == 3", describe: {file: employee, variables: [c]}}',
    );
    expect(results.meanComparisons[0]!.groups.map(({ n }) => n)).toEqual([15, 15, 15, 15]);
    expect(results.descriptions[0]!.withheld).toBe('fewer-than-minimum');
  });

  test('a filter that fits nobody, and one that fits all, do no harm', () => {
    const kinds = [
      'describe: {file: employee, variables: all}',
      'frequencies: {file: employee, items: all}',
      'correlate: {file: employee, among: [alfa, beta, c]}',
      'regress: {file: employee, outcome: beta, predictors: [alfa]}',
      'compareMeans: {file: employee, outcome: beta, by: office}',
      'crosstab: {file: employee, rows: age, columns: office}',
      'reliability: {file: employee, scales: all}',
    ];
    const nobody = run(...kinds.map((kind, place) => `{id: N${place}, where: "c > 6", ${kind}}`));
    expect(nobody.descriptions.every(({ n }) => n === null)).toBe(true);
    const all = run(...kinds.map((kind, place) => `{id: A${place}, where: "c <= 6", ${kind}}`));
    const plain = run(...kinds.map((kind, place) => `{id: A${place}, ${kind}}`));
    const withoutWhere = (results: typeof all) =>
      JSON.parse(JSON.stringify(results, (key, value) => (/where|provenance/.test(key) ? undefined : value)));
    expect(withoutWhere(all)).toEqual(withoutWhere(plain));
  });
});
