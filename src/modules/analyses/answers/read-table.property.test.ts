import fc from 'fast-check';
import { expect, test } from 'vitest';
import { study as studySchema } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { openTable, scanBody } from '#platform/tables/open-table.ts';
import { cellText } from '#platform/tables/scan-rows.ts';
import { TableProblems } from '#platform/tables/table-problem.ts';
import { readAnswers } from './read-answers.ts';
import { readOutcomes } from './read-outcomes.ts';

type Writing = {
  delimiter: string;
  lineEnd: string;
  encoding: 'utf-8' | 'utf-8-mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  quotesAll: boolean;
  endsWithLine: boolean;
};

const writing: fc.Arbitrary<Writing> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-8-mark', 'utf-16le', 'utf-16be', 'windows-1252'),
  quotesAll: fc.boolean(),
  endsWithLine: fc.boolean(),
});
// Letters that all five encodings have, and everything that means something in a CSV file.
const letters = fc.constantFrom(...'aZ09 æøåÆØÅé–€“,;\t"\n\r.-'.split(''));
const cell = fc.string({ unit: letters, maxLength: 8 });
const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.record({
    headings: fc.constant(Array.from({ length: width }, (_, index) => `Spørsmål ${index}`)),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  }),
);

function write({ headings, rows }: { headings: string[]; rows: string[][] }, how: Writing): Uint8Array {
  const quoted = (text: string) =>
    how.quotesAll || text === '' || /[,;\t"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [headings, ...rows].map((row) => row.map(quoted).join(how.delimiter));
  return encode(lines.join(how.lineEnd) + (how.endsWithLine ? how.lineEnd : ''), how.encoding);
}

function encode(text: string, encoding: Writing['encoding']): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-8-mark') return new TextEncoder().encode(`\ufeff${text}`);
  if (encoding === 'windows-1252') {
    const high: Record<string, number> = { '–': 0x96, '€': 0x80, '“': 0x93 };
    return Uint8Array.from(text, (letter) => high[letter] ?? letter.charCodeAt(0));
  }
  const littleEndian = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(encoding === 'utf-16le' ? littleEndian : littleEndian.swap16());
}

test('any table reads back the same, however it is written', () => {
  fc.assert(
    fc.property(table, writing, (content, how) => {
      const problems = new TableProblems('t.csv');
      const bytes = write(content, how);
      const opened = openTable({
        bytes,
        problems,
        isExpectedHeading: (text) => content.headings.includes(text),
      });
      expect(opened?.headings).toEqual(content.headings);
      const rows: string[][] = [];
      scanBody(opened!, problems, (row) => {
        rows.push(Array.from({ length: row.cellCount }, (_, index) => cellText(opened!.bytes, row, index)));
      });
      expect(problems.count).toBe(0);
      expect(rows).toEqual(content.rows);
    }),
    { numRuns: 400 },
  );
});

const study = studySchema.parse({
  handlingsrom: 1,
  id: 'trial',
  title: 'x',
  offices: { column: 'o' },
  instruments: {
    e: {
      sections: [
        {
          title: 'x',
          items: [
            { id: 'a', kind: 'agreement', points: 5, text: 'A' },
            { id: 'n', kind: 'number', text: 'N' },
            { id: 't', kind: 'text', text: 'T' },
          ],
        },
      ],
    },
  },
  outcomes: { y: { label: 'Y', from: 'scorecard', indicators: ['a'], attainment: 'capped' } },
});

const csvLike = fc
  .string({ unit: fc.constantFrom(...'ant0159,;\t"\n\r. -eEæ'.split('')), maxLength: 200 })
  .map((text) => new TextEncoder().encode(text));
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  csvLike,
  csvLike.map((bytes) => new Uint8Array([...new TextEncoder().encode('o;a;n;t\n'), ...bytes])),
);

test('whatever the bytes, the readers answer with a table or with problems', () => {
  fc.assert(
    fc.property(anyBytes, (bytes) => {
      for (const read of [
        () => readAnswers({ bytes, fileName: 'x.csv', study, file: 'e' }),
        () => readOutcomes({ bytes, fileName: 'x.csv', study }),
      ]) {
        try {
          read();
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

// Adding zero makes −0, which is written "0", the 0 that is read.
test('a number is read as JavaScript reads it', () => {
  const isUsable = (number: number) =>
    number === 0 || (Math.abs(number) >= 1e-50 && Math.abs(number) <= 1e50);
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isUsable),
    fc.integer(),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('.', ','),
      (values, point) => {
        const lines = values.map((number) => `1;${String(number).replace('.', point)};`);
        const bytes = new TextEncoder().encode(`a;n;t\n${lines.join('\n')}\n`);
        const { columns } = readAnswers({ bytes, fileName: 'x.csv', study, file: 'e' });
        expect(columns.n).toEqual({
          itemId: 'n',
          kind: 'numeric',
          numbers: Float64Array.from(values, (n) => n + 0),
        });
      },
    ),
  );
});
