import { describe, expect, test } from 'vitest';
import { analyseWave } from './analyse-wave.ts';

const studyWith = (postHoc: string) => `
handlingsrom: 1
id: small-wave
title: Small
privacy: {minimumGroup: 5}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: s1, kind: agreement, points: 6, text: One}
          - {id: s2, kind: agreement, points: 6, text: Two}
postHoc: [${postHoc}]
`;
const told = '{id: A, where: s2 >= 4, describe: {file: employee, variables: [s1]}}';
const asked = '{id: B, where: s2 >= 5, describe: {file: employee, variables: [s1]}}';
/** Six of the twelve have s2 of 4 or more, and five have 5 or more: between them stands one. */
const rows = [1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6].map((s2, at) => `${(at % 6) + 1};${s2}`);

const file = (text: string) => ({ fileName: 'study.yaml', bytes: new TextEncoder().encode(text) });
function means(...later: string[]): Record<string, unknown> {
  const [report] = analyseWave({
    kind: 'waveReport',
    outcomes: null,
    offices: [],
    reportingUnits: [],
    study: file(studyWith('')),
    later: later.map((postHoc) => file(studyWith(postHoc))),
    minimumGroup: 5,
    planSha256: 'x',
    subtitle: { en: 'Wave' },
    collection: null,
    answers: [{ file: 'employee', ...file(`s1;s2\n${rows.join('\n')}\n`), fileName: 'employee.csv' }],
  });
  return Object.fromEntries(report!.results.descriptions.map((one) => [one.plan, one.mean]));
}

describe('the report of a wave, made again with a later version of the study', () => {
  test('tells what is asked afterwards', () => {
    expect(means(asked)).toEqual({ B: expect.any(Number) });
  });

  test('holds it against what a version in between was told, though that has been taken out', () => {
    expect(means(told, asked)).toEqual({ A: expect.any(Number), B: null });
  });

  test('tells of an analysis once, however many versions have it', () => {
    expect(means(told, told, `${told}, ${asked}`)).toEqual({ A: expect.any(Number), B: null });
  });
});

describe('how the offices stand, beside the report of a wave', () => {
  const withOffices = (postHoc: string) => `${studyWith(postHoc)}offices: {column: office}
scales:
  both: {label: Both, items: [s1, s2]}
`;
  const people = [1, 2, 3].flatMap((office) =>
    Array.from(
      { length: 8 },
      (_, at) => `${1 + (at % 6)};${office === 2 && at > 0 ? 6 : 1 + (at % 5)};${office}`,
    ),
  );
  const climateOf = (...later: string[]) =>
    analyseWave({
      kind: 'waveReport',
      outcomes: null,
      offices: [],
      reportingUnits: [],
      study: file(withOffices('')),
      later: later.map((postHoc) => file(withOffices(postHoc))),
      minimumGroup: 5,
      planSha256: 'x',
      subtitle: { en: 'Wave' },
      collection: null,
      answers: [
        { file: 'employee', ...file(`s1;s2;office\n${people.join('\n')}\n`), fileName: 'employee.csv' },
      ],
    })[0]!;

  test('stays the same, and what a later version asks is held against it', () => {
    // All with s2 of 6 are seven of the eight in office 2.
    const asked = '{id: B, where: s2 == 6, describe: {file: employee, variables: [both]}}';
    const before = climateOf().officeClimate;
    expect(before?.measures.map(({ id, offices }) => [id, offices.length])).toEqual([['both', 3]]);
    const made = climateOf(asked);
    expect(made.officeClimate).toEqual(before);
    expect(made.results.descriptions[0]!.n).toBeNull();
  });

  test('says which units are reported together, and takes none of them for all', () => {
    const withUnits = (text: string) =>
      text.replace(
        'offices: {column: office}',
        'offices: {column: office, units: {1: "0501", 2: "0502", 3: "0503"}}',
      );
    const [report] = analyseWave({
      kind: 'waveReport',
      outcomes: null,
      study: file(withUnits(withOffices(''))),
      later: [],
      minimumGroup: 5,
      planSha256: 'x',
      subtitle: { en: 'Wave' },
      collection: null,
      offices: [],
      reportingUnits: [{ name: 'One and three', offices: ['1', '3'], reason: 'person' }],
      answers: [
        {
          file: 'employee',
          ...file(`s1;s2;office\n${people.join('\n').replaceAll(/;[13]$/gm, ';One and three')}\n`),
          fileName: 'employee.csv',
        },
      ],
    });
    const { offices } = report!.officeClimate!.measures[0]!;
    expect(offices.map(({ office, unit, together, n }) => [office, unit, together, n])).toEqual([
      ['2', '0502', undefined, 8],
      ['One and three', null, ['0501', '0503'], 16],
    ]);
  });

  test('knows the offices of a list by what they were found to be in the register', () => {
    const names: Readonly<Record<string, string>> = { 1: 'Nord', 2: 'Sør', 3: 'Nord og Øst' };
    const [report] = analyseWave({
      kind: 'waveReport',
      outcomes: null,
      study: file(withOffices('')),
      later: [],
      minimumGroup: 5,
      planSha256: 'x',
      subtitle: { en: 'Wave' },
      collection: null,
      offices: [
        { office: 'Nord', units: ['0501'] },
        { office: 'Nord og Øst', units: ['0502', '0503'] },
        { office: 'Sør', units: [] },
      ],
      reportingUnits: [
        { name: 'Nord', offices: ['Nord'], reason: 'alone' },
        { name: 'Nord og Øst', offices: ['Nordøst', 'Øst'], reason: 'person' },
      ],
      answers: [
        {
          file: 'employee',
          ...file(
            `s1;s2;office\n${people.join('\n').replaceAll(/;([123])$/gm, (_, code: string) => `;${names[code]}`)}\n`,
          ),
          fileName: 'employee.csv',
        },
      ],
    });
    const { offices } = report!.officeClimate!.measures[0]!;
    expect(offices.map(({ office, unit, together }) => [office, unit, together])).toEqual([
      ['Nord', '0501', undefined],
      ['Nord og Øst', null, ['0502', '0503']],
      ['Sør', null, undefined],
    ]);
  });
});
