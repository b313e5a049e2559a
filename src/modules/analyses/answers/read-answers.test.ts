import { expect, test } from 'vitest';
import { study as studySchema } from '#modules/studies/schema.ts';
import { DomainError, sayProblem } from '#platform/errors.ts';
import type { AnswerTable } from './answer-table.ts';
import { readAnswers } from './read-answers.ts';

const study = studySchema.parse({
  handlingsrom: 1,
  id: 'trial',
  title: 'Trial',
  missing: [99, 'Vet ikke'],
  offices: { column: 'Kontor' },
  instruments: {
    employee: {
      sections: [
        {
          title: 'x',
          items: [
            {
              id: 'age',
              kind: 'choice',
              identifying: true,
              text: { nb: 'Hvor gammel er du?', en: 'How old are you?' },
              options: [
                { value: 1, label: { nb: '20–39 år', en: '20–39' } },
                { value: 2, label: { nb: '40 år eller mer', en: '40 or more' } },
              ],
            },
            {
              id: 'support',
              kind: 'agreement',
              points: 6,
              text: 'Støtte',
              anchors: [{ nb: 'helt uenig' }, { nb: 'helt enig' }],
              missing: [0],
            },
            { id: 'years', column: 'År', kind: 'number', minimum: 0, maximum: 60, text: 'Antall år' },
            { id: 'why', kind: 'text', text: 'Hvorfor' },
          ],
        },
      ],
    },
  },
  plan: [{ id: 'A', compareMeans: { file: 'employee', outcome: 'support', by: 'Kontor' } }],
});

const encode = (text: string) => new TextEncoder().encode(text);
const read = (content: string | Uint8Array): AnswerTable =>
  readAnswers({
    bytes: typeof content === 'string' ? encode(content) : content,
    fileName: 'svar.csv',
    study,
    file: 'employee',
  });
const problemsIn = (content: string | Uint8Array): string[] => {
  try {
    read(content);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.problems.map((problem) => sayProblem(problem, 'nb'));
  }
};
const numbersOf = (table: AnswerTable, id: string) => {
  const column = table.columns[id];
  return column && 'numbers' in column ? [...column.numbers!] : undefined;
};
const header = 'Kontor;age;support;År;why\n';
const supportOf = (...cells: string[]) =>
  numbersOf(read(header + cells.map((cell) => `1;1;${cell};5;x\n`).join('')), 'support');
const ageOf = (...cells: string[]) =>
  numbersOf(read(header + cells.map((cell) => `1;${cell};1;5;x\n`).join('')), 'age');

test('codes, labels, anchors and numbers with words are the same answer', () => {
  expect(supportOf('4', ' 4 ', '"4"', '4,0', '4.0', '04', '4 - enig', '\u00a04')).toEqual(Array(8).fill(4));
  expect(supportOf('helt uenig', 'Helt  Enig', '6 helt enig', '1: helt uenig')).toEqual([1, 6, 6, 1]);
  expect(ageOf('2', '40 år eller mer', '40 OR MORE', '2 - 40 år eller mer', '20–39')).toEqual([
    2, 2, 2, 2, 1,
  ]);
});

test('an empty cell and declared codes mean no answer', () => {
  expect(supportOf('', '  ', '""', '99', '99,0', 'vet ikke', '0')).toEqual(Array(7).fill(Number.NaN));
});

test('decimal commas and points are read to the nearest double', () => {
  const table = read(
    `${header}1;1;1;0,1;x\n1;1;1;2.23606797749979;x\n1;1;1;12,345678901234567;x\n1;1;1;1e1;x\n`,
  );
  expect(numbersOf(table, 'years')).toEqual([0.1, 2.23606797749979, 12.345678901234567, 10]);
});

test('the office is whatever stands there, and texts stay texts', () => {
  const table = read(`${header}12;1;1;5;"sa ""hei""; og\ngikk"\n0301;1;1;5;\nTrondheim;1;1;5;99\n`);
  expect(table.columns.Kontor).toEqual({
    itemId: 'Kontor',
    kind: 'category',
    categories: [12, '0301', 'Trondheim'],
  });
  expect(table.columns.why).toEqual({
    itemId: 'why',
    kind: 'text',
    texts: ['sa "hei"; og\ngikk', null, null],
  });
});

test('headings are matched by column, id or text, whatever their case; others are left out and told of', () => {
  const table = read('KONTOR,hvor gammel er du?, Støtte ,ÅR,Tidspunkt\nA,1,2,3,2015-01-01\n');
  expect(table.unknownColumns).toEqual(['Tidspunkt']);
  expect(Object.keys(table.columns).sort()).toEqual(['Kontor', 'age', 'support', 'years']);
  expect(table.rowCount).toBe(1);
});

test('an identifying question or a free text may be left out of the file', () => {
  expect(problemsIn('Kontor,support,År\nA,1,2\n')).toEqual([]);
});

test('Windows-1252, UTF-16 and a line that says the delimiter are understood', () => {
  const text = `${header}Bodø;1;helt enig;3;– «æøå» €\n`;
  const windows = Uint8Array.from(
    text,
    (letter) => ({ '–': 0x96, '€': 0x80 })[letter] ?? letter.charCodeAt(0),
  );
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  const expected = read(text).columns;
  for (const other of [read(windows), read(utf16), read(`\ufeff${text}`), read(`sep=;\r\n${text}`)]) {
    expect(other.columns).toEqual(expected);
  }
});

test('a row of commas inside numbers does not hide that semicolons are between them', () => {
  const table = read('support;År;Kontor\n1;0,5;2\n2;1,5;2\n3;2,5;2\n');
  expect(numbersOf(table, 'years')).toEqual([0.5, 1.5, 2.5]);
});

test.each([
  [
    'an answer that is no point of the scale',
    `${header}1;1;7;5;x\n`,
    'svar.csv, linje 2, kolonne «support», verdi «7»: Svaret må være et helt tall fra 1 til 6 (1 = helt uenig, 6 = helt enig).',
  ],
  [
    'half a point',
    `${header}1;1;3,5;5;x\n`,
    'svar.csv, linje 2, kolonne «support», verdi «3,5»: Svaret må være et helt tall fra 1 til 6 (1 = helt uenig, 6 = helt enig).',
  ],
  [
    'a span that is not a point',
    `${header}1;1;1-5 ganger;5;x\n`,
    'svar.csv, linje 2, kolonne «support», verdi «1-5 ganger»: Svaret må være et helt tall fra 1 til 6 (1 = helt uenig, 6 = helt enig).',
  ],
  [
    'an undeclared code for no answer',
    `${header}1;1;NA;5;x\n`,
    'svar.csv, linje 2, kolonne «support», verdi «NA»: Svaret må være et helt tall fra 1 til 6 (1 = helt uenig, 6 = helt enig). Betyr verdien at svaret mangler, skal den stå under «missing» i studien.',
  ],
  [
    'an option that is not',
    `${header}1;3;1;5;x\n`,
    'svar.csv, linje 2, kolonne «age», verdi «3»: Svaret må være et av alternativene: 1 (20–39 år), 2 (40 år eller mer).',
  ],
  [
    'a number out of bounds',
    `${header}1;1;1;61;x\n`,
    'svar.csv, linje 2, kolonne «År», verdi «61»: Svaret må være et tall fra 0 til 60.',
  ],
  [
    'a ragged row, by the line it begins on',
    `${header}1;1;1;5;"a\nb"\n1;1;1\n`,
    'svar.csv, linje 4: Raden har 3 ruter, men det er 5 kolonnenavn. Sjekk skilletegn og anførselstegn.',
  ],
  [
    'decimal commas between commas',
    'Kontor,age,support,År\n1,1,1,0,5\n1,1,1,2\n',
    'svar.csv, linje 2: Raden har 5 ruter, men det er 4 kolonnenavn. Hvis tallene har desimalkomma, må filen lagres med semikolon mellom kolonnene.',
  ],
  [
    'a quotation mark that is never closed, by the line it begins on',
    `${header}1;1;1;5;x\n1;1;1;5;"x\n1;1;1;5;x\n`,
    'svar.csv, linje 3, kolonne «why»: Anførselstegnet som begynner her, avsluttes aldri. Sett et anførselstegn der teksten slutter.',
  ],
  [
    'text after a closed quotation mark',
    `${header}1;1;1;5;"x" y\n`,
    'svar.csv, linje 2, kolonne «why»: Det står tekst etter det avsluttende anførselstegnet. Skriv anførselstegn inne i en tekst dobbelt («""»).',
  ],
  [
    'doubled headings',
    'Kontor;support;Support;År\n1;1;1;1\n',
    'svar.csv, linje 1, kolonne «Support»: To kolonner har samme navn. Gi den ene et annet navn eller fjern den.',
  ],
  [
    'two columns for one item',
    'Kontor;support;Støtte;År\n1;1;1;1\n',
    'svar.csv, linje 1, kolonne «Støtte»: Både denne kolonnen og «support» hører til spørsmålet «support». Fjern den ene.',
  ],
  [
    'a missing column',
    'Kontor;suport;År\n1;1;1\n',
    'svar.csv, kolonne «support»: Kolonnen mangler i filen. Legg den til, eller fjern spørsmålet «support» fra studien. Filen har en kolonne som heter «suport»; er det den?',
  ],
  [
    'a missing office column that the plan needs',
    'support;År\n1;1\n',
    'svar.csv, kolonne «Kontor»: Kontorkolonnen mangler i filen. Legg den til, eller rett «offices» i studien.',
  ],
  [
    'headings of another study',
    'a;b\n1;2\n',
    'svar.csv, linje 1: Ingen av kolonnene i filen hører til «employee» i studien. Første rad skal være kolonnenavn som age, support, År.',
  ],
  ['an empty file', '', 'svar.csv: Filen er tom. Den skal begynne med en rad med kolonnenavn.'],
  [
    'an empty file of lines',
    '\r\n\n',
    'svar.csv: Filen er tom. Den skal begynne med en rad med kolonnenavn.',
  ],
  ['only headings', header, 'svar.csv: Filen har bare en rad med kolonnenavn, og ingenting under den.'],
  [
    'too many columns',
    `${'a,'.repeat(2000)}b\n`,
    'svar.csv, linje 1: Filen har 2001 kolonner, og en tabell kan ha høyst 2000.',
  ],
  [
    'a NUL byte',
    `${header}1;1;1;5;\u0000\n`,
    'svar.csv, linje 2: Her står et nulltegn, så dette er ikke en tekstfil. Lagre tabellen som CSV (UTF-8).',
  ],
  [
    'half a spreadsheet',
    // As an .xlsx is: an entry, and at the end the directory with its name.
    `PK\u0003\u0004${'\u0000'.repeat(26)}xl/workbook.xmlPK\u0001\u0002${'\u0000'.repeat(42)}xl/workbook.xml`,
    'svar.csv: Regnearket er skadet: delen «zip» kan ikke leses. Åpne det i Excel og lagre det på nytt.',
  ],
  [
    'half an SPSS file',
    '$FL2@(#) SPSS DATA FILE',
    'svar.csv: SPSS-filen slutter før alt er med. Lagre den på nytt, eller last den ned en gang til.',
  ],
])('%s is named', (_what, content, sentence) => {
  expect(problemsIn(content)).toContain(sentence);
});

test('a byte that no encoding has is named by line', () => {
  const bytes = new Uint8Array([...encode(header), 0x81]);
  expect(problemsIn(bytes)).toEqual([
    'svar.csv, linje 2: Her står et tegn som verken er UTF-8 eller Windows-1252. Lagre filen som CSV (UTF-8).',
  ]);
});

test('a file of more than 200 MB is refused before it is read', () => {
  expect(problemsIn(new Uint8Array(200 * 1024 * 1024 + 1))).toEqual([
    'svar.csv: Filen er på 201 MB, og en tabell kan være høyst 200 MB.',
  ]);
});

test('a hundred problems are said and the rest counted, no value longer than 60 characters', () => {
  const problems = problemsIn(header + `1;1;${'x'.repeat(500)};5;x\n`.repeat(150));
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe('svar.csv: Det er 50 feil til i filen. Rett disse først.');
  expect(problems[0]).not.toContain('x'.repeat(61));
});

test('an instrument that is not in the study is refused', () => {
  const bytes = encode(header);
  expect(() => readAnswers({ bytes, fileName: 'svar.csv', study, file: 'leader' })).toThrow(DomainError);
});

test('rows of nothing but delimiters, as spreadsheets leave at the end, are nobody’s answers', () => {
  expect(read(`${header}1;1;4;5;x\n;;;;\n;;;;\n`).rowCount).toBe(1);
  expect(read(`${header}1;1;4;5;x\n;;3;;\n`).rowCount).toBe(2);
});

test('a packed file that is no spreadsheet is not called one', () => {
  const word = new Uint8Array([0x50, 0x4b, 0x03, 0x04, ...new TextEncoder().encode('word/document.xml')]);
  expect(problemsIn(word)).toEqual([expect.stringContaining('filen er pakket (zip)')]);
});
