import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { rankOf } from '../../privacy/disclosure/row-sets/testing/rank-of.ts';
import { analyseStudy, buildDataFiles } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { keepPlaceOfClimate, runOfficeClimate } from '../office-climate/run.ts';
import type { OfficeClimate, Results } from '../schema.ts';
import { nothingTold } from './told.ts';

/**
 * Somebody who knows which colleague skipped a question, and holds a scale's mean against those of its questions. Every answer is
 * made up.
 */
const studyYaml = (plan: string, minimumGroup: number) => `
handlingsrom: 1
id: skipped
title: Skipped
synthetic: Made up
privacy: {minimumGroup: ${minimumGroup}}
offices: {column: office}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [{value: 1, label: A}, {value: 2, label: B}, {value: 3, label: C}]}
          - {id: y, kind: agreement, points: 6, text: Y}
          - {id: z, kind: agreement, points: 6, text: Z}
          - {id: x, kind: agreement, points: 6, text: X}
scales:
  both: {label: Both, items: [y, -z]}
  all3: {label: All, items: [x, y, z], minimumAnswered: 0.6}
plan: [${plan}]
`;
type Person = { readonly office: number; readonly answers: readonly (number | null)[] };
const questions = ['y', 'z', 'x'];

function csvOf(people: readonly Person[]): Uint8Array {
  const rows = people.map(({ office, answers }) => [office, ...answers.map((one) => one ?? '')].join(','));
  return new TextEncoder().encode([`office,${questions.join(',')}`, ...rows].join('\n'));
}

/** A report, or a desk on the answers where one report follows another. */
function tellerOf(people: readonly Person[], minimumGroup = 5) {
  const told = nothingTold();
  let dataFiles: ReturnType<typeof buildDataFiles> | undefined;
  const run = (
    plan: string,
    given: 'desk' | 'report',
  ): { results: Results; climate: OfficeClimate | null } => {
    const parsed = parseStudy(studyYaml(plan, minimumGroup), 'skipped.yaml');
    dataFiles ??= buildDataFiles({
      parsed,
      answers: [
        readAnswers({ bytes: csvOf(people), fileName: 'a.csv', study: parsed.study, file: 'employee' }),
      ],
    });
    let climate: OfficeClimate | null = null;
    const beside = {
      after: parsed.study.plan.length,
      keepPlace: keepPlaceOfClimate,
      tell: (tell: Parameters<typeof runOfficeClimate>[0]) => {
        climate = runOfficeClimate(tell);
      },
    };
    const input = { parsed, answers: [], dataFiles, language: 'en' } as const;
    const results = analyseStudy(given === 'desk' ? { ...input, told } : { ...input, beside });
    return { results, climate };
  };
  return run;
}

const people = (count: number, skips: Readonly<Record<number, readonly string[]>> = {}): Person[] =>
  Array.from({ length: count }, (_, row) => ({
    office: 1 + (row % 3),
    answers: questions.map((name, at) =>
      skips[row]?.includes(name) ? null : 1 + ((row * (at + 2) + Math.floor(row / 5) + at) % 6),
    ),
  }));
const describeAll = '{id: D, describe: {file: employee, variables: [y, z, both]}}';
const meansIn = ({ descriptions }: Results) =>
  Object.fromEntries(descriptions.map(({ variable, mean }) => [variable, mean]));

describe('a report on a scale and its questions', () => {
  test('withholds the question that would tell what the one who skipped another answered', () => {
    const { results } = tellerOf(people(30, { 4: ['z'] }))(describeAll, 'report');
    expect(meansIn(results)).toEqual({ y: expect.any(Number), z: null, both: expect.any(Number) });
    const [withheld] = results.warnings.filter(({ code }) => code === 'withheld');
    expect(withheld?.text).toMatch(/skipped a question of a scale/);
  });

  test('tells all where nobody skipped one, or enough did', () => {
    const some = { 1: ['y'], 2: ['y'], 3: ['z'], 4: ['z'], 5: ['z'] };
    for (const skips of [{}, some]) {
      const { results } = tellerOf(people(30, skips))(describeAll, 'report');
      expect(Object.values(meansIn(results))).not.toContain(null);
    }
  });

  test('tells the scale in the offices, also where the plan asks for its questions first', () => {
    const plan = '{id: D, describe: {file: employee, variables: [y, z]}}';
    const { results, climate } = tellerOf(people(30, { 4: ['z'] }))(plan, 'report');
    expect(meansIn(results)).toEqual({ y: expect.any(Number), z: null });
    const scale = climate!.measures.find(({ id }) => id === 'both')!;
    expect(scale.offices.every(({ mean }) => mean !== null)).toBe(true);
  });

  test('tells the scale of an entry that comes later, and not the question that comes first', () => {
    const plan = `{id: D, describe: {file: employee, variables: [y, z]}}, {id: S, describe: {file: employee, variables: [both]}}`;
    const { results } = tellerOf(people(30, { 4: ['z'] }))(plan, 'report');
    expect(meansIn(results)).toEqual({ y: expect.any(Number), z: null, both: expect.any(Number) });
  });

  test('of two measurements, neither those who answered both nor those who answered one differ by one', () => {
    const plan = `{id: D, describe: {file: employee, variables: [y]}}, {id: P, comparePaired: {file: employee, pairs: [[y, z]]}}`;
    const { results } = tellerOf(people(30, { 4: ['z'] }))(plan, 'report');
    expect([results.descriptions[0]!.mean === null, results.pairedComparisons[0]!.n]).toEqual([false, null]);
  });
});

test('of several pairs, those that tell nothing of few are told, as one family', () => {
  const plan = '{id: P, comparePaired: {file: employee, pairs: [[y, z], [x, y], [x, z]]}}';
  const ours = tellerOf(people(30, { 4: ['z'] }))(plan, 'desk').results.pairedComparisons;
  // Of y and of x the others would be of one more; x beside z is of the same twenty-nine as z beside y.
  expect(ours.map(({ first, second, n, q }) => [first + second, n, q !== null])).toEqual([
    ['yz', 29, true],
    ['xz', 29, true],
    ['xy', null, false],
  ]);
});

test('whatever is asked at a desk, and in whatever order, no answer of few follows from the means', () => {
  const variable = fc.constantFrom('y', 'z', 'x', 'both', 'all3');
  const ask = fc.oneof(
    fc.tuple(variable, fc.constantFrom('', 'office == 1', 'office != 2', 'office >= 2')),
    fc.tuple(variable, fc.constant('by office')),
  );
  const skips = fc.array(fc.tuple(fc.constantFrom(...questions), fc.integer({ min: 0, max: 17 })), {
    maxLength: 5,
  });
  let answered = 0;
  let asked = 0;
  fc.assert(
    fc.property(fc.array(ask, { minLength: 4, maxLength: 9 }), skips, (asks, skipped) => {
      const minimum = 3;
      const bySomebody = Map.groupBy(skipped, ([, row]) => row);
      const everybody = people(
        18,
        Object.fromEntries([...bySomebody].map(([row, names]) => [row, names.map(([question]) => question)])),
      );
      const desk = tellerOf(everybody, minimum);
      const told = asks.flatMap(([name, how]) => {
        asked += 1;
        if (how === 'by office') {
          const plan = `{id: M, compareMeans: {file: employee, outcome: ${name}, by: office}}`;
          const [result] = desk(plan, 'desk').results.meanComparisons;
          const groups = result!.groups.filter(({ mean }) => mean !== null).map(({ value }) => value);
          return groups.map((office) => ({ name, isIn: (one: Person) => one.office === office }));
        }
        const where = how === '' ? '' : `where: "${how}", `;
        const plan = `{id: D, ${where}describe: {file: employee, variables: [${name}]}}`;
        const [result] = desk(plan, 'desk').results.descriptions;
        const isIn = ({ office }: Person) =>
          how === '' ||
          (how === 'office == 1' ? office === 1 : how === 'office != 2' ? office !== 2 : office >= 2);
        return result!.mean === null ? [] : [{ name, isIn }];
      });
      answered += told.length;
      if (told.length < 2) return;
      const parts: Record<string, readonly (readonly [string, number])[]> = {
        both: [
          ['y', 1],
          ['z', -1],
        ],
        all3: [
          ['x', 1],
          ['y', 1],
          ['z', 1],
        ],
      };
      const enough: Record<string, number> = { both: 1, all3: 2 };
      // A column for each person's answer to each question; sixths, so that halves and thirds are whole numbers.
      const matrix = (without: ReadonlySet<Person>) =>
        told.map(({ name, isIn }) =>
          everybody.flatMap((one) => {
            const isAnswered = (question: string) => one.answers[questions.indexOf(question)] !== null;
            const made = (parts[name] ?? [[name, 1] as const]).filter(([question]) => isAnswered(question));
            const counts = isIn(one) && !without.has(one) && made.length >= (enough[name] ?? 1);
            return questions.map((question) => {
              const part = made.find(([of]) => of === question);
              return counts && part ? (6 / made.length) * part[1] : 0;
            });
          }),
        );
      const whole = rankOf(matrix(new Set()));
      // Those of one office who skipped the same are in the same sums: all of them are singled out, or none.
      const kinds = Map.groupBy(
        everybody,
        (one) => `${one.office} ${one.answers.map((answer) => answer === null)}`,
      );
      const seldom = [...kinds.values()].filter((alike) => alike.length < minimum);
      const pairs = seldom.flatMap((a, place) => seldom.slice(place + 1).map((b) => [...a, ...b]));
      for (const few of [...seldom, ...pairs].filter(({ length }) => length < minimum)) {
        expect(rankOf(matrix(new Set(few))), JSON.stringify({ asks, skipped })).toBe(whole);
      }
    }),
    { seed: 20261122, numRuns: 60 },
  );
  // A desk that refused everything would pass, too; one that never refused would have been caught.
  expect(answered).toBeGreaterThan(asked / 3);
});
