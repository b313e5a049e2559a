import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSav } from '../../../modules/analyses/answers/sav/read-sav.ts';
import type { DataTable } from '../data-table.ts';
import { TableProblems } from '../table-problem.ts';
import { savNames } from './sav-names.ts';
import { writeSav } from './write-sav.ts';

const long = `${'Søndagsåpent på Ærøskøbing. '.repeat(40)}Slutt.`;
/** Made-up answers. */
const table: DataTable = {
  label: 'Prøve med æøå',
  variables: [
    {
      name: 'støtte',
      label: 'Støtte fra kolleger',
      kind: 'number',
      measure: 'ordinal',
      missing: [9, 99],
      values: [
        { value: 1, label: 'helt uenig' },
        { value: 6, label: 'helt enig, på alle måter' },
      ],
    },
    {
      name: 'Kontor',
      label: 'Kontor',
      kind: 'text',
      measure: 'nominal',
      values: [
        { value: 'N1', label: 'Nøtterøy' },
        { value: 'S2', label: 'Sør' },
      ],
    },
    { name: 'hvorfor', label: 'Hvorfor? '.repeat(40), kind: 'text', measure: 'nominal' },
    { name: 'alder i år', label: 'Alder', kind: 'number', measure: 'scale', decimals: 1 },
    { name: 'by', label: '', kind: 'text', measure: 'nominal' },
  ],
  columns: [
    [1, 6, null, 9, 3],
    ['N1', 'S2', '', 'N1', null],
    [long, 'kort', '', null, 'å'.repeat(300)],
    [41.5, null, 33, -2.25, 1e12],
    ['Bodø', 'Ålesund', 'x'.repeat(255), '', 'y'.repeat(256)],
  ],
};
const bytes = writeSav(table, new Date('2026-06-30T23:00:00Z'));

describe('an SPSS file', () => {
  test('is read back by our own reader, value for value', () => {
    const read = readSav(bytes, new TableProblems('ut.sav'))!;
    expect(read.variables.map(({ name }) => name)).toEqual([
      'støtte',
      'Kontor',
      'hvorfor',
      'alder_i_år',
      'by_',
    ]);
    expect(read.variables[0]?.label).toBe('Støtte fra kolleger');
    expect(read.encoding.toLowerCase()).toContain('utf-8');
    const asWritten = read.variables.map(({ values }) =>
      values.kind === 'text'
        ? values.texts
        : Array.from(values.numbers, (value) => (Number.isNaN(value) ? null : value)),
    );
    // SPSS knows no difference between an empty text and none.
    const expected = table.columns.map((column, place) =>
      table.variables[place]!.kind === 'text' ? column.map((value) => value ?? '') : column,
    );
    expect(asWritten).toEqual(expected);
  });

  test('is the same, byte for byte, for the same table and day', () => {
    expect(writeSav(table, new Date('2026-06-30T01:00:00Z'))).toEqual(bytes);
  });

  test('has no room for a fourth missing code, and says so', () => {
    const [first, ...rest] = table.variables;
    const four = { ...table, variables: [{ ...first!, missing: [7, 8, 9, 99] }, ...rest] };
    expect(() => writeSav(four, new Date(0))).toThrow('room for 3');
  });

  test('of an empty table is a file that says it has no cases', () => {
    const empty = { ...table, columns: table.columns.map(() => []) };
    expect(Buffer.from(writeSav(empty, new Date(0))).readInt32LE(80)).toBe(0);
    expect(Buffer.from(bytes).readInt32LE(80)).toBe(5);
  });

  const hasPspp = spawnSync('pspp', ['--version']).status === 0;
  test.runIf(hasPspp)(
    'is read by PSPP without a warning, with labels, missing codes, æøå and long texts',
    () => {
      const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-sav-'));
      writeFileSync(join(directory, 'ut.sav'), bytes);
      writeFileSync(
        join(directory, 'les.sps'),
        "GET FILE='ut.sav'.\nDISPLAY DICTIONARY.\nSAVE TRANSLATE /OUTFILE='ut.csv' /TYPE=CSV /MAP /REPLACE /FIELDNAMES.\nFREQUENCIES støtte.\n",
      );
      const run = spawnSync('pspp', ['-O', 'format=txt', 'les.sps'], {
        cwd: directory,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      const csv = readFileSync(join(directory, 'ut.csv'), 'utf8');
      rmSync(directory, { recursive: true });
      expect(run.stdout + run.stderr).not.toMatch(/warning|error/i);
      expect(run.stdout).toContain('helt enig, på alle måter');
      expect(run.stdout).toContain('Nøtterøy');
      expect(run.stdout).toMatch(/9; 99|9, 99|9\s+99/);
      const [heading, ...rows] = csv.trim().split('\n');
      expect(heading).toBe('støtte,Kontor,hvorfor,alder_i_år,by_');
      expect(rows[0]).toContain(long);
      expect(rows[4]).toContain('å'.repeat(300));
      expect(rows[4]).toContain('y'.repeat(256));
      expect(rows[1]).toContain('Ålesund');
    },
  );
});

test('names that SPSS cannot have are mended, and none is another in other letters', () => {
  const names = savNames(['with', 'A b', 'a_B', '1st', '_x', 'æ'.repeat(80), `${'æ'.repeat(80)}!`, 'x.', '']);
  expect(names.map(({ long: name }) => name)).toEqual([
    'with_',
    'A_b',
    'a_B_2',
    'v1st',
    'v_x',
    'æ'.repeat(32),
    `${'æ'.repeat(29)}_2`,
    'x',
    'v',
  ]);
  expect(new Set(names.map(({ short }) => short)).size).toBe(9);
});
