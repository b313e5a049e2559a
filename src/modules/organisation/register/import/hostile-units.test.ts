import { describe, expect, test } from 'vitest';
import { isDomainError } from '#platform/errors.ts';
import { unit } from '../testing/units.ts';
import type { Unit } from '../unit.ts';
import { readImport } from './read-import.ts';
import { readMunicipalities } from './read-municipalities.ts';

/** Files of units that nobody means well by, or that went wrong on the way. */
function codesOf(act: () => unknown): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return error.problems.map(({ code }) => code);
  }
}
const file = (text: string) => ({ fileName: 'x.csv', bytes: Buffer.from(text), padsZeros: false });
const read = (text: string, units: readonly Unit[] = []) =>
  readImport(file(text), {
    units,
    municipalities: new Set<string>(),
    today: '2026-06-01',
    synthetic: false,
  });
const enhet = (number: number, navn: string) => ({
  enhetNr: String(number).padStart(4, '0'),
  navn,
  type: 'LOKAL',
});

describe('a hostile file of units', () => {
  test('a name of ten megabytes is a name that is too long', () => {
    const text = JSON.stringify([enhet(8001, 'a'.repeat(10_000_000))]);
    expect(codesOf(() => read(text))).toEqual(['name-long']);
  });

  test('JSON of more units than there can be is one problem', () => {
    const text = JSON.stringify(Array.from({ length: 20_001 }, (_, at) => enhet(at % 10_000, 'A')));
    expect(codesOf(() => read(text))).toEqual(['too-many']);
  });

  test('a heading twice is refused, and two headings that both mean the number are not', () => {
    expect(codesOf(() => read('nummer;navn;Navn;type\n8001;A;B;kontor\n'))).toEqual(['column-twice']);
    expect(read('nummer;enhetsnr;navn;type\n8001;8001;A;kontor\n').plan.added).toHaveLength(1);
  });

  test.each(['A\u200eB', 'A\u200bB', 'A\u061cB', 'A\u202eB', 'A\u0007B'])(
    'a name is refused for what nobody sees: %j',
    (name) => {
      expect(codesOf(() => read(JSON.stringify([enhet(8001, name)])))).toEqual(['name-controls']);
    },
  );

  test.each(['=1+1', '+1 A', '-2+3 A', '@A'])(
    'a name that a spreadsheet would reckon is refused: %s',
    (name) => {
      expect(codesOf(() => read(`nummer;navn;type\n8001;${name};kontor\n`))).toEqual(['name-formula']);
    },
  );

  test('a county does not become an office over the heads of its offices', () => {
    const units = [
      unit('9900', { name: 'Made-up county', type: 'county' }),
      unit('9901', { name: 'Made-up office', parent: '9900' }),
    ];
    expect(codesOf(() => read('nummer;type\n9900;kontor\n', units))).toEqual(['type-has-units']);
    expect(codesOf(() => read('nummer;type;overordnet\n9900;kontor;\n9901;avdeling;9900\n', units))).toEqual(
      [],
    );
  });
});

describe('a hostile list of municipalities', () => {
  test('names are held to what names of units are', () => {
    const list = 'code;name\n0301;O\u202eslo\n0302;=cmd\n0303;Kåfjord – Gáivuotna\n';
    expect(codesOf(() => readMunicipalities(file(list)))).toEqual([
      'municipality-name-controls',
      'municipality-name-formula',
    ]);
  });

  test('rows beyond the most are not left out in silence', () => {
    const rows = Array.from({ length: 20_001 }, (_, at) => `${String(at % 10_000).padStart(4, '0')};K`);
    expect(codesOf(() => readMunicipalities(file(`code;name\n${rows.join('\n')}`)))).toEqual(['too-many']);
  });
});
