import { describe, expect, test } from 'vitest';
import { codesOf, county, fileOf, problemsOf, register } from '../testing/import-files.ts';
import { unit } from '../testing/units.ts';
import { readImport } from './read-import.ts';

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
