import { expect, test } from 'vitest';
import { safeText, writeCsv } from './csv.ts';

test('a text that a spreadsheet would run begins with an apostrophe', () => {
  expect(['=1+1', '+1', '-1', '@A1', '\t=1', '＝1'].map(safeText)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@A1",
    "'\t'=1",
    "'＝1",
  ]);
  expect(safeText('Ja = nei; kanskje – 1')).toBe('Ja = nei; kanskje – 1');
});

test('nor does it begin a cell where a Norwegian spreadsheet cuts: at semicolons, tabs and line breaks', () => {
  const line = writeCsv([['Leder A', safeText('hei;=HYPERLINK("https://x.example")\n@SUM(A1)\t+1')]]);
  const cells = line.split(/[;\t\r\n]/u);
  expect(cells.filter((cell) => /^["']*[=+\-@]/u.test(cell) && !cell.startsWith("'"))).toEqual([]);
  expect(line).toContain('hei;\'=HYPERLINK(""https://x.example"")');
});
