import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasRow } from '#modules/privacy/index.ts';
import { parseCondition, parseStudy } from '#modules/studies/index.ts';
import { analyseStudy, buildDataFiles } from '../analyse-study.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { rowsWhere } from './rows-where.ts';
import { nothingTold } from './told.ts';

/**
 * Somebody at the desk who knows everybody's office, age and length of service, and wants to know what one person
 * answered. Every answer is made up.
 */
const studyYaml = (entry: string) => `
handlingsrom: 1
id: attack
title: Attack
synthetic: Made up
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: office, kind: choice, text: Office, options: [${options(5)}]}
          - {id: age, kind: choice, text: Age, options: [${options(4)}]}
          - {id: years, kind: number, text: Years, minimum: 0, maximum: 40}
          - {id: secret, kind: agreement, points: 6, text: Secret}
postHoc:
  - ${entry}`;
function options(count: number): string {
  return Array.from({ length: count }, (_, place) => `{value: ${place + 1}, label: L${place + 1}}`).join(
    ', ',
  );
}

type Person = {
  readonly office: number;
  readonly age: number;
  readonly years: number;
  readonly secret: number;
};
const people: readonly Person[] = Array.from({ length: 72 }, (_, row) => ({
  office: 1 + ((row * row + 3 * row) % 5),
  age: 1 + ((row * 7 + Math.floor(row / 9)) % 4),
  years: (row * 13) % 41,
  secret: 1 + ((row * 11 + Math.floor(row / 5)) % 6),
}));
const target = people[40]!;
const cell = ({ office, age, years }: Person) =>
  `(office == ${office} and age == ${age} and years == ${years})`;

/** A desk on these answers: asks one question after another, and tells what it is told. */
function deskOn(answers: readonly Person[]) {
  const keys = ['office', 'age', 'years', 'secret'] as const;
  const csv = [keys.join(','), ...answers.map((one) => keys.map((key) => one[key]).join(','))].join('\n');
  const told = nothingTold();
  let dataFiles: ReturnType<typeof buildDataFiles> | undefined;
  const ask = (where: string, analysis = 'describe: {file: employee, variables: [secret]}') => {
    const parsed = parseStudy(studyYaml(`{id: Q, where: "${where}", ${analysis}}`), 'attack.yaml');
    const { study } = parsed;
    dataFiles ??= buildDataFiles({
      parsed,
      answers: [readAnswers({ bytes: Buffer.from(csv), fileName: 'a.csv', study, file: 'employee' })],
    });
    return analyseStudy({ parsed, answers: [], dataFiles, told, language: 'en' });
  };
  /** Number and sum of the secrets of those whom a filter is about; null when that is not told. */
  const sumOf = (where: string) => {
    const [result] = ask(where).descriptions;
    return result?.n === null || result === undefined ? null : { n: result.n, sum: result.n * result.mean! };
  };
  const rowsOf = (where: string) => {
    const read = parseCondition(where);
    if ('mistake' in read) throw new Error(where);
    const set = rowsWhere(read.condition, dataFiles!.get('employee')!);
    return answers.map((_, row) => (hasRow(set, row) ? 1 : 0));
  };
  return { ask, sumOf, rowsOf };
}

describe('attacks that the literature knows, on one person’s answer', () => {
  test('asking for the person alone', () => {
    expect(deskOn(people).sumOf(cell(target))).toBeNull();
  });

  test('everybody but the person', () => {
    expect(deskOn(people).sumOf(`not ${cell(target)}`)).toBeNull();
  });

  test('the person’s cell by its parts: C = A and B, told as A less A and not B', () => {
    const desk = deskOn(people);
    const [wide, rest] = [`office == ${target.office}`, `office == ${target.office} and not ${cell(target)}`];
    expect([desk.sumOf(wide) !== null, desk.sumOf(rest)]).toEqual([true, null]);
  });

  test.each(['office <= 2', 'age == 1', 'years < 20', 'age != 2 and years > 10'])(
    'a general tracker, %s: whichever sums are told, the person’s does not follow',
    (tracker) => {
      const desk = deskOn(people);
      const [C, T] = [cell(target), `(${tracker})`];
      const [all, t, notT, either, orNot] = [
        'years >= 0',
        T,
        `not ${T}`,
        `${C} or ${T}`,
        `${C} or not ${T}`,
      ].map(desk.sumOf);
      const followsFromTracker = all && either && orNot && t && notT && either.n + orNot.n - all.n;
      const followsFromOne = t && either && either.n - t.n;
      const followsFromOther = notT && orNot && orNot.n - notT.n;
      for (const people of [followsFromTracker, followsFromOne, followsFromOther])
        expect(people || 0).toBe(0);
    },
  );

  test('overlapping sets of one size, as Dobkin, Jones and Lipton count them', () => {
    const desk = deskOn(people);
    const years = [...new Set(people.map((one) => one.years))].sort((a, b) => a - b);
    // Windows of nine, each moved on by one: enough of them would give every year by itself.
    const windows = years
      .slice(9)
      .map((_, from) => `years in [${years.slice(from, from + 9).join(', ')}]`)
      .filter((where) => desk.sumOf(where) !== null);
    expect(windows.length).toBeGreaterThan(2);
    expect(fewFollow([people.map(() => 1), ...windows.map(desk.rowsOf)])).toBe(false);
  });

  test('counting those with an answer, with and without the person: being refused tells nothing either', () => {
    const asked = (answer: number) => {
      const changed = people.map((one) => (one === target ? { ...one, secret: answer } : one));
      const desk = deskOn(changed);
      const others = `office != ${target.office}`;
      return [`${others} and secret >= 4`, `(${others} or ${cell(target)}) and secret >= 4`].map((where) =>
        desk.sumOf(where),
      );
    };
    expect(asked(6)).toEqual(asked(1));
    expect(asked(6)[0]).not.toBeNull();
  });

  test('a group within a group, by comparing and then filtering', () => {
    const desk = deskOn(people);
    const [comparison] = desk.ask(
      'years >= 0',
      'compareMeans: {file: employee, outcome: secret, by: office}',
    ).meanComparisons;
    expect(comparison!.groups.filter(({ n }) => n !== null).length).toBeGreaterThan(2);
    const without = people.filter(({ office }) => office === 1).slice(1);
    expect(
      desk.sumOf(`office == 1 and years in [${without.map(({ years }) => years).join(', ')}]`),
    ).toBeNull();
  });

  test('the cells of two crossed groupings, with and without sixteen of whom one cell has one', () => {
    // The sixteen are six or ten of each office and of each age, but one of the first office and the first age.
    const apart = [1, 5, 5, 5];
    const crowd = [0, 1, 2, 3].flatMap((place) =>
      Array.from(
        { length: 20 },
        (_, row): Person => ({
          office: 1 + (place >> 1),
          age: 1 + (place & 1),
          years: row < apart[place]! ? 1 : 2 + row,
          secret: 1 + ((row * 7 + place) % 6),
        }),
      ),
    );
    const crossed = 'compareTwoWay: {file: employee, outcome: secret, by: [office, age]}';
    const cellsAt = (desk: ReturnType<typeof deskOn>, where: string) =>
      desk.ask(where, crossed).twoWayComparisons[0]!.cells.map((row) => row.map(({ n }) => n));
    expect(cellsAt(deskOn(crowd), 'years != 1')).toEqual([
      [19, 15],
      [15, 15],
    ]);
    const desk = deskOn(crowd);
    expect(cellsAt(desk, 'years >= 0')).toEqual([
      [20, 20],
      [20, 20],
    ]);
    expect(cellsAt(desk, 'years != 1')).toEqual([]);
  });
});

/** Whether the sum over fewer than five follows from what was told, worked out without any of the program's own rules. */
function fewFollow(told: readonly (readonly number[])[]): boolean {
  const rank = (rows: readonly (readonly number[])[]) => {
    const rest = rows.map((row) => [...row]);
    let done = 0;
    for (let column = 0; column < (rest[0]?.length ?? 0) && done < rest.length; column += 1) {
      const best = rest.reduce(
        (place, row, index) =>
          index >= done && Math.abs(row[column]!) > Math.abs(rest[place]?.[column] ?? 0) ? index : place,
        done,
      );
      if (Math.abs(rest[best]![column]!) < 1e-9) continue;
      [rest[done], rest[best]] = [rest[best]!, rest[done]!];
      const pivot = rest[done]!;
      for (let place = done + 1; place < rest.length; place += 1) {
        const factor = rest[place]![column]! / pivot[column]!;
        rest[place] = rest[place]!.map((value, j) => value - factor * pivot[j]!);
      }
      done += 1;
    }
    return done;
  };
  const whole = rank(told);
  // Those who are in the same sets cannot be told apart, so it is enough to look at such groups, one or two at a time.
  const groups = [...Map.groupBy(people.keys(), (row) => told.map((set) => set[row]).join('')).values()];
  const small = groups.filter((rows) => rows.length < 5);
  const pairs = small.flatMap((a, place) => small.slice(place + 1).map((b) => [...a, ...b]));
  return [...small, ...pairs.filter((rows) => rows.length < 5)].some(
    (few) => rank(told.map((set) => set.map((isIn, row) => (few.includes(row) ? 0 : isIn)))) < whole,
  );
}

test('whatever is asked, and in whatever order, the sum over fewer than five does not follow from what is told', () => {
  const part = fc.oneof(
    fc
      .tuple(fc.constantFrom('==', '!=', '<='), fc.integer({ min: 1, max: 5 }))
      .map(([sign, value]) => `office ${sign} ${value}`),
    fc
      .tuple(fc.constantFrom('==', '!=', '>='), fc.integer({ min: 1, max: 4 }))
      .map(([sign, value]) => `age ${sign} ${value}`),
    fc
      .tuple(fc.constantFrom('<', '>='), fc.integer({ min: 1, max: 40 }))
      .map(([sign, value]) => `years ${sign} ${value}`),
    fc.constantFrom('secret >= 4', 'secret <= 2'),
    fc.constantFrom(cell(target), `not ${cell(target)}`),
  );
  const where = fc.oneof(
    part,
    fc.tuple(part, fc.constantFrom('and', 'or'), part).map(([a, joint, b]) => `${a} ${joint} ${b}`),
    fc.tuple(part, part, part).map(([a, b, c]) => `(${a} and ${b}) or ${c}`),
  );
  let answeredInAll = 0;
  fc.assert(
    fc.property(fc.array(where, { minLength: 4, maxLength: 24 }), (questions) => {
      const desk = deskOn(people);
      const told = questions.filter((question) => desk.sumOf(question) !== null);
      answeredInAll += told.length;
      if (told.length > 0) expect(fewFollow([people.map(() => 1), ...told.map(desk.rowsOf)])).toBe(false);
    }),
    { seed: 20261121, numRuns: 25 },
  );
  // A desk that refused everything would pass, too.
  expect(answeredInAll).toBeGreaterThan(60);
});
