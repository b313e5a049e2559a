import { describe, expect, test } from 'vitest';
import type { OfficeClimate, Results } from '#modules/analyses/schema.ts';
import { isWithheld, releaseMicrodata } from '#modules/privacy/index.ts';
import { type Random, seededRandom } from '#statistics';
import { analyseWave } from './analyse-wave.ts';
import { fewWhoFollow } from './testing/few-who-follow.ts';

/**
 * Whoever leads a study, and wants to know what one colleague answered. They have everything that the wave gives them: its report,
 * made again with each version of the study they care to save; how the offices stand; the data file. They know everybody's
 * office and age, and which questions each of them skipped. What they do is add and subtract. The people are made up: as
 * many, in offices as large, as in the demo's practice round.
 */
const sizes = { Nordvik: 12, Sørbygda: 11, Fjordby: 9, Vestmo: 9, Øyane: 8, Utsira: 3 };
const questions = ['learn1', 'learn2', 'learn3', 'try1', 'try2', 'time'];
const scales: Record<string, readonly string[]> = {
  learning: ['learn1', 'learn2', 'learn3'],
  trying: ['try1', 'try2'],
};
const enough: Record<string, number> = { learning: 2, trying: 1 };

const studyWith = (postHoc: readonly string[]) => `
handlingsrom: 1
id: practice
title: Practice
languages: [en]
synthetic: Made up
privacy: {minimumGroup: 5}
offices: {column: office}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: age, kind: choice, identifying: true, text: Age, options: [{value: 1, label: Young}, {value: 2, label: Middle}, {value: 3, label: Old}]}
${questions.map((id) => `          - {id: ${id}, kind: agreement, points: 6, text: ${id}}`).join('\n')}
scales:
  learning: {label: Learning, items: [learn1, learn2, learn3], minimumAnswered: 0.5}
  trying: {label: Trying, items: [try1, try2], minimumAnswered: 0.5}
plan:
  - {id: R1, reliability: {file: employee, scales: all}}
  - {id: D1, describe: {file: employee, variables: [learning, trying, time]}}
  - {id: RQ1, correlate: {file: employee, outcome: trying, with: [learning, time]}}
  - {id: G1, compareMeans: {file: employee, outcome: learning, by: office}}
postHoc: [${postHoc.join(', ')}]
`;

type Person = {
  readonly office: string;
  readonly age: number;
  readonly answers: Readonly<Record<string, number | null>>;
};

function madeUp(random: Random, skipped: number): Person[] {
  return Object.entries(sizes).flatMap(([office, size]) =>
    Array.from({ length: size }, () => {
      const mood = random.uniform() * 2.4;
      const answer = () => Math.min(6, Math.round(1 + mood + random.uniform() * 2.6));
      const answers = questions.map((id) => [id, random.uniform() < skipped ? null : answer()] as const);
      return { office, age: 1 + random.wholeNumber(3), answers: Object.fromEntries(answers) };
    }),
  );
}

type Told = { readonly variable: string; readonly isIn: (person: Person) => boolean };
/** What is asked for in a later version, and what a result with its id tells when it is there. */
type Asked = {
  readonly id: string;
  readonly entry: string;
  readonly told: (results: Results) => readonly Told[];
};

const has = (person: Person, question: string) => person.answers[question] !== null;

/** Something a later version asks for, in the hope that it completes what has been told. */
function ask(random: Random, id: string): Asked {
  const pick = <T>(list: readonly T[]): T => list[random.wholeNumber(list.length)]!;
  const variables = [...questions, ...Object.keys(scales)];
  const office = pick(Object.keys(sizes));
  const age = 1 + random.wholeNumber(3);
  const filters: readonly (readonly [string, (person: Person) => boolean])[] = [
    [`office == '${office}'`, (one) => one.office === office],
    [`office != '${office}'`, (one) => one.office !== office],
    [`age == ${age}`, (one) => one.age === age],
    [`office != '${office}' or age != ${age}`, (one) => one.office !== office || one.age !== age],
    ["office in ['Nordvik', 'Utsira']", (one) => ['Nordvik', 'Utsira'].includes(one.office)],
  ];
  const [condition, passes] = random.uniform() < 0.5 ? pick(filters) : ['', () => true];
  const where = condition === '' ? '' : `where: "${condition}", `;
  const kind = random.wholeNumber(4);
  const variable = pick(variables);
  if (kind === 0) {
    const by = pick(['office', 'age'] as const);
    return {
      id,
      entry: `{id: ${id}, ${where}compareMeans: {file: employee, outcome: ${variable}, by: ${by}}}`,
      told: ({ meanComparisons }) =>
        meanComparisons
          .filter(({ plan }) => plan === id)
          .flatMap(({ groups, total }) => [
            ...groups.flatMap(({ value, mean }) =>
              mean === null ? [] : { variable, isIn: (one: Person) => passes(one) && one[by] === value },
            ),
            ...(total.mean === null ? [] : [{ variable, isIn: passes }]),
          ]),
    };
  }
  if (kind === 1) {
    const [first, second] = [pick(questions), pick(questions)];
    if (first !== second) {
      const both = (one: Person) => passes(one) && has(one, first) && has(one, second);
      return {
        id,
        entry: `{id: ${id}, ${where}comparePaired: {file: employee, pairs: [[${first}, ${second}]]}}`,
        told: ({ pairedComparisons }) =>
          pairedComparisons
            .filter(({ plan, means }) => plan === id && means.first.mean !== null)
            .flatMap(() => [first, second].map((one) => ({ variable: one, isIn: both }))),
      };
    }
  }
  const wanted = [...new Set([variable, pick(variables), pick(variables)])];
  return {
    id,
    entry: `{id: ${id}, ${where}describe: {file: employee, variables: [${wanted.join(', ')}]}}`,
    told: ({ descriptions }) =>
      descriptions
        .filter(({ plan, mean }) => plan === id && mean !== null)
        .map((one) => ({ variable: one.variable, isIn: passes })),
  };
}

const everybody = () => true;
const locked: readonly Asked[] = [
  {
    id: 'D1',
    entry: '',
    told: ({ descriptions }) =>
      descriptions
        .filter(({ plan, mean }) => plan === 'D1' && mean !== null)
        .map(({ variable }) => ({ variable, isIn: everybody })),
  },
  {
    id: 'G1',
    entry: '',
    told: ({ meanComparisons }) =>
      meanComparisons
        .filter(({ plan }) => plan === 'G1')
        .flatMap(({ groups }) =>
          groups.flatMap(({ value, mean }) =>
            mean === null ? [] : { variable: 'learning', isIn: (one: Person) => one.office === value },
          ),
        ),
  },
];

function toldOfOffices(climate: OfficeClimate | null | undefined): Told[] {
  return (climate?.measures ?? []).flatMap(({ id, county, offices }) => [
    ...(county.mean === null ? [] : [{ variable: id, isIn: everybody }]),
    ...offices.flatMap(({ office, mean }) =>
      mean === null ? [] : { variable: id, isIn: (one: Person) => one.office === office },
    ),
  ]);
}

const file = (fileName: string, text: string) => ({ fileName, bytes: new TextEncoder().encode(text) });

/** Everything that is told by every report of the wave, one for each version of the study. */
function everyReport(people: readonly Person[], versions: readonly (readonly Asked[])[]): Told[] {
  const csv = [
    ['office', 'age', ...questions].join(';'),
    ...people.map(({ office, age, answers }) =>
      [office, age, ...questions.map((id) => answers[id] ?? '')].join(';'),
    ),
  ].join('\n');
  return [...versions.keys(), versions.length].flatMap((count) => {
    const [report] = analyseWave({
      kind: 'waveReport',
      outcomes: null,
      offices: [],
      reportingUnits: [],
      collection: null,
      minimumGroup: 5,
      planSha256: 'x',
      subtitle: { en: 'Wave' },
      study: file('study.yaml', studyWith([])),
      later: versions
        .slice(0, count)
        .map((asked) => file('study.yaml', studyWith(asked.map(({ entry }) => entry)))),
      answers: [{ file: 'employee', ...file('employee.csv', csv) }],
    });
    const asked = [...locked, ...versions.slice(0, count).flat()];
    return [...asked.flatMap(({ told }) => told(report!.results)), ...toldOfOffices(report!.officeClimate)];
  });
}

/** Each sum over everybody's answer to every question; a scale counts a part of each. */
function overAnswers(told: readonly Told[], people: readonly Person[]): number[][] {
  return told.map(({ variable, isIn }) =>
    people.flatMap((person) => {
      const made = (scales[variable] ?? [variable]).filter((question) => has(person, question));
      const counts = isIn(person) && made.length >= (enough[variable] ?? 1);
      return questions.map((question) => (counts && made.includes(question) ? 1 / made.length : 0));
    }),
  );
}
const owners = (people: readonly Person[]) => people.flatMap((_, row) => questions.map(() => row));

describe.each([
  [102, 0.04],
  [104, 0.01],
  [107, 0.08],
])('somebody with every report of a wave that they can have made (seed %i)', (seed, skipped) => {
  const random = seededRandom(seed);
  const people = madeUp(random, skipped);
  const versions = Array.from({ length: 5 }, (_, version) =>
    Array.from({ length: 5 }, (_entry, at) => ask(random, `V${version}n${at}`)),
  );

  test('cannot reckon out what fewer than five have answered', () => {
    const told = everyReport(people, versions);
    const sums = overAnswers(told, people);
    // A program that tells nothing would pass, too.
    expect(new Set(sums.map((row) => row.join())).size).toBeGreaterThan(20);
    expect(fewWhoFollow(sums, owners(people), 5)).toBeNull();
  });

  test('could, if all that they ask for were told', () => {
    const everything = [...Object.keys(scales), ...questions].map((variable) => ({
      variable,
      isIn: everybody,
    }));
    const byOffice = everything.flatMap(({ variable }) =>
      Object.keys(sizes).map((office) => ({ variable, isIn: (one: Person) => one.office === office })),
    );
    expect(fewWhoFollow(overAnswers([...everything, ...byOffice], people), owners(people), 5)).not.toBeNull();
  });

  test('nor find fewer than five rows of the data file that a colleague can be behind', () => {
    const identifying = (people: readonly Person[]) =>
      people.map(({ office, age }) => ({ office, age: String(age) }));
    const { rows } = releaseMicrodata(
      {
        respondents: people.map(({ office, age, answers }, row) => ({
          id: `r${row}`,
          office,
          answers: Object.fromEntries(
            Object.entries({ age, ...answers }).flatMap(([id, one]) => (one === null ? [] : [[id, one]])),
          ),
        })),
        items: ['age', ...questions],
        identifying: ['age'],
      },
      { minimumGroup: 5 },
    );
    const shown = rows.map(({ office, answers }) => ({
      office: isWithheld(office) ? null : String(office),
      age: isWithheld(answers[0]!) ? null : String(answers[0]),
    }));
    const kinds = Map.groupBy(shown, (row) => JSON.stringify(row));
    for (const [kind, alike] of kinds) expect(alike.length, kind).toBeGreaterThanOrEqual(5);
    // A table of an office or an age, less the rows that show it, is of nobody, of all of it, or of five or more.
    for (const by of ['office', 'age'] as const) {
      for (const [value, those] of Map.groupBy(identifying(people), (one) => one[by])) {
        const withheld = those.length - shown.filter((row) => row[by] === value).length;
        expect(withheld === 0 || withheld === those.length || withheld >= 5, `${value} ${withheld}`).toBe(
          true,
        );
      }
    }
  });
});
