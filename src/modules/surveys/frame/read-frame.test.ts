import { describe, expect, test } from 'vitest';
import { sayProblem } from '#platform/errors.ts';
import { rowsOf, workbook } from '../../../platform/tables/xlsx/testing/write-xlsx.ts';
import { guessColumns, isEmail, looksLikeFormula } from './frame-columns.rules.ts';
import { type FrameContext, readFrame } from './read-frame.ts';

const context: FrameContext = { audiences: ['employee', 'leader'], offices: null };
const fileOf = (content: string | Uint8Array) => ({
  fileName: 'liste.csv',
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});
const read = (content: string | Uint8Array, given: Partial<FrameContext> = {}) =>
  readFrame(fileOf(content), { ...context, ...given });
const said = (content: string, given: Partial<FrameContext> = {}) =>
  read(content, given).problems.map((problem) => sayProblem(problem, 'nb'));

describe('a staff list', () => {
  test('is read as it is written in Norway: semicolons, æøå, first and last names apart', () => {
    const { people, problems } = read(
      'Fornavn;Etternavn;E-postadresse;Kontor;Rolle;Målform\nÅse;Ødegård;Aase@example.org;Røros;Medarbeider;nynorsk\n',
    );
    expect(problems).toEqual([]);
    expect(people).toEqual([
      {
        name: 'Åse Ødegård',
        email: 'Aase@example.org',
        office: 'Røros',
        audience: 'employee',
        language: 'nn',
        background: {},
      },
    ]);
  });

  test.each(['utf-8', 'latin1', 'utf16le'] as const)('has its letters right in %s', (encoding) => {
    const text = 'Navn;E-post;Kontor\nBjørn Ås;b@example.org;Sør\n';
    const mark = encoding === 'utf16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0);
    const { people } = read(new Uint8Array(Buffer.concat([mark, Buffer.from(text, encoding)])));
    expect(people.map(({ name, office }) => [name, office])).toEqual([['Bjørn Ås', 'Sør']]);
  });

  test('is read from a spreadsheet too', () => {
    const rows = [
      ['Name', 'E-mail', 'Office', 'Role'],
      ['Kari Prøve', 'kari@example.org', 'Nord', 'leder'],
    ];
    const { people } = read(workbook(rowsOf(rows)));
    expect(people.map(({ name, audience }) => [name, audience])).toEqual([['Kari Prøve', 'leader']]);
  });

  test('tells every row that is wrong by number, column, value and what to do', () => {
    expect(
      said(
        [
          'Navn;E-post;Kontor;Skjema',
          'Kari;kari@example.org;Nord;ansatt',
          ';ola@example.org;Nord;ansatt',
          'Ola;ola-at-example.org;Nord;ansatt',
          'Per;KARI@example.org;Nord;ansatt',
          'Pål;;Nord;ansatt',
          'Eva;eva@example.org;;ansatt',
          'Liv;liv@example.org;Nord;vaktmester',
          '=HYPERLINK(A1);x@example.org;Nord;ansatt',
        ].join('\n'),
      ),
    ).toEqual([
      'liste.csv, linje 3, kolonne «Navn»: Navnet mangler. Skriv navnet.',
      'liste.csv, linje 4, kolonne «E-post», verdi «ola-at-example.org»: Er ikke en e-postadresse. Skriv den slik: navn@example.org',
      'liste.csv, linje 5, kolonne «E-post», verdi «KARI@example.org»: Adressen står også i rad 2. Hver person skal ha sin egen adresse; ta bort en av radene.',
      'liste.csv, linje 6, kolonne «E-post»: E-postadressen mangler. Skriv den, eller ta bort raden.',
      'liste.csv, linje 7, kolonne «Kontor»: Kontoret mangler. Skriv hvor personen arbeider.',
      'liste.csv, linje 8, kolonne «Skjema», verdi «vaktmester»: Er ikke et av skjemaene. Skriv et av disse: medarbeider, leder',
      'liste.csv, linje 9, kolonne «Navn», verdi «=HYPERLINK(A1)»: Ser ut som en formel. Skriv bare teksten, uten tegnet foran.',
    ]);
  });

  test('an office that the study does not know is refused, with the nearest one', () => {
    const offices = [{ name: 'Trondheim', spellings: ['1', 'Trondheim'] }];
    expect(said('Navn;E-post;Kontor\nA;a@example.org;Trondhiem\n', { offices })).toEqual([
      'liste.csv, linje 2, kolonne «Kontor», verdi «Trondhiem»: Studien har ikke dette kontoret. Mente du Trondheim?',
    ]);
    expect(read('Navn;E-post;Kontor\nA;a@example.org;1\n', { offices }).people[0]!.office).toBe('Trondheim');
  });

  test('an office spelt in two ways is one office', () => {
    const { people } = read('Navn;E-post;Kontor\nA;a@example.org;Nord  Vest\nB;b@example.org;nord vest\n');
    expect(people.map(({ office }) => office)).toEqual(['Nord Vest', 'Nord Vest']);
  });

  test('what it says of people beside this is not kept unless somebody asks for it', () => {
    const text = 'Navn;E-post;Alder;Fødselsnummer\nA;a@example.org;40;x\n';
    expect(read(text).people[0]!.background).toEqual({});
    const { people } = readFrame(fileOf(text), context, ['name', 'email', 'background', 'unused']);
    expect(people[0]!.background).toEqual({ Alder: '40' });
  });

  test('asks for the columns it does not recognise', () => {
    const { missing, people, columns } = read('Hvem;Hvordan\nA;a@example.org\n');
    expect(missing).toEqual(['name', 'email']);
    expect(people).toEqual([]);
    expect(columns.map(({ heading, example }) => [heading, example])).toEqual([
      ['Hvem', 'A'],
      ['Hvordan', 'a@example.org'],
    ]);
  });

  test('ten thousand rows are read', () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => `Prøve ${row};p${row}@example.org;K${row % 40}`);
    expect(read(`Navn;E-post;Kontor\n${rows.join('\n')}`).people).toHaveLength(10_000);
  });
});

describe('a hostile list', () => {
  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ['nothing', new Uint8Array()],
    ['half a spreadsheet', workbook(rowsOf([['Navn'], ['A']])).subarray(0, 90)],
  ])('that is %s is refused in a sentence', (_, bytes) => {
    expect(() => read(bytes)).toThrow(expect.objectContaining({ name: 'DomainError' }));
  });

  test('a name with a line break in it cannot get into the head of a letter', () => {
    const { people, problems } = read('Navn;E-post\n"Kari\nBcc: x@example.org";k@example.org\n');
    expect(people).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['controls']);
  });

  test('a domain in two spellings is one address, and nobody is on the list twice', () => {
    const { people, problems } = read(
      'Navn;E-post\nKari;kari@blåbær.example\nOla;kari@xn--blbr-roah.example\nPer;kari@bla\u030abær.example\n',
    );
    expect(people.map(({ email }) => email)).toEqual(['kari@blåbær.example']);
    expect(problems.map(({ code }) => code)).toEqual(['duplicate-email', 'duplicate-email']);
  });

  test('a name of nothing but characters that nobody sees is none', () => {
    const { people, problems } = read('Navn;E-post\n\u2800;k@example.org\n\u200b;o@example.org\n');
    // A braille blank is a sign without ink; a space of no width is what hides in names on purpose.
    expect([people, problems.map(({ code }) => code)]).toEqual([[], ['name-missing', 'controls']]);
  });

  test('a name with HTML in it is a name', () => {
    expect(read('Navn;E-post\n<b>Kari</b>;k@example.org\n').people[0]!.name).toBe('<b>Kari</b>');
  });
});

test.each([
  ['kari.nordmann@example.org', true],
  ["o'brien+x@sub.example.org", true],
  ['kari@blåbær.no', true],
  ['kari@example', false],
  ['kari@@example.org', false],
  ['kari nordmann@example.org', false],
  ['kari@example.org, ola@example.org', false],
  ['Kari <kari@example.org>', false],
  ['kari@example..org', false],
  ['kari@example.org\r\nBcc: x@example.org', false],
])('whether %s is an address: %s', (text, expected) => {
  expect(isEmail(text)).toBe(expected);
});

test.each([
  ['=1+1', true],
  ['@SUM(A1)', true],
  ['+cmd', true],
  ['-cmd|x', true],
  ['-', false],
  ['Nord-Møre', false],
])('whether %s looks like a formula: %s', (text, expected) => {
  expect(looksLikeFormula(text)).toBe(expected);
});

test('two columns with the same meaning: the first stands', () => {
  expect(guessColumns(['Kontor', 'Enhet', 'E-post', 'Navn'])).toEqual(['office', 'unused', 'email', 'name']);
});
