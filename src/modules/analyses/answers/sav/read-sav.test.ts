import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DomainError, sayProblem } from '#platform/errors.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { isUserMissing } from '../labelled/labelled-file.ts';
import { isSav, readSav } from './read-sav.ts';
import type { SavVariable } from './sav-file.ts';
import { latin1, type WrittenSav, writeSav } from './testing/write-sav.ts';

/** All made by PSPP 1.6.2 from reference/make-sav.sps: LC_ALL=C.utf8 pspp -o listing.csv make-sav.sps */
const reference = (name: string) => readFileSync(new URL(`reference/${name}`, import.meta.url));

function read(bytes: Uint8Array) {
  const problems = new TableProblems('svar.sav');
  const sav = readSav(bytes, problems);
  if (!sav) throw new Error(refusal(problems));
  return sav;
}
function refusal(problems: TableProblems): string {
  try {
    problems.refuseIfAny('answers-file', () => '');
  } catch (error) {
    if (error instanceof DomainError) return error.problems.map((one) => sayProblem(one, 'en')).join('\n');
  }
  return 'nothing was wrong';
}
function refusalOf(bytes: Uint8Array): string {
  const problems = new TableProblems('svar.sav');
  return readSav(bytes, problems) ? 'was read' : refusal(problems);
}
const valuesOf = ({ values }: SavVariable) => (values.kind === 'text' ? values.texts : [...values.numbers]);

/** The rows of one of PSPP's tables, by its heading and how many tables of that heading come before it. */
function listed(heading: string, skip = 0): string[][] {
  const tables = reference('listing.csv').toString('utf8').split(/\n\n/);
  const table = tables.filter((text) => text.trimStart().startsWith(`Table: ${heading}\n`))[skip]!;
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)])
    .map((cells) => cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
}

describe('a file that PSPP wrote', () => {
  const sav = read(reference('types.sav'));
  const named = (name: string) => sav.variables.find((variable) => variable.name === name)!;

  test('has the variables that PSPP says it has: names, labels, levels, roles and missing codes', () => {
    const [, ...rows] = listed('Variables');
    const roles = { input: 'Input', target: 'Output', none: 'None' } as Record<string, string>;
    const levels = { nominal: 'Nominal', ordinal: 'Ordinal', scale: 'Scale' };
    const missing = ({ missing: codes }: SavVariable) =>
      codes
        .map((code) =>
          typeof code === 'object'
            ? `${code.low < -1e300 ? 'LOWEST' : code.low} THRU ${code.high}`
            : typeof code === 'string'
              ? `"${code}"`
              : code,
        )
        .join('; ');
    expect(
      sav.variables.map((variable) => [
        variable.name,
        variable.label ?? '',
        levels[variable.measure!],
        roles[variable.role!],
        missing(variable),
      ]),
    ).toEqual(rows.map((row) => [row[0], row[2], row[3], row[4], row[9]]));
  });

  test('has the value labels that PSPP says it has', () => {
    const [, ...rows] = listed('Value Labels');
    const all = sav.variables.flatMap(({ valueLabels, missing }) =>
      [...valueLabels]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([value, label]) => [`${value}${isUserMissing(missing, value) ? '[a]' : ''}`, label]),
    );
    expect(all).toEqual(rows.map((row) => row.slice(1)).filter((row) => row.length === 2));
  });

  test('has the values that PSPP lists', () => {
    const [headings, ...rows] = listed('Data List');
    for (const [column, name] of headings!.entries()) {
      const variable = named(name);
      if (variable.isDate) continue;
      const values = rows.map((row) => row[column]!);
      expect(valuesOf(variable), name).toEqual(
        variable.values.kind === 'text'
          ? values
          : values.map((text) => (text.trim() === '.' ? Number.NaN : Number(text))),
      );
    }
    const [, ...weights] = listed('Data List', 1);
    expect(valuesOf(named('vekt'))).toEqual(weights.map(([text]) => Number(text)));
  });

  test('keeps a text longer than 255 bytes whole, and knows a date', () => {
    expect(valuesOf(named('kommentar'))[1]).toMatch(/^x{254}yz, og så videreå{10}$/);
    expect(named('besvart').isDate).toBe(true);
  });

  test('is the same uncompressed and packed with zlib', () => {
    expect(read(reference('types-plain.sav'))).toEqual(sav);
    expect(read(reference('types.zsav'))).toEqual(sav);
    expect(read(reference('survey.zsav'))).toEqual(read(reference('survey.sav')));
  });
});

const small: WrittenSav = {
  variables: [
    { name: 'STØRST', label: 'Størst', missing: [7, 9, 99], missingIsRange: true, valueLabels: [[1, 'små']] },
    { name: 'BY', width: 12 },
  ],
  cases: [
    [1, 'Tromsø'],
    [2.5, 'Ålesund 1å'],
    [null, ''],
  ],
};

describe('other ways of writing', () => {
  test.each([
    [true, 0],
    [true, 1],
    [true, 2],
    [false, 0],
    [false, 1],
    [false, 2],
  ] as const)('little endian %s, compression %s', (isLittleEndian, compression) => {
    for (const encoding of [undefined, 'windows-1252', 'ISO-8859-1']) {
      const written = writeSav({
        ...small,
        isLittleEndian,
        compression,
        ...(encoding === undefined ? {} : { encoding }),
      });
      expect(isSav(written)).toBe(true);
      const { variables } = read(written);
      expect(variables.map(({ name }) => name)).toEqual(['STØRST', 'BY']);
      expect(variables.map(valuesOf)).toEqual([
        [1, 2.5, Number.NaN],
        ['Tromsø', 'Ålesund 1å', ''],
      ]);
      expect(variables[0]!.valueLabels).toEqual(new Map([[1, 'små']]));
      expect(variables[0]!.missing).toEqual([{ low: 7, high: 9 }, 99]);
    }
  });

  test('UTF-8 is read as it says', () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    const { variables } = read(writeSav({ ...small, encoding: 'UTF-8', encode }));
    expect(valuesOf(variables[1]!)).toEqual(['Tromsø', 'Ålesund 1å', '']);
  });

  test('a file that does not know how many cases it has is read to its end', () => {
    expect(read(writeSav({ ...small, caseCount: -1 })).rowCount).toBe(3);
    expect(read(writeSav({ ...small, caseCount: -1, compression: 0 })).rowCount).toBe(3);
    expect(read(writeSav({ ...small, caseCount: 2 })).rowCount).toBe(2);
  });
});

describe('a file that cannot be right is refused in one sentence', () => {
  test('cut off anywhere', () => {
    for (const name of ['types.sav', 'types.zsav', 'types-plain.sav']) {
      const whole = reference(name);
      for (let length = 4; length < whole.length - 8; length += 7) {
        expect(refusalOf(whole.subarray(0, length)), `${name} ${length}`).toMatch(
          /^svar\.sav: (The SPSS file ends before|The SPSS file is damaged)/,
        );
      }
    }
  });

  test('more cases promised than there are', () => {
    for (const compression of [0, 1, 2] as const) {
      expect(refusalOf(writeSav({ ...small, compression, caseCount: 2_000_000_000 }))).toMatch(/ends before/);
    }
  });

  test('a packed file that would unpack to more than it says, or to too much', () => {
    const packed = (saysUnpacked: number) => refusalOf(writeSav({ ...small, compression: 2, saysUnpacked }));
    expect(packed(8)).toMatch(/damaged/);
    expect(packed(1000)).toMatch(/damaged/);
    expect(packed(300 * 1024 * 1024)).toMatch(/larger than 200 MB/);
  });

  test('an encoding that nobody knows, no variables, no cases', () => {
    expect(refusalOf(writeSav({ ...small, encoding: 'klingon-1' }))).toMatch(/“klingon-1”/);
    expect(refusalOf(writeSav({ variables: [], cases: [] }))).toMatch(/no variables/);
    expect(refusalOf(writeSav({ ...small, cases: [] }))).toMatch(/no answers/);
    expect(refusalOf(latin1('$FL2'))).toMatch(/ends before/);
  });
});
