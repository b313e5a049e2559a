import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { describe as describeColumn, welchTTest } from '#statistics';
import { analyseStudy } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';
import type { OfficeClimate } from '../schema.ts';
import { runOfficeClimate } from './run.ts';

/** Offices' means, and what somebody who has them beside the report may not find out. Every answer is made up. */
const studyYaml = ({ plan = '', extra = '' } = {}) => `
handlingsrom: 1
id: climate
title: Climate
synthetic: Made up
offices: {column: office, registration: r, units: {1: "9901", 2: "9902", 3: "9903", 4: "9904"}}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [{value: 1, label: A}, {value: 2, label: B}, {value: 3, label: C}, {value: 4, label: D}]}
          - {id: age, kind: choice, text: Age, options: [{value: 1, label: Young}, {value: 2, label: Old}]}
          - {id: y, kind: agreement, points: 6, text: Y}
          - {id: z, kind: agreement, points: 6, text: Z}
          - {id: r, kind: agreement, points: 6, text: R, label: Registers}
scales:
  both: {label: Both, items: [y, z]}
  ${extra}
plan: [${plan}]
`;
type Row = readonly [
  office: number | '',
  y: number | '',
  z: number | '',
  r?: number | '' | undefined,
  age?: number,
];

function run(rows: readonly Row[], { plan = '', extra = '', before = 'plan' } = {}) {
  const parsed = parseStudy(studyYaml({ plan, extra }), 'climate.yaml');
  const csv = [
    'office,y,z,r,age',
    ...rows.map(([office, y, z, r = 3, age = 1]) => [office, y, z, r, age].join(',')),
  ].join('\n');
  const bytes = new TextEncoder().encode(csv);
  const answers = [readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' })];
  let climate: OfficeClimate | null = null;
  const results = analyseStudy({
    parsed,
    answers,
    language: 'en',
    beside: {
      after: before === 'plan' ? 0 : parsed.study.plan.length,
      tell: (given) => {
        climate = runOfficeClimate(given);
      },
    },
  });
  if (!climate) throw new Error('No climate');
  return { climate: climate as OfficeClimate, results };
}

const measure = ({ measures }: OfficeClimate, id: string) => measures.find((one) => one.id === id)!;
const meansOf = (climate: OfficeClimate, id: string) => measure(climate, id).offices.map(({ mean }) => mean);
const hidden = (climate: OfficeClimate, id: string) =>
  measure(climate, id).offices.flatMap(({ withheld, office }) => (withheld ? [office] : []));

/** So many people of an office, answering 2, 3, 4, 5 in turn. */
const people = (office: number, count: number, shift = 0): Row[] =>
  Array.from({ length: count }, (_, at) => [
    office,
    2 + ((at + shift) % 4),
    2 + ((at + office) % 4),
    1 + (at % 5),
    1 + (at % 2),
  ]);
const four = [...people(1, 8), ...people(2, 9), ...people(3, 12), ...people(4, 30, 2)];

describe('how the offices stand', () => {
  test('n, mean, SD and interval of each office, beside everybody with an office', () => {
    const { climate } = run([...four, ['', 6, 6]]);
    const { offices, county, ends, label } = measure(climate, 'both');
    const own = people(3, 12).map(([, y, z]) => (Number(y) + Number(z)) / 2);
    const { mean, standardDeviation: sd, confidenceInterval: ci } = describeColumn(own);
    expect(offices[2]).toMatchObject({ office: '3', label: 'C', unit: '9903', n: 12, mean, sd });
    expect(offices[2]!.ci![0]).toBeCloseTo(ci![0], 12);
    expect(offices[2]!.ci![1]).toBeCloseTo(ci![1], 12);
    expect({ n: county.n, ends, label }).toEqual({ n: 59, ends: [1, 6], label: 'Both' });
    expect(climate).toMatchObject({ about: 'climate', file: 'employee', synthetic: true, minimumGroup: 5 });
  });

  test('the difference is from everybody in the other offices, by Welch’s test', () => {
    const { climate } = run(four);
    const [first] = measure(climate, 'both').offices;
    const scoresOf = (rows: readonly Row[]) => {
      const { n, mean, standardDeviation } = describeColumn(
        rows.map(([, y, z]) => (Number(y) + Number(z)) / 2),
      );
      return { n, mean: mean!, standardDeviation };
    };
    const test = welchTTest(scoresOf(four.slice(0, 8)), scoresOf(four.slice(8)));
    expect(first!.difference!.value).toBeCloseTo(test.difference, 12);
    expect(first!.difference!.p).toBeCloseTo(test.pValue, 12);
    expect(first!.difference!.ci[1]).toBeCloseTo(test.confidenceInterval[1], 12);
  });

  test('q is adjusted for every office on every measure', () => {
    const { climate } = run(four);
    const all = climate.measures.flatMap(({ offices }) =>
      offices.flatMap(({ difference }) => difference ?? []),
    );
    expect(climate.tests).toBe(all.length);
    expect(all.length).toBe(8);
    for (const { p, q } of all) expect(q).toBeGreaterThanOrEqual(p);
    const smallest = [...all].sort((a, b) => a.p - b.p)[0]!;
    expect(smallest.q).toBeLessThanOrEqual(8 * smallest.p + 1e-12);
  });

  test('scales, the registration question, and questions that the plan names by themselves', () => {
    const ids = (plan = '') => run(four, { plan }).climate.measures.map(({ id }) => id);
    expect(ids()).toEqual(['both', 'r']);
    expect(ids('{id: D, describe: {file: employee, variables: [z]}}')).toEqual(['both', 'z', 'r']);
    expect(run(four).climate.measures.map(({ isRegistration }) => isRegistration)).toEqual([false, true]);
  });

  test('does not depend on the order of the rows', () => {
    const tell = (rows: readonly Row[]) => JSON.stringify(run(rows).climate);
    expect(tell([...four].reverse())).toBe(tell(four));
  });

  test('a study without offices has none', () => {
    const parsed = parseStudy(studyYaml().replace(/^offices.*$/m, ''), 's.yaml');
    expect(
      runOfficeClimate({
        study: parsed.study,
        dataFiles: new Map(),
        told: { admit: () => true, admitSums: () => true },
      }),
    ).toBeNull();
  });
});

describe('what it may not give away', () => {
  test('a small office takes the next smallest with it, for all less the rest would be the small one', () => {
    const { climate } = run([...people(1, 3), ...people(2, 7), ...people(3, 12), ...people(4, 30)]);
    expect(hidden(climate, 'both')).toEqual(['1', '2']);
    const [first] = measure(climate, 'both').offices;
    expect(first).toEqual({
      office: '1',
      label: 'A',
      unit: '9901',
      n: null,
      mean: null,
      sd: null,
      ci: null,
      difference: null,
      withheld: 'fewer-than-minimum',
    });
  });

  test('shows no office that the report’s comparison of the same means withholds', () => {
    const plan = '{id: G, compareMeans: {file: employee, outcome: both, by: office}}';
    const { climate, results } = run([...people(1, 3), ...people(2, 7), ...people(3, 12), ...people(4, 30)], {
      plan,
      before: 'end',
    });
    const inReport = results.meanComparisons[0]!.groups.map(({ mean }) => mean);
    expect(meansOf(climate, 'both')).toEqual(inReport);
  });

  test('an office whose people all answered alike is withheld', () => {
    const alike = Array.from({ length: 8 }, (): Row => [2, 4, 2, 1]);
    const { climate } = run([...people(1, 9), ...alike, ...people(3, 12), ...people(4, 30)]);
    expect(hidden(climate, 'both')).toEqual(['1', '2']);
  });

  test('nor is what is withheld given by the mean of a scale and of its other questions', () => {
    // All of office 2 answer y with 4. Both = (y + z) / 2, so that twice the mean of both, less that of z, is 4.
    const likeY = people(2, 9).map(([office, , z, r]): Row => [office, 4, z, r]);
    const plan = '{id: D, describe: {file: employee, variables: [y, z]}}';
    const { climate } = run([...people(1, 8), ...likeY, ...people(3, 12), ...people(4, 30)], { plan });
    for (const id of ['both', 'y', 'z']) expect(hidden(climate, id)).toEqual(['1', '2']);
    expect(hidden(climate, 'r')).toEqual([]);
  });

  test('nor that those of the withheld offices all answered alike, which is what all less the shown would say', () => {
    const sixes = (office: number, count: number) =>
      Array.from({ length: count }, (): Row => [office, 6, 6, 2]);
    const { climate } = run([...sixes(1, 3), ...sixes(2, 4), ...people(3, 12), ...people(4, 30)]);
    // The small two hide each other's number; the third hides that both are nothing but sixes.
    expect(hidden(climate, 'both')).toEqual(['1', '2', '3']);
  });

  test('a difference is told of shown offices only, and rests on nothing but what is shown', () => {
    const { climate } = run([...people(1, 3), ...people(2, 7), ...people(3, 12), ...people(4, 30)]);
    const [, , third] = measure(climate, 'both').offices;
    const { county } = measure(climate, 'both');
    const others = (county.n! * county.mean! - third!.n! * third!.mean!) / (county.n! - third!.n!);
    expect(third!.difference!.value).toBeCloseTo(third!.mean! - others, 12);
  });

  test('of fewer than the minimum in all nothing is told, not even which offices', () => {
    const { climate } = run(people(2, 4));
    expect(measure(climate, 'both')).toMatchObject({
      offices: [],
      county: { n: null, mean: null, sd: null },
      withheld: 'fewer-than-minimum',
    });
    expect(climate.tests).toBe(0);
  });

  test('a measure with a small group of its own is withheld whole', () => {
    const yesNo = four.map(([office, y, z], at): Row => [office, y, z, at < 3 ? 1 : 2]);
    const { climate } = run(yesNo);
    expect(measure(climate, 'r').withheld).toBe('fewer-than-minimum');
    expect(measure(climate, 'both').withheld).toBeUndefined();
  });

  test('held together with what a filter has told, it is withheld whole', () => {
    // Everybody young but eight of the nine in office 2: the young, less the other offices, are one person.
    const odd = four.map(([office, y, z, r], at): Row => [office, y, z, r, office === 2 && at !== 8 ? 2 : 1]);
    const plan = '{id: D, where: age == 1, describe: {file: employee, variables: [both]}}';
    const told = run(odd, { plan, before: 'end' });
    expect(told.results.descriptions[0]!.n).toBe(51);
    expect(measure(told.climate, 'both')).toMatchObject({ offices: [], withheld: 'singles-out-few' });
    // Told first, it is the filter that is refused.
    const first = run(odd, { plan, before: 'plan' });
    expect(measure(first.climate, 'both').withheld).toBeUndefined();
    expect(first.results.descriptions[0]!.n).toBeNull();
  });

  test('whatever the sizes and answers, no withheld group of few, or of one answer, is what the shown leave', () => {
    const answer = fc.constantFrom(1, 5, 6);
    const person = fc.tuple(fc.constantFrom(1, 2, 3, 4), answer, answer, answer);
    fc.assert(
      fc.property(fc.array(person, { minLength: 5, maxLength: 60 }), (rows) => {
        const { climate } = run(rows, { plan: '{id: D, describe: {file: employee, variables: [y]}}' });
        for (const { id, offices } of climate.measures) {
          const scoreOf = ([, y, z, r]: (typeof rows)[number]) =>
            id === 'both' ? (y + z) / 2 : id === 'y' ? y : r;
          const shown = new Set(
            offices.filter(({ withheld }) => !withheld).map(({ office }) => Number(office)),
          );
          if (offices.length === 0) continue;
          const left = rows.filter(([office]) => !shown.has(office)).map(scoreOf);
          if (left.length === 0 || shown.size === 0) continue;
          expect(left.length).toBeGreaterThanOrEqual(5);
          expect(new Set(left).size).toBeGreaterThan(1);
          for (const office of shown) {
            const own = rows.filter(([at]) => at === office).map(scoreOf);
            expect(own.length).toBeGreaterThanOrEqual(5);
            expect(new Set(own).size).toBeGreaterThan(1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
