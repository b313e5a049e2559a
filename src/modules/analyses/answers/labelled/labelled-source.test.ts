import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError, sayProblem } from '#platform/errors.ts';
import { readAnswers } from '../read-answers.ts';
import { latin1, writeSav } from '../sav/testing/write-sav.ts';

const studyOf = (items: readonly string[]) =>
  parseStudy(
    `handlingsrom: 1\nid: prove\ntitle: Prøve\ninstruments:\n  employee:\n    sections:\n      - title: Alt\n        items:\n${items
      .map((item) => `          - ${item}\n`)
      .join('')}`,
    'prove.yaml',
  ).study;
const agreement = (id: string, more = '') =>
  `{ id: ${id}, column: "${id.replace('stotte', 'støtte')}", kind: agreement, points: 6, text: "${id}"${more} }`;
const gender =
  '{ id: gender, kind: choice, text: Kjønn, options: [{ value: 1, label: Mann }, { value: 2, label: Kvinne }] }';

const types = readFileSync(new URL('../sav/reference/types.sav', import.meta.url));
const read = (bytes: Uint8Array, items: readonly string[]) =>
  readAnswers({ bytes, fileName: 'svar.sav', study: studyOf(items), file: 'employee' });
function problemsIn(bytes: Uint8Array, items: readonly string[]): string[] {
  try {
    read(bytes, items);
  } catch (error) {
    if (error instanceof DomainError) return error.problems.map((one) => sayProblem(one, 'nb'));
    throw error;
  }
  return [];
}

test('the user’s missing codes and the system’s are no answer, and labels decide which option it is', () => {
  const table = read(types, [
    agreement('stotte2'),
    // Found by the variable's label, and coded the other way around than in the file.
    gender.replace('gender', 'sex'),
    '{ id: alder, kind: number, minimum: 18, maximum: 80, text: Hvor gammel er du? }',
    '{ id: county, column: fylke, kind: choice, text: F, options: [{ value: 3, label: Oslo }, { value: 46, label: vestland }, { value: 50, label: TRØNDELAG }] }',
    '{ id: kommentar, kind: text, text: Kommentar }',
  ]);
  expect(table.rowCount).toBe(8);
  const { stotte2, sex, alder, county, kommentar } = table.columns;
  expect(stotte2).toMatchObject({ numbers: Float64Array.of(4, 2, 6, Number.NaN, 4, 1, 5, 3) });
  expect(sex).toMatchObject({ categories: [2, 1, 1, 2, 1, 2, 1, 2] });
  expect(alder).toMatchObject({ numbers: Float64Array.of(34, 51, Number.NaN, 29, 44, Number.NaN, 38, 62) });
  expect(county).toMatchObject({ categories: [3, 46, 3, 50, 46, null, 3, 50] });
  expect(kommentar).toMatchObject({ texts: expect.arrayContaining(['Ærlig talt: én øre', null]) });
  expect(table.unknownColumns).toContain('vekt');
});

test('what is not allowed is named by row and variable', () => {
  const bytes = writeSav({ variables: [{ name: 'a' }], cases: [[1], [7], [null], [2.5]] });
  expect(problemsIn(bytes, [agreement('a')])).toEqual([
    'svar.sav, linje 2, kolonne «a», verdi «7»: Svaret må være et helt tall fra 1 til 6.',
    'svar.sav, linje 4, kolonne «a», verdi «2.5»: Svaret må være et helt tall fra 1 til 6.',
  ]);
  expect(problemsIn(bytes, [agreement('b')])).toEqual([expect.stringContaining('employee')]);
});

test('answers whose ends mean the opposite of what the study says are refused', () => {
  const anchors = ', anchors: [Helt enig, Helt uenig]';
  expect(problemsIn(types, [agreement('stotte1', anchors)])).toEqual([
    'svar.sav, kolonne «støtte1»: I filen betyr 6 «Helt enig», men i studiefilen er det svar 1. Rett kodene i den ene av dem.',
    'svar.sav, kolonne «støtte1»: I filen betyr 1 «Helt uenig», men i studiefilen er det svar 6. Rett kodene i den ene av dem.',
  ]);
});

test('a missing code with the same label as an end contradicts nothing', () => {
  const valueLabels = [
    [1, 'Uenig'],
    [6, 'Enig'],
    [9, 'Enig'],
  ] as const;
  const bytes = writeSav({ variables: [{ name: 'a', valueLabels, missing: [9] }], cases: [[1], [6], [9]] });
  expect(problemsIn(bytes, [agreement('a', ', anchors: [Uenig, Enig]')])).toEqual([]);
});

test('half a file is refused by name', () => {
  expect(problemsIn(types.subarray(0, 900), [gender])).toEqual([
    'svar.sav: SPSS-filen slutter før alt er med. Lagre den på nytt, eller last den ned en gang til.',
  ]);
  expect(problemsIn(latin1('$FL3 and more'), [gender])).toHaveLength(1);
  expect(problemsIn(latin1('\u001c\0\0\0\0\0\0\0ENCRYPTEDSAV and more'), [gender])).toEqual([
    'svar.sav: SPSS-filen er låst med passord. Lagre den uten passord og prøv igjen.',
  ]);
});
