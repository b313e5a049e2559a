import { expect, test } from 'vitest';
import { isPackedOther } from './packed-file.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const packed = (names: readonly string[], content = '') =>
  bytes(
    `PK\x03\x04${'\0'.repeat(26)}${names[0]}${content}` +
      names.map((name) => `PK\x01\x02${'\0'.repeat(42)}${name}`).join(''),
  );

test.each([
  ['a Word file', packed(['[Content_Types].xml', 'word/document.xml']), true],
  ['an archive whose contents happen to spell xl/', packed(['notes.txt'], 'xl/PK xl/'), true],
  ['an Excel file', packed(['[Content_Types].xml', 'xl/workbook.xml']), false],
  [
    'an OpenDocument spreadsheet',
    packed(['mimetype'], 'application/vnd.oasis.opendocument.spreadsheet'),
    false,
  ],
  ['a table', bytes('a;b\n1;2\n'), false],
  ['nothing', bytes(''), false],
])('%s: packed and no spreadsheet is %s', (_what, file, expected) => {
  expect(isPackedOther(file)).toBe(expected);
});
