import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { rankOf } from '../../privacy/disclosure/row-sets/testing/rank-of.ts';
import { analyseStudy, buildDataFiles } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { runOfficeClimate } from '../office-climate/run.ts';
import type { OfficeClimate } from '../schema.ts';
import { nothingTold } from './told.ts';

/**
 * Somebody who has how the offices stand, and then asks at the desk for what it withholds: where all in an office gave
 * one answer, its mean says what each of them answered. Every answer is made up.
 */
const studyYaml = (entry: string) => `
handlingsrom: 1
id: alike
title: Alike
synthetic: Made up
offices: {column: office}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [{value: 4, label: D}, {value: 3, label: C}, {value: 2, label: B}, {value: 1, label: A}]}
          - {id: age, kind: choice, text: Age, options: [{value: 1, label: Young}, {value: 2, label: Old}]}
          - {id: y, kind: agreement, points: 6, text: Y}
          - {id: z, kind: agreement, points: 6, text: Z}
scales: {both: {label: Both, items: [y, z]}}
postHoc: [${entry}]
`;
type Person = { readonly office: number; readonly age: number; readonly y: number; readonly z: number };

/** Somebody at the desk, after the climate has been told of the same answers. */
function deskOn(people: readonly Person[], { isClimateTold = true, first = '' } = {}) {
  const keys = ['office', 'age', 'y', 'z'] as const;
  const csv = [keys.join(','), ...people.map((one) => keys.map((key) => one[key]).join(','))].join('\n');
  const bytes = new TextEncoder().encode(csv);
  const told = nothingTold();
  let dataFiles: ReturnType<typeof buildDataFiles> | undefined;
  let climate: OfficeClimate | null = null;
  const ask = (entry: string, isFirst = false) => {
    const parsed = parseStudy(studyYaml(entry), 'alike.yaml');
    dataFiles ??= buildDataFiles({
      parsed,
      answers: [readAnswers({ bytes, fileName: 'a.csv', study: parsed.study, file: 'employee' })],
    });
    const tell = (given: Parameters<typeof runOfficeClimate>[0]) => {
      climate = runOfficeClimate(given);
    };
    const beside = isFirst ? { beside: { after: 0, tell } } : {};
    return analyseStudy({ parsed, answers: [], dataFiles, told, language: 'en', ...beside });
  };
  if (isClimateTold) ask(first, true);
  const means = (variable: string, where: string) =>
    ask(`{id: Q, where: "${where}", describe: {file: employee, variables: [${variable}]}}`).descriptions[0]!
      .mean;
  return { ask, means, climate: climate as OfficeClimate | null };
}
const office = (number: number, answers: readonly (readonly [y: number, z: number])[]): Person[] =>
  answers.map(([y, z], at) => ({ office: number, age: 1 + (at % 2), y, z }));
const mixed = (number: number, count: number, shift = 0) =>
  office(
    number,
    Array.from({ length: count }, (_, at) => [1 + ((at + shift) % 6), 1 + ((at * 5 + number) % 6)] as const),
  );
const alike = (number: number, count: number, y: number) =>
  office(
    number,
    Array.from({ length: count }, (_, at) => [y, 1 + (at % 6)] as const),
  );
const shownOf = (climate: OfficeClimate | null, id: string) =>
  climate!.measures
    .find((one) => one.id === id)
    ?.offices.flatMap((one) => (one.mean === null ? [] : one.office));

describe('what people who all answered alike have answered', () => {
  // The plan names no question, so that the scale alone is shown of offices.
  const three = [...mixed(1, 12), ...mixed(2, 14), ...mixed(3, 9)];
  test('is not told by a filter either', () => {
    const desk = deskOn([...three, ...alike(4, 10, 6)]);
    expect(desk.means('y', 'office == 3')).not.toBeNull();
    expect(desk.means('y', 'office == 4')).toBeNull();
    expect(desk.means('y', 'office == 4 and age <= 2')).toBeNull();
    expect(desk.means('y', 'office != 4')).toBeNull();
    // Nor how many of them answered it, in figures about something else.
    expect(desk.means('z', 'office == 4 and y == 6')).toBeNull();
    expect(desk.means('z', 'office == 4 and y <= 5')).toBeNull();
    expect(desk.means('z', 'office == 4 or y == 6')).toBeNull();
    expect(desk.means('z', 'office == 4')).not.toBeNull();
  });

  test('nor by asking for the scale’s questions, of which its mean is made', () => {
    // Everybody's score is 3.5, and nobody's answers are the same.
    const inverse = office(4, [
      [1, 6],
      [2, 5],
      [3, 4],
      [4, 3],
      [5, 2],
      [6, 1],
    ] as const);
    const desk = deskOn([...three, ...inverse]);
    expect(shownOf(desk.climate, 'both')).not.toContain('4');
    expect(desk.means('both', 'office == 4')).toBeNull();
    expect(desk.means('y', 'office == 4')).toBeNull();
    expect(desk.means('y', 'office == 1')).not.toBeNull();
  });

  test('everybody’s, when all there are answered alike, is told: it stands in every figure', () => {
    const desk = deskOn([...alike(1, 8, 5), ...alike(2, 8, 5)], { isClimateTold: false });
    expect(desk.means('y', 'office >= 1')).toBe(5);
  });

  test('whoever answered 6, answered 6: that is no news', () => {
    const desk = deskOn([...three, ...mixed(4, 30)]);
    expect(desk.means('y', 'y == 6')).toBe(6);
  });
});

describe('the ledger knows just the groups that a comparison shows', () => {
  const compare = '{id: M, compareMeans: {file: employee, outcome: y, by: office}}';
  const shown = (people: readonly Person[]) => {
    const desk = deskOn(people, { isClimateTold: false });
    const groups = desk.ask(compare).meanComparisons[0]!.groups;
    return { desk, shown: groups.flatMap(({ mean, value }) => (mean === null ? [] : [value])) };
  };

  test('of two of one size, it is the same one that is withheld', () => {
    // The questionnaire lists office 3 before office 2; the file begins with 2.
    const { desk, shown: told } = shown([...mixed(2, 6, 1), ...mixed(3, 6), ...mixed(1, 3), ...mixed(4, 20)]);
    expect(told.sort()).toEqual([2, 4]);
    // All less those shown less office 3 would be the three of office 1.
    expect(desk.means('y', 'office == 3')).toBeNull();
    expect(desk.means('y', 'office == 2')).not.toBeNull();
  });
});

/** Whether a sum over `wanted` follows from sums over `told`, by fractions that are written out here. */
function follows(told: readonly (readonly number[])[], wanted: readonly number[]): boolean {
  return rankOf([...told, wanted]) === rankOf(told);
}

test('whatever is asked, no part of the people who answered alike follows from the climate and what is told', () => {
  const answer = fc.constantFrom(6, 6, 6, 5);
  const someOffice = (number: number) =>
    fc
      .array(fc.tuple(fc.oneof(answer, fc.integer({ min: 1, max: 6 })), fc.integer({ min: 1, max: 6 })), {
        minLength: 4,
        maxLength: 9,
      })
      .map((answers) => office(number, answers));
  const oneAlike = fc
    .tuple(fc.integer({ min: 5, max: 9 }), fc.constantFrom(1, 6))
    .map(([count, y]) => alike(4, count, y));
  const question = fc.oneof(
    fc.integer({ min: 1, max: 4 }).map((number) => `office == ${number}`),
    fc.integer({ min: 1, max: 4 }).map((number) => `office != ${number}`),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 4 }))
      .map(([a, b]) => `office in [${a}, ${b}]`),
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 }))
      .map(([a, b]) => `office == ${a} or age == ${b}`),
  );
  let answered = 0;
  let inClimate = 0;
  fc.assert(
    fc.property(
      fc.tuple(someOffice(1), someOffice(2), someOffice(3), oneAlike).map((all) => all.flat()),
      fc.array(question, { minLength: 1, maxLength: 6 }),
      (people, questions) => {
        // With both questions named, each is shown of offices beside the scale.
        const desk = deskOn(people, { first: '{id: D, describe: {file: employee, variables: [y, z]}}' });
        const shown = shownOf(desk.climate, 'y') ?? [];
        inClimate += shown.length;
        const cells = [1, 2, 3, 4].flatMap((number) => [1, 2].map((age) => ({ office: number, age })));
        const isIn = (where: string, cell: (typeof cells)[number]): boolean => {
          const numbers = [...where.matchAll(/\d/g)].map(([digit]) => Number(digit));
          if (where.includes('or')) return cell.office === numbers[0] || cell.age === numbers[1];
          return numbers.includes(cell.office) !== where.includes('!=');
        };
        const everybody = cells.map(() => 1);
        const told = questions
          .filter((where) => desk.means('y', where) !== null)
          .map((where) => cells.map((cell) => Number(isIn(where, cell))));
        answered += told.length;
        told.push(...shown.map((number) => cells.map((cell) => Number(cell.office === Number(number)))));
        for (let bits = 1; bits < 2 ** cells.length - 1; bits += 1) {
          const part = cells.map((_, place) => (bits >> place) & 1);
          const among = people.filter(
            (one) => part[cells.findIndex((cell) => cell.office === one.office && cell.age === one.age)],
          );
          if (among.length === 0 || among.length === people.length) continue;
          if (new Set(among.map(({ y }) => y)).size > 1) continue;
          expect(follows([everybody, ...told], part), `${questions.join('; ')} tells of ${part}`).toBe(false);
        }
      },
    ),
    { seed: 20261122, numRuns: 60 },
  );
  // A desk that refused everything would pass, too.
  expect(answered).toBeGreaterThan(40);
  expect(inClimate).toBeGreaterThan(40);
});
