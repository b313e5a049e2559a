import { expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { openTable } from './open-table.ts';
import { TableProblems } from './table-problem.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
function opened(bytes: Uint8Array) {
  const problems = new TableProblems('fil.csv');
  const table = openTable({ bytes, problems });
  try {
    problems.refuseIfAny('refused', () => '');
    return { table, said: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { table, said: error.problems.map(({ code, text }) => ({ code, said: text.nb })) };
  }
}
const manyUnits = JSON.stringify(
  Array.from({ length: 300 }, (_, at) => ({ enhetNr: String(at), navn: 'Oppdiktet' })),
  null,
  2,
);

test.each([
  ['a list of things', utf8(manyUnits)],
  ['one thing', utf8('\ufeff\n{\n  "unit": "0502"\n}')],
  ['nothing at all', utf8('[]')],
  ['numbers', utf8('[1, 2, 3]')],
  ['16 bits a letter', utf16(manyUnits)],
])('JSON is refused in one line that says what it is: %s', (_, bytes) => {
  const { table, said } = opened(bytes);
  expect(table).toBeUndefined();
  expect(said).toEqual([{ code: 'not-csv', said: expect.stringContaining('JSON') }]);
});

test.each(['<!DOCTYPE html>\n<table>', '<?xml version="1.0"?>\n<a/>', '  <html><body>', '<table border=1>'])(
  'a page that is called a table is refused in one line: %s',
  (text) => {
    expect(opened(utf8(text)).said).toEqual([{ code: 'not-csv', said: expect.stringContaining('HTML') }]);
  },
);

test.each([
  '{kontor};svar\n1;2',
  '[kontor];svar\n1;2',
  '"[1]";svar\n1;2',
  '<25;>25\n1;2',
  'enhet\tsvar\n1\t2',
])('headings with signs in them are a table: %s', (text) => {
  expect(opened(utf8(text)).table?.headings).toHaveLength(2);
});
