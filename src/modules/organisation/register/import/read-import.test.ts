import { describe, expect, test } from 'vitest';
import { DomainError, sayProblem } from '#platform/errors.ts';
import { unit } from '../testing/units.ts';
import type { Unit } from '../unit.ts';
import { readImport } from './read-import.ts';

const county = unit('9900', { name: 'Prøvefylket', type: 'county' });
const register = (units: readonly Unit[] = [], municipalities: readonly string[] = []) => ({
  units,
  municipalities: new Set(municipalities),
  today: '2026-06-01',
  synthetic: false,
});
const fileOf = (text: string, fileName = 'enheter.csv', padsZeros = false) => ({
  fileName,
  bytes: new TextEncoder().encode(text),
  padsZeros,
});
const norg2 = (value: unknown) => fileOf(JSON.stringify(value, null, 1), 'norg2.json');

/** What a refused file is told, by code, with the places. */
function problemsOf(act: () => unknown): readonly { code: string; said: string }[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError)
      return error.problems.map((problem) => ({ code: problem.code, said: sayProblem(problem, 'nb') }));
    throw error;
  }
  return [];
}
const codesOf = (act: () => unknown) => problemsOf(act).map(({ code }) => code);
const csv = (...rows: string[]) =>
  fileOf(
    ['number;name;type;status;parent;validFrom;validTo;municipality;leader;positions;users', ...rows].join(
      '\n',
    ),
  );

describe('units from a table', () => {
  test('the columns of the contract, leading zeros and all', () => {
    const { plan } = readImport(
      csv(
        '0500;Prøvefylket;county;active;;;;;;;',
        '0502;Vika;office;active;0500;2006-07-01;;0502;L07;12,5;480',
      ),
      register(),
    );
    expect(plan.added).toEqual([
      unit('0500', { name: 'Prøvefylket', type: 'county' }),
      unit('0502', {
        name: 'Vika',
        parent: '0500',
        validFrom: '2006-07-01',
        municipality: '0502',
        leader: 'L07',
        positions: 12.5,
        users: 480,
      }),
    ]);
  });

  test('Norwegian headings and words, other columns passed by', () => {
    const { plan } = readImport(
      fileOf(
        'Enhetsnummer;Navn;Type;Status;Overordnet enhet;Gyldig fra;Ledernøkkel;Årsverk;Telefon\n9900;Prøvefylket;Fylke;Aktiv;;;;;1\n9901;Vika;Kontor;Under avvikling;9900;1.7.2006;L01;8;2\n',
      ),
      register(),
    );
    expect(plan.added[1]).toEqual(
      unit('9901', {
        name: 'Vika',
        status: 'closing',
        parent: '9900',
        validFrom: '2006-07-01',
        leader: 'L01',
        positions: 8,
      }),
    );
  });

  test('what is the same is unchanged, what is not is told field by field, and the rest of the register stays', () => {
    const there = [
      county,
      unit('9901', { name: 'Vika', parent: '9900', positions: 8 }),
      unit('9902', { parent: '9900' }),
    ];
    const { plan } = readImport(
      fileOf('nummer;navn;stillinger\n9900;Prøvefylket;\n9901;Vika og Bukta;9\n'),
      register(there),
    );
    expect(plan).toMatchObject({ added: [], unchanged: 1, notInFile: 1 });
    expect(plan.changed).toMatchObject([
      {
        unit: { number: '9901', parent: '9900', status: 'active' },
        isRenamed: true,
        isClosed: false,
        fields: [
          { field: 'name', before: 'Vika', after: 'Vika og Bukta' },
          { field: 'positions', before: 8, after: 9 },
        ],
      },
    ]);
  });

  test('a unit that is closed by the file is said to be', () => {
    const { plan } = readImport(fileOf('nummer;status;til\n9900;nedlagt;31.12.2019\n'), register([county]));
    expect(plan.changed[0]).toMatchObject({ isClosed: true, isRenamed: false });
  });

  test('a lost leading zero is recognised, said, and put back on request', () => {
    const text = 'nummer;navn;type;overordnet\n500;Prøvefylket;fylke;\n502;Vika;kontor;500\n';
    const problems = problemsOf(() => readImport(fileOf(text), register()));
    expect(problems.map(({ code }) => code)).toEqual(['lost-zero', 'lost-zero', 'lost-zero']);
    expect(problems[1]!.said).toMatch(
      /enheter\.csv, linje 3, kolonne «nummer», verdi «502»: .*mente du 0502\?/,
    );
    const { plan } = readImport(fileOf(text, 'enheter.csv', true), register());
    expect(plan.added.map(({ number, parent }) => [number, parent])).toEqual([
      ['0500', null],
      ['0502', '0500'],
    ]);
  });

  test.each([
    ['a number twice', ['9900;A;county', '9901;B;office;;9900', '9901;C;office;;9900'], ['duplicate-number']],
    ['an unknown parent', ['9901;B;office;;9999'], ['parent-unknown']],
    ['an office under an office', ['9901;B;office;;9902', '9902;C;office'], ['parent-type']],
    ['a county under something', ['9900;A;county;;9901', '9901;B;county'], ['parent-type']],
    ['parents in a circle', ['9901;B;office;;9902', '9902;C;office;;9901'], ['parent-circle']],
    ['closed before opened', ['9900;A;county;;;2015-01-01;2014-12-31'], ['closed-before-opened']],
    ['no day', ['9900;A;county;;;2015-02-30;i fjor'], ['day-form', 'day-form']],
    ['a number of no form', ['99001;A;county'], ['number-form']],
    ['no number', [';A;county'], ['number-missing']],
    ['a word for no type', ['9900;A;kommune'], ['type-unknown']],
    ['a word for no status', ['9900;A;county;kanskje'], ['status-unknown']],
    ['no name', ['9900;;county'], ['name-missing']],
    ['no type', ['9900;A;'], ['type-missing']],
    ['a formula for a name', ['9900;=A1;county'], ['name-formula']],
    ['a municipality of three digits', ['9900;A;county;;;;;301'], ['lost-zero']],
    ['a municipality of no form', ['9900;A;county;;;;;Oslo'], ['municipality-form']],
    ['a number that can be read in two ways', ['9900;A;county;;;;;;;1,200'], ['thousands-or-decimals']],
    ['no count', ['9900;A;county;;;;;;;tolv;-3'], ['no-count', 'no-count']],
  ])('%s is refused', (_, rows, codes) => {
    const padded = rows.map((row) => row + ';'.repeat(10 - row.split(';').length + 1));
    expect(codesOf(() => readImport(csv(...padded), register()))).toEqual(codes);
  });

  test.each([
    ['kari.nordmann@example.org', 'leader-email'],
    ['Kari Nordmann', 'leader-name'],
    ['Kari', 'leader-name'],
    ['01017012345', 'leader-identity-number'],
    ['N123456', 'leader-ident'],
  ])('%s in the leader field is refused, and not repeated', (leader, code) => {
    const problems = problemsOf(() => readImport(csv(`9900;A;county;;;;;;${leader};;`), register()));
    expect(problems.map((one) => one.code)).toEqual([code]);
    expect(problems[0]!.said).not.toContain(leader);
  });

  test('a municipality that is in no imported list is refused, and only when there is a list', () => {
    const file = csv('9900;A;county;active;;;;0301;;;');
    expect(readImport(file, register([], ['0301'])).plan.added).toHaveLength(1);
    expect(codesOf(() => readImport(file, register([], ['1103'])))).toEqual(['municipality-unknown']);
    expect(readImport(file, register()).plan.added).toHaveLength(1);
  });

  test('a near parent is suggested', () => {
    const file = csv('9901;B;office;;9990;;;;;;');
    const [problem] = problemsOf(() => readImport(file, register([county])));
    expect(problem).toMatchObject({
      code: 'parent-unknown',
      said: expect.stringContaining('Mente du 9900?'),
    });
  });

  test('every problem of a file is told at once, and one wrong row takes no other with it', () => {
    const file = csv('99;A;county;;;;;;;;', '9901;B;office;;;;;;Kari;x;');
    expect(codesOf(() => readImport(file, register()))).toEqual(['number-form', 'no-count', 'leader-name']);
  });

  test('a table without unit numbers, and one without rows, say what is missing', () => {
    expect(codesOf(() => readImport(fileOf('navn;type\nA;fylke\n'), register()))).toEqual([
      'no-number-column',
    ]);
    expect(codesOf(() => readImport(fileOf('nummer;navn\n'), register()))).toEqual(['only-headings']);
    expect(codesOf(() => readImport(fileOf(''), register()))).toEqual(['empty']);
  });
});

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
