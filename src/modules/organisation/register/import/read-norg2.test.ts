import { describe, expect, test } from 'vitest';
import { codesOf, county, fileOf, problemsOf, register } from '../testing/import-files.ts';
import { unit } from '../testing/units.ts';
import { readImport } from './read-import.ts';

const norg2 = (value: unknown) => fileOf(JSON.stringify(value, null, 1), 'norg2.json');

describe('units from Norg2', () => {
  const enhet = (enhetNr: string, given: Record<string, unknown> = {}) => ({
    enhetId: 100000001,
    navn: `Enhet ${enhetNr}`,
    enhetNr,
    antallRessurser: 0,
    status: 'Aktiv',
    orgNivaa: 'EN',
    type: 'LOKAL',
    organisasjonsnummer: null,
    underEtableringDato: '1970-01-01',
    aktiveringsdato: '2006-07-01',
    underAvviklingDato: null,
    nedleggelsesdato: null,
    oppgavebehandler: true,
    versjon: 12,
    sosialeTjenester: 'Tekst',
    kanalstrategi: null,
    orgNrTilKommunaltNavKontor: '',
    etFeltVilkaarSenere: { nytt: true },
    ...given,
  });
  const fylke = enhet('9900', { type: 'FYLKE', orgNivaa: 'FYLKE', navn: 'Prøvefylket' });

  test('a list of enheter: days, status, and special units left out and counted', () => {
    const { plan, leftOut } = readImport(
      norg2([
        fylke,
        enhet('9901', { status: 'Nedlagt', nedleggelsesdato: '2019-12-31', antallRessurser: 14 }),
        enhet('9902', {
          aktiveringsdato: null,
          underEtableringDato: '2026-01-01',
          status: 'UNDER_ETABLERING',
        }),
        enhet('4101', { type: 'ALS' }),
        enhet('4102', { type: 'ALS' }),
        enhet('4201', { type: 'TILTAK' }),
      ]),
      register(),
    );
    expect(leftOut).toEqual([
      { type: 'ALS', count: 2 },
      { type: 'TILTAK', count: 1 },
    ]);
    expect(plan.added).toEqual([
      unit('9900', { name: 'Prøvefylket', type: 'county', validFrom: '2006-07-01' }),
      unit('9901', {
        name: 'Enhet 9901',
        status: 'closed',
        validFrom: '2006-07-01',
        validTo: '2019-12-31',
        positions: 14,
      }),
      unit('9902', { name: 'Enhet 9902', status: 'planned', validFrom: '2026-01-01' }),
    ]);
  });

  test('what each unit is under: overordnetEnhet beside the enhet, and of counties nothing', () => {
    const { plan } = readImport(
      norg2([
        { enhet: fylke, overordnetEnhet: '0001', kontaktinformasjon: { id: 1 } },
        { enhet: enhet('9901'), overordnetEnhet: '9900' },
        { enhet: enhet('4101', { type: 'ALS' }), overordnetEnhet: '0001' },
        { enhet: enhet('9909'), overordnetEnhet: '4101' },
      ]),
      register(),
    );
    expect(plan.added.map(({ number, parent }) => [number, parent])).toEqual([
      ['9900', null],
      ['9901', '9900'],
      ['9909', null],
    ]);
  });

  test('an organisering says what is under what, whichever way its two words are used', () => {
    const relation = (a: string, b: string, until: string | null = null) => ({
      orgType: 'FYLKE',
      organiserer: { nr: a, navn: 'A', gyldigFra: null },
      organisertUnder: { nr: b, navn: 'B', gyldigFra: null },
      gyldigTil: until,
    });
    const there = [county, unit('9901', { name: 'Vika' }), unit('9902'), unit('9903')];
    const { plan } = readImport(
      norg2([relation('9901', '9900'), relation('9900', '9902'), relation('9903', '9900', '2015-12-31')]),
      register(there),
    );
    expect(plan.changed.map(({ unit: { number, parent } }) => [number, parent])).toEqual([
      ['9901', '9900'],
      ['9902', '9900'],
    ]);
    const whole = { enheter: [fylke, enhet('9901')], organisering: [relation('9901', '9900')] };
    expect(readImport(norg2(whole), register()).plan.added[1]).toMatchObject({ parent: '9900' });
  });

  test('positions, users and leaders that people have given are not emptied by Norg2', () => {
    const there = [unit('9901', { name: 'Enhet 9901', validFrom: '2006-07-01', positions: 8, leader: 'L1' })];
    expect(readImport(norg2([enhet('9901')]), register(there)).plan).toMatchObject({
      changed: [],
      unchanged: 1,
    });
  });

  test.each([
    ['half a file', '[{"enhetNr": "9900", ', 'json'],
    ['something else', '{"organisasjonsnummer": "1"}', 'norg2-shape'],
    ['an empty list', '[]', 'norg2-shape'],
    ['a list of something else', '[{"navn": "A"}]', 'norg2-enhet'],
    ['special units only', '[{"enhetNr": "4101", "type": "ALS"}]', 'no-units'],
    ['a number that lost its zero', '[{"enhetNr": 502, "navn": "A", "type": "FYLKE"}]', 'lost-zero'],
  ])('%s is refused', (_, text, code) => {
    expect(codesOf(() => readImport(fileOf(text, 'norg2.json'), register()))).toEqual([code]);
  });

  test('a problem tells the line and the field', () => {
    const [problem] = problemsOf(() => readImport(norg2([enhet('9901', { status: 'HØY' })]), register()));
    expect(problem!.said).toMatch(/^norg2\.json, linje 7, kolonne «status», verdi «HØY»/);
  });
});
