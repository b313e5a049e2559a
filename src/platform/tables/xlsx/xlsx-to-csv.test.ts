import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebookOf } from '../../../modules/analyses/answers/codebook/codebook.ts';
import { TableProblems } from '../table-problem.ts';
import { isoOf } from './serial-date.ts';
import { packed, rowsOf, workbook } from './testing/write-xlsx.ts';
import { isDateFormat } from './workbook.ts';
import { isXlsx, xlsxToCsv } from './xlsx-to-csv.ts';

const reference = (name: string) => readFileSync(new URL(`reference/${name}`, import.meta.url));

function read(bytes: Uint8Array) {
  const problems = new TableProblems('svar.xlsx');
  const csv = xlsxToCsv(bytes, problems);
  let said: string[] = [];
  try {
    problems.refuseIfAny('answers-file', () => '');
  } catch (error) {
    const { problems: all } = error as { problems: { code: string; line?: number; columnName?: string }[] };
    said = all.map(({ code, line, columnName }) => [code, line, columnName].filter(Boolean).join(' '));
  }
  return { csv: csv && new TextDecoder().decode(csv), said };
}

describe('a spreadsheet', () => {
  test('written by R’s openxlsx is read as R’s readxl reads it, value for value', () => {
    const { headings, rows } = JSON.parse(reference('xlsx.json').toString()) as {
      headings: string[];
      rows: (string | number | null)[][];
    };
    const written = (value: string | number | null) => {
      const text = value === null ? '' : String(value);
      return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const expected = [headings, ...rows].map((row) => row.map(written).join(','));
    expect(read(reference('openxlsx.xlsx')).csv).toBe(`${expected.join('\n')}\n`);
  });

  test('written by Excel is read, dates and all', () => {
    expect(read(reference('clippy.xlsx')).csv).toBe(
      'name,value\nName,Clippy\nSpecies,paperclip\nApprox date of death,2007-01-01\nWeight in grams,0.9\n',
    );
  });

  test('written by Excel with prose above the table is refused, and says what to do', () => {
    const { csv, said } = read(reference('deaths.xlsx'));
    expect(csv).toBeUndefined();
    expect(said).toContain('beyond-headings 2 F');
  });

  test('keeps its row numbers, whatever rows and columns are blank', () => {
    const sheet =
      '<sheetData><row r="3"><c r="B3" t="str"><v>a</v></c><c r="D3" t="str"><v>b</v></c></row>' +
      '<row r="6"><c r="B6"><v>1</v></c><c r="C6" s="4"/></row></sheetData>';
    expect(read(workbook(sheet)).csv).toBe('\n\n,a,,b\n\n\n,1,,\n');
    const { variables } = codebookOf(workbook(sheet), 'svar.xlsx');
    expect(variables.map(({ name, valid }) => [name, valid])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
  });

  test('has texts of many pieces, escapes, truth values and errors', () => {
    const shared =
      '<sst><si><r><t>Helt </t></r><r><rPr/><t xml:space="preserve">enig</t></r><rPh><t>x</t></rPh></si>' +
      '<si><t>a&amp;b_x000D__x000A_c&#229;</t></si></sst>';
    const sheet =
      '<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><v>c</v></c></row>' +
      '<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><v>2.9999999999999999E-2</v></c></row></sheetData>';
    expect(read(workbook(sheet, { 'xl/sharedStrings.xml': shared })).csv).toBe(
      'Helt enig,a&b cå,c\nTRUE,,0.03\n',
    );
    const wrong = sheet.replace('#N/A', '#DIV/0!');
    expect(read(workbook(wrong, { 'xl/sharedStrings.xml': shared })).said).toEqual([
      'error-cell 2 a&b c\u00e5',
    ]);
  });

  test('is its first sheet that is shown, wherever in the file that stands', () => {
    const parts = {
      'xl/workbook.xml':
        '<x:workbook xmlns:x="m"><x:sheets><x:sheet name="S" state="hidden" r:id="a"/><x:sheet name="V" r:id="b"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Target="worksheets/one.xml" Id="a"/><Relationship Target="/xl/two.xml" Id="b"/></Relationships>',
      'xl/worksheets/one.xml': `<worksheet>${rowsOf([['hidden']])}</worksheet>`,
      'xl/two.xml': `<x:worksheet>${rowsOf([['shown'], ['1']]).replace(/<(\/?)/g, '<$1x:')}</x:worksheet>`,
    };
    expect(read(packed(parts)).csv).toBe('shown\n1\n');
  });

  test.each([
    ['two columns', 'A1:B1', ['merged-headings']],
    ['two rows', 'A1:A2', ['merged-headings']],
    ['answers', 'A2:A3', ['merged-cells']],
    ['what is beside the table', 'Z1:Z9', []],
  ])('with a cell merged over %s is one clear problem', (_what, range, codes) => {
    const sheet = `${rowsOf([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])}<mergeCells><mergeCell ref="${range}"/></mergeCells>`;
    expect(read(workbook(sheet)).said).toEqual(codes);
  });

  test('without anything in it says so', () => {
    expect(read(workbook('<sheetData/>')).said).toEqual(['empty']);
  });

  test('knows dates by their format', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="22"/></cellXfs></styleSheet>';
    const sheet =
      '<sheetData><row><c t="str"><v>d</v></c><c t="str"><v>e</v></c><c t="str"><v>f</v></c></row>' +
      '<row><c s="1"><v>42401</v></c><c s="2"><v>42401.5</v></c><c s="0"><v>42401</v></c></row></sheetData>';
    expect(read(workbook(sheet, { 'xl/styles.xml': styles })).csv).toBe(
      'd,e,f\n2016-02-01,2016-02-01 12:00:00,42401\n',
    );
    expect(['yyyy-mm-dd', 'd.m.yy hh:mm', 'mmm'].every(isDateFormat)).toBe(true);
    expect(['0.00', '"dag" 0', '[Red]0', 'General', '0 \\d'].some(isDateFormat)).toBe(false);
    expect([isoOf(1, false), isoOf(59, false), isoOf(61, false), isoOf(0, true), isoOf(0.75, false)]).toEqual(
      [...['1900-01-01', '1900-02-28', '1900-03-01', '1904-01-01', '18:00:00']],
    );
  });
});

describe('a hostile spreadsheet', () => {
  test('that unpacks to more than may be is stopped while it unpacks', () => {
    const bomb = Buffer.alloc(210 * 1024 * 1024, 0x20);
    const bytes = workbook('', { 'xl/worksheets/sheet1.xml': bomb as unknown as string });
    expect(bytes.length).toBeLessThan(400_000);
    expect(read(bytes).said).toEqual(['too-large']);
    // The same when it says that it is small.
    const lying = Uint8Array.from(bytes);
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 28 < lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === bomb.length) {
        view.setUint32(at + 24, 10, true);
      }
    }
    expect(read(lying).said).toEqual(['too-large']);
  });

  test('whose texts are repeated without end is stopped', () => {
    const shared = `<sst><si><t>${'x'.repeat(1_000_000)}</t></si></sst>`;
    const cells = '<row><c t="s"><v>0</v></c></row>'.repeat(300);
    const sheet = `<sheetData>${cells}</sheetData>`;
    expect(read(workbook(sheet, { 'xl/sharedStrings.xml': shared })).said).toEqual(['too-large']);
  });

  test('that defines entities of its own is refused', () => {
    const shared =
      '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><sst><si><t>&a;&b;</t></si></sst>';
    const sheet = '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>';
    expect(read(workbook(sheet, { 'xl/sharedStrings.xml': shared })).said).toEqual(['xlsx-doctype']);
  });

  test.each([
    ['unclosed', '<sheetData><row><c>'],
    ['crossed', '<sheetData><row></sheetData></row>'],
    ['unknown entity', '<sheetData><row><c t="str"><v>&nbsp;</v></c></row></sheetData>'],
    ['text that is not there', '<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'],
    ['no number', '<sheetData><row><c><v>1e999</v></c></row></sheetData>'],
    ['rows out of order', '<sheetData><row r="3"><c t="str"><v>a</v></c></row><row r="2"/></sheetData>'],
    ['row beyond the last', '<sheetData><row r="99999999"/></sheetData>'],
    ['column beyond the last', '<sheetData><row><c r="ZZZ1"><v>1</v></c></row></sheetData>'],
    ['deep', '<a>'.repeat(200) + '</a>'.repeat(200)],
  ])('with XML that is wrong (%s) is damaged, and no crash', (_what, sheet) => {
    expect(read(workbook(sheet)).said).toEqual(['xlsx-damaged']);
  });

  test('with a part missing, or of another kind, says so', () => {
    expect(read(packed({ 'xl/workbook.bin': 'x' })).said).toEqual(['xlsx-no-workbook']);
    expect(read(packed({ 'xl/workbook.xml': '<workbook/>' })).said).toEqual(['xlsx-damaged']);
  });

  test('cut off at any byte, or with any bytes changed, is read or refused in sentences', () => {
    const files = [reference('openxlsx.xlsx'), reference('clippy.xlsx')];
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), (file, cut) => {
        const { csv, said } = read(file.subarray(0, cut % file.length));
        expect((csv === undefined) === said.length > 0).toBe(true);
      }),
      { numRuns: 400 },
    );
    const change = fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (file, all) => {
          const bytes = Uint8Array.from(file);
          for (const { at, to } of all) bytes[at % bytes.length] = to;
          const { csv, said } = read(bytes);
          expect(csv === undefined).toBe(said.length > 0);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('is told from other packed files', () => {
    expect(isXlsx(reference('openxlsx.xlsx'))).toBe(true);
    expect(isXlsx(packed({ 'word/document.xml': '<w/>' }))).toBe(false);
    expect(isXlsx(new TextEncoder().encode('a;b\n1;2\n'))).toBe(false);
  });
});
