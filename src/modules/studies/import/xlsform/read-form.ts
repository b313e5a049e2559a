import { m } from '#messages';
import { allSheets, type Sheet } from '#platform/tables/xlsx/all-sheets.ts';
import { XlsxRefusal } from '#platform/tables/xlsx/xlsx-refusal.ts';
import type { Texts } from '../draft/tongues.ts';
import { refuseQuestionnaire } from '../refuse.ts';

const mostBytes = 64 * 1024 * 1024;
const mostCells = 400_000;
const known = new Set(['survey', 'choices', 'settings']);

/** A row of a sheet, by the headings in the first. */
export class FormRow {
  readonly number: number;
  readonly #cells: ReadonlyMap<string, string>;
  constructor(number: number, cells: ReadonlyMap<string, string>) {
    this.number = number;
    this.#cells = cells;
  }
  cell(...headings: readonly string[]): string {
    return (
      headings.map((heading) => this.#cells.get(heading)?.trim() ?? '').find((text) => text !== '') ?? ''
    );
  }
  get headings(): readonly string[] {
    return [...this.#cells.keys()];
  }
  /** The texts of a column and of its sisters in other languages: `label`, `label::Norsk (nb)`. */
  texts(column: string, plainTongue: string): Texts {
    const texts = new Map<string, string>();
    for (const [heading, text] of this.#cells) {
      if (text.trim() === '') continue;
      if (heading === column) texts.set(plainTongue, text);
      else if (heading.startsWith(`${column}::`)) texts.set(heading.slice(column.length + 2).trim(), text);
    }
    return texts;
  }
}

export type Form = {
  readonly survey: readonly FormRow[];
  readonly choices: readonly FormRow[];
  readonly settings: FormRow | undefined;
  /** Sheets that are no part of a form. */
  readonly otherSheets: readonly string[];
  /** Rows where a cell shows an error. */
  readonly errors: readonly { readonly sheet: string; readonly line: number }[];
};

/** @throws DomainError when it is no workbook, or not one with a form in it */
export function readForm(bytes: Uint8Array, fileName: string): Form {
  const sheets = sheetsOf(bytes, fileName);
  const named = (name: string) => sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);
  const survey = named('survey');
  const rows = survey ? rowsOf(survey) : [];
  const isForm = survey && ['type', 'name'].every((heading) => headingsOf(survey).includes(heading));
  if (!isForm) {
    return refuseQuestionnaire('not-xlsform', fileName, (locale) =>
      m.studies_import_no_form_sheet({}, { locale }),
    );
  }
  const [choices, settings] = [named('choices'), named('settings')];
  return {
    survey: rows,
    choices: choices ? rowsOf(choices) : [],
    settings: settings ? rowsOf(settings)[0] : undefined,
    otherSheets: sheets.map(({ name }) => name).filter((name) => !known.has(name.trim().toLowerCase())),
    errors: sheets.flatMap(({ name, errors }) => errors.map((line) => ({ sheet: name, line }))),
  };
}

function sheetsOf(bytes: Uint8Array, fileName: string): readonly Sheet[] {
  try {
    return allSheets(bytes, {
      mostBytes,
      mostCells,
      isWanted: (name) => known.has(name.trim().toLowerCase()),
    });
  } catch (error) {
    if (!(error instanceof XlsxRefusal)) throw error;
    return refuseQuestionnaire(error.code, fileName, error.say);
  }
}

function headingsOf({ rows }: Sheet): readonly string[] {
  return [...(rows[0]?.cells.values() ?? [])].map(heading);
}

/** `List name`, `media::image`, `label:English` and the like, as one writes them today. */
function heading(text: string): string {
  const clean = text.trim().replace(/\s*::?\s*/, '::');
  const [column = '', ...rest] = clean.split('::');
  const name = column
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return rest.length > 0 ? `${name}::${rest.join('::')}` : name;
}

function rowsOf({ rows }: Sheet): readonly FormRow[] {
  const [first, ...body] = rows;
  if (!first) return [];
  const headings = new Map([...first.cells].map(([column, text]) => [column, heading(text)]));
  return body.map(({ number, cells }) => {
    const byHeading = new Map<string, string>();
    for (const [column, text] of cells) {
      const name = headings.get(column);
      if (name !== undefined && !byHeading.has(name)) byHeading.set(name, text);
    }
    return new FormRow(number, byHeading);
  });
}
