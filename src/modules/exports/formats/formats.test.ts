import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { readAnswers } from '#modules/analyses/index.ts';
import { readZip } from '#platform/zip/zip.ts';
import { TableProblems } from '../../../platform/tables/table-problem.ts';
import { readSav } from '../../analyses/answers/sav/read-sav.ts';
import { dataFormats } from '../schema.ts';
import { exportedRespondents, exportedStudy, smallDataFile } from '../testing/small-data-file.ts';
import { writeFile, writeTexts } from './write-file.ts';

const file = smallDataFile();
const textOf = async (...options: Parameters<typeof writeFile>) =>
  Buffer.from((await writeFile(...options)).bytes).toString('utf8');

/** A reader of RFC 4180 that knows nothing of how ours writes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(fields)) {
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push(row.splice(0));
  }
  expect(row).toEqual([]);
  return rows;
}

describe('CSV', () => {
  test('has the columns that the study file names, a row a respondent, and a code for withheld', async () => {
    const [heading, ...rows] = readCsv(await textOf(file, 'csv'));
    expect(heading).toEqual(['kontor', 'alder', 's1', 'years', 'kind']);
    expect(rows).toHaveLength(31);
    const offices = new Set(rows.map(([office]) => office));
    expect([...offices].sort()).toEqual(['NAV Nord', 'withheld']);
    expect(rows.filter(([office]) => office === 'withheld').length).toBeGreaterThanOrEqual(11);
    expect(rows.filter((row) => row[1] === '-9').length).toBeGreaterThanOrEqual(5);
    const given = exportedRespondents().map(({ answers }) => String('s1' in answers ? answers.s1 : ''));
    expect(rows.map((row) => row[2]).sort()).toEqual(given.sort());
  });

  test('begins with the mark that Excel needs where it is asked for, and not else', async () => {
    expect((await textOf(file, 'csv')).charCodeAt(0)).not.toBe(0xfeff);
    expect((await textOf(file, 'csv', { hasByteOrderMark: true })).charCodeAt(0)).toBe(0xfeff);
  });

  test('holds nothing that a spreadsheet would run, and says in the codebook what was done about it', async () => {
    const texts = readCsv(Buffer.from(writeTexts(file, 'why')!.bytes).toString('utf8')).flat();
    expect(texts).toContain(`'=HYPERLINK("http://example.org","klikk")`);
    expect(texts).toContain("'-1");
    expect(texts).toContain('To linjer\nmed "hermetegn", og komma');
    const cells = readCsv(await textOf(file, 'csv')).flat();
    for (const cell of [...texts, ...cells]) expect(cell).toMatch(/^(?![=+@\t\r])(?!-\D)/);
    expect(await textOf(file, 'codebook.html')).toContain('apostrof');
  });

  test('of free texts says nothing but the texts, and none of a question that points to people', () => {
    const [heading, ...rows] = readCsv(Buffer.from(writeTexts(file, 'why')!.bytes).toString('utf8'));
    expect(heading).toEqual(['why']);
    expect(rows).toHaveLength(6);
    expect(rows.every((row) => row.length === 1)).toBe(true);
    expect(writeTexts(file, 'who')).toBeNull();
  });
});

describe('the codebook', () => {
  test('lists every code with its meaning and how often it stands there', async () => {
    const rows = readCsv(await textOf(file, 'codebook.csv'));
    const age = rows.filter(([name]) => name === 'alder');
    expect(age.map(([, label, , value, meaning]) => [label, value, meaning])).toEqual([
      ['Alder', '1', 'Under 40 år'],
      ['Alder', '2', '40 år eller mer'],
      ['Alder', '-9', 'Holdt tilbake av hensyn til personvernet'],
    ]);
    expect(age.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(31);
    const s1 = rows.filter(([name]) => name === 's1');
    expect(s1.find((row) => row[3] === '6')?.[4]).toBe('6 Helt enig');
    expect(s1.at(-1)?.slice(4)).toEqual(['Ikke svart', '5']);
  });

  test('as a page stands by itself, with nothing of it run or fetched, and the title as text', async () => {
    const html = await textOf(file, 'codebook.html');
    expect(html).toContain('Læring &amp; «utvikling» &lt;i NAV&gt;');
    expect(html).not.toMatch(/<script|<link|src=|http:/);
    expect(html).toContain('Svarene er oppdiktet.');
    expect(html).toContain('b'.repeat(64));
    expect(html).toMatch(/Kontoret er holdt tilbake for \d\d av 31 personer, og 2 av 3 kontorer er ikke med/);
  });
});

test('a workbook opens with answers, words, codebook and provenance, and texts in it are texts', async () => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeFile(file, 'xlsx')).bytes.buffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual([
    'Svar',
    'Svar med ord',
    'Kodebok',
    'Om filen',
  ]);
  const [codes, words] = workbook.worksheets;
  expect(codes!.rowCount).toBe(32);
  const kinds = codes!.getColumn(5).values.slice(2);
  expect(kinds).toContain('=1+1');
  expect(codes!.getColumn(5).values.some((value) => typeof value === 'object' && value !== null)).toBe(false);
  expect(words!.getColumn(2).values).toContain('Under 40 år');
  const about = workbook.worksheets[3]!.getSheetValues().flat().join('\n');
  expect(about).toContain('b'.repeat(64));
  expect(about).toContain('Handlingsrom 0.1.0');
});

describe('SPSS', () => {
  test('is read back by our own reader with labels and texts', async () => {
    const { bytes } = await writeFile(file, 'sav');
    const read = readSav(bytes, new TableProblems('ut.sav'))!;
    expect(read.rowCount).toBe(31);
    expect(read.variables.map(({ name, measure }) => [name, measure])).toEqual([
      ['kontor', 'nominal'],
      ['alder', 'nominal'],
      ['s1', 'ordinal'],
      ['years', 'scale'],
      ['kind', 'nominal'],
    ]);
    expect(read.variables[2]?.label).toBe('Jeg får støtte, også når «det» går galt');
  });

  test('can be analysed with the study it was collected by: withheld counts as no answer', async () => {
    const { bytes } = await writeFile(file, 'sav');
    const study = { ...exportedStudy() };
    const table = readAnswers({ bytes, fileName: 'ut.sav', study, file: 'employee' });
    expect(table.rowCount).toBe(31);
  });

  const hasPspp = spawnSync('pspp', ['--version']).status === 0;
  test.runIf(hasPspp)('is read by PSPP without a warning, with labels, missing code and notes', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-export-'));
    writeFileSync(join(directory, 'ut.sav'), (await writeFile(file, 'sav')).bytes);
    writeFileSync(
      join(directory, 'les.sps'),
      "GET FILE='ut.sav'.\nDISPLAY DICTIONARY.\nDISPLAY DOCUMENTS.\nFREQUENCIES alder kontor.\nDESCRIPTIVES years.\n",
    );
    const run = spawnSync('pspp', ['-O', 'format=txt', 'les.sps'], {
      cwd: directory,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    rmSync(directory, { recursive: true });
    const said = run.stdout + run.stderr;
    expect(said).not.toMatch(/warning|error/i);
    expect(said).toContain('Under 40 år');
    expect(said).toMatch(/-9/);
    expect(said).toContain('Analyseplanens SHA-256');
    expect(said).toMatch(/Nord/);
  });
});

describe('DDI-Codebook 2.5', () => {
  const schemasIn = (folder: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.xsd'))
      .map((name) => ({ fileName: name, contents: readFileSync(join(folder, name), 'utf8') }));
  const validate = async (xml: string, folder: string, main: string) => {
    const all = schemasIn(folder);
    return validateXML({
      xml: { fileName: 'ut.xml', contents: xml },
      schema: all.filter(({ fileName }) => fileName === main),
      preload: all.filter(({ fileName }) => fileName !== main),
      initialMemoryPages: 1024,
      maxMemoryPages: 4096,
    });
  };
  const own = join(import.meta.dirname, 'reference');
  const ownSchema = 'ddi-codebook-2.5-part.xsd';

  test.each(['nb', 'nn', 'en'] as const)(
    'is valid by the part of the standard that we write, in %s',
    async (language) => {
      const xml = await textOf(smallDataFile({ language }), 'xml');
      expect((await validate(xml, own, ownSchema)).errors).toEqual([]);
      expect(xml).toContain('xmlns="ddi:codebook:2_5"');
      expect(xml).toContain('<catValu>-9</catValu>');
    },
  );

  test('is valid also for a file where everything is withheld', async () => {
    const xml = await textOf(smallDataFile({ respondents: exportedRespondents().slice(0, 3) }), 'xml');
    expect((await validate(xml, own, ownSchema)).errors).toEqual([]);
  });

  const label = '<labl>Alder</labl>';
  const format = '<varFormat type="numeric" schema="other"/>';
  /** What DDI 2.5.1 refuses, each made by one change to a file that is right. */
  const wrongs: readonly [string, string, string][] = [
    ['an element the schema lacks', label, `${label}<label>Alder</label>`],
    ['an attribute the schema lacks', '<fileDscr ID="F1">', '<fileDscr ID="F1" name="F1">'],
    ['parts of the study out of order', '<stdyInfo>', '<method/><stdyInfo>'],
    ['parts of a variable out of order', label, `${format}${label}`],
    ['parts of a code out of order', '<catValu>1</catValu>', '<catStat>1</catStat><catValu>1</catValu>'],
    ['two formats of one variable', format, `${format}${format}`],
    ['two values of one code', '<catValu>1</catValu>', '<catValu>1</catValu><catValu>1</catValu>'],
    ['a variable with no name', ' name="alder"', ''],
    ['a summary of no kind', '<sumStat type="vald">', '<sumStat>'],
    ['a word that is not of the list', 'nature="nominal"', 'nature="kategori"'],
    ['a value of no other than the two', 'missing="Y"', 'missing="ja"'],
    ['another version of DDI', 'version="2.5"', 'version="2.6"'],
    ['an ID that begins with a digit', 'ID="V1"', 'ID="1"'],
    ['one ID for two variables', 'ID="V2"', 'ID="V1"'],
    ['text where only elements stand', '<sumDscr>', '<sumDscr>Juni'],
  ];
  test.each(wrongs)('is refused with %s', async (_, from, to) => {
    const xml = await textOf(file, 'xml');
    expect(xml).toContain(from);
    expect((await validate(xml.replace(from, to), own, ownSchema)).valid).toBe(false);
  });

  /** Every element and every attribute of it, as `var` and `var@name`. */
  const namesIn = (xml: string) =>
    [...xml.matchAll(/<(\w+)((?: [\w:]+="[^"]*")*)\s*\/?>/g)].flatMap(([, name, attributes]) => [
      name!,
      ...[...attributes!.matchAll(/ ([\w:]+)=/g)]
        .filter(([, attribute]) => attribute !== 'xmlns')
        .map(([, attribute]) => `${name}@${attribute}`),
    ]);

  test('our part of the schema defines what is written, and nothing that is not', async () => {
    const schema = readFileSync(join(own, ownSchema), 'utf8');
    const defined = schema
      .split(/<xs:element name=/)
      .slice(1)
      .flatMap((definition) => {
        const [, name] = definition.match(/^"(\w+)"/)!;
        const attributes = [...definition.matchAll(/<xs:attribute (?:name|ref)="([\w:]+)"/g)];
        return [name!, ...attributes.map(([, attribute]) => `${name}@${attribute}`)];
      });
    expect([...new Set(namesIn(await textOf(file, 'xml')))].sort()).toEqual(defined.sort());
  });

  // libxml2 holds references to be names, and does not look them up: a schema in its hands cannot tell.
  test('refers to no file that it does not describe', async () => {
    const xml = await textOf(file, 'xml');
    const described = [...xml.matchAll(/<fileDscr ID="([^"]*)"/g)].map(([, id]) => id!);
    const referredTo = [...xml.matchAll(/<var [^>]*files="([^"]*)"/g)].flatMap(([, ids]) => ids!.split(' '));
    expect(referredTo).toHaveLength(file.table.variables.length);
    expect(described).toEqual([...new Set(referredTo)]);
  });

  test('says what was withheld as what the file lacks, and asks nobody to sign anything', async () => {
    const xml = await textOf(file, 'xml');
    expect(xml).toMatch(/<complete>[^<]*Kontoret er holdt tilbake for \d\d av 31 personer/);
    expect(xml).not.toContain('<confDec');
  });

  const real = process.env.DDI_SCHEMAS;
  test.runIf(real)('is valid by the DDI Alliance’s own schema', async () => {
    expect((await validate(await textOf(file, 'xml'), real!, 'codebook.xsd')).errors).toEqual([]);
  });
});

test('the zip holds every format and one file for each question of free text', async () => {
  const entries = readZip(Buffer.from((await writeFile(file, 'zip')).bytes));
  expect(entries.map(({ name }) => name)).toEqual([
    'README.txt',
    'small-export-employee-012345.csv',
    'small-export-employee-012345-codebook.csv',
    'small-export-employee-012345-codebook.html',
    'small-export-employee-012345.xlsx',
    'small-export-employee-012345.sav',
    'small-export-employee-012345.xml',
    'small-export-employee-012345-why.csv',
  ]);
  expect(entries[0]!.bytes.toString('utf8')).toContain('Minste gruppe som vises: 5');
});

test.each(dataFormats)('the same answers give the same %s, byte for byte', async (format) => {
  const again = smallDataFile({ respondents: exportedRespondents().toReversed() });
  expect(Buffer.from((await writeFile(again, format)).bytes)).toEqual(
    Buffer.from((await writeFile(file, format)).bytes),
  );
});

test.each(dataFormats)('no %s holds the id of a respondent', async (format) => {
  const { bytes } = await writeFile(file, format);
  const all = ['zip', 'xlsx'].includes(format)
    ? readZip(Buffer.from(bytes))
        .map((entry) => entry.bytes.toString('latin1'))
        .join()
    : Buffer.from(bytes).toString('latin1');
  expect(all).not.toMatch(/id-\d{3}/);
});
