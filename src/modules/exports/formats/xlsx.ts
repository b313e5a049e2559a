import ExcelJS from 'exceljs';
import { m } from '#messages';
import type { DataTable, DataVariable } from '#platform/tables/data-table.ts';
import { reproducibleZip } from '#platform/zip/zip.ts';
import { provenanceRows, withheldSentences } from '../say.ts';
import type { DataFile } from '../schema.ts';
import { codebookHeading, codebookOf } from './codebook.ts';

/** In characters: a question can be read, and the columns after it are still on the screen. */
const widestColumn = 60;

/** A day of no meaning: a workbook must say when it was made, and the same file shall have the same bytes. */
const noDay = new Date(Date.UTC(2000, 0, 1));

/**
 * A workbook of four sheets: the answers as codes, the same in words, the codebook, and where it comes from with what
 * was withheld. Texts are texts: none of them is run as a formula.
 */
export async function writeXlsx(file: DataFile): Promise<Uint8Array<ArrayBuffer>> {
  const locale = { locale: file.language };
  const workbook = new ExcelJS.Workbook();
  workbook.creator = file.provenance.program;
  workbook.lastModifiedBy = file.provenance.program;
  workbook.created = noDay;
  workbook.modified = noDay;
  const { variables, columns } = file.table;
  const count = columns[0]?.length ?? 0;
  const rowsBy = (cell: (variable: DataVariable, value: Cell) => Cell) =>
    Array.from({ length: count }, (_, row) =>
      variables.map((variable, at) => cell(variable, columns[at]![row]!)),
    );
  const names = variables.map(({ name }) => name);
  addSheet(
    workbook,
    m.exports_sheet_data({}, locale),
    names,
    rowsBy((_, value) => value),
  );
  addSheet(workbook, m.exports_sheet_words({}, locale), names, rowsBy(inWords));
  addSheet(
    workbook,
    m.exports_sheet_codebook({}, locale),
    codebookHeading(file.language),
    codebookOf(file).flatMap(({ variable, type, values, valid }) => {
      const own = [variable.name, variable.label, type];
      return values.length === 0
        ? [[...own, null, m.exports_answered({}, locale), valid]]
        : values.map(({ value, label, count: times }) => [...own, value, label, times]);
    }),
  );
  addSheet(
    workbook,
    m.exports_sheet_about({}, locale),
    [file.provenance.studyTitle, ''],
    [
      ...(file.provenance.synthetic ? [[file.provenance.synthetic, null]] : []),
      ...provenanceRows(file, file.language),
      ...withheldSentences(file, file.language).map((sentence) => [sentence, null]),
      [m.exports_note_order({}, locale), null],
    ],
  );
  return repeatable(await workbook.xlsx.writeBuffer());
}

type Cell = DataTable['columns'][number][number];

function inWords(variable: DataVariable, value: Cell): Cell {
  return variable.values?.find((one) => one.value === value)?.label ?? value;
}

function addSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  heading: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...heading]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  for (const [at, title] of heading.entries()) {
    // As wide as what stands in it. A sentence that has the rest of its row to itself needs no room of its own.
    const cells = rows.filter((row) => row.length > 1 && row[1] !== null).map((row) => String(row[at] ?? ''));
    const longest = Math.max(title.length, ...cells.map(({ length }) => length));
    sheet.getColumn(at + 1).width = Math.min(widestColumn, Math.max(12, longest + 2));
  }
}

/** Without the moment it was packed. */
function repeatable(buffer: ArrayBufferLike | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(reproducibleZip(new Uint8Array(buffer as ArrayBuffer)));
}
