import { m } from '#messages';
import { comparable, endsOf } from '#modules/studies/index.ts';
import type { Item } from '#modules/studies/schema.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import { everyText } from '../answer-codes.ts';
import type { AnswerColumns, AnswerSource, ExpectedHeadings } from '../answer-source.ts';
import { sayAllowed } from '../say-allowed.ts';
import { isUserMissing, type LabelledFile, type LabelledVariable } from './labelled-file.ts';
import { openLabelled } from './open-labelled.ts';

/** Answers in an SPSS or Stata file; undefined, and a problem, when it cannot be read. Lines are its rows. */
export function labelledSource(
  bytes: Uint8Array,
  problems: TableProblems,
  matcher: ExpectedHeadings,
): AnswerSource | undefined {
  const file = openLabelled(bytes, problems);
  if (!file) return undefined;
  return {
    headings: headingsOf(file, matcher),
    mostRows: file.rowCount,
    readRows: (columns) => readRows(file, columns, problems),
  };
}

/** A variable goes by its name; by its label where only that says which question it answers. */
function headingsOf({ variables }: LabelledFile, matcher: ExpectedHeadings): string[] {
  const found = new Set(variables.map(({ name }) => matcher.itemOf(name)?.id));
  return variables.map(({ name, label }) => {
    if (label === undefined || matcher.itemOf(name) || matcher.isOffice(name)) return name;
    const item = matcher.itemOf(label);
    if (!item || found.has(item.id)) return name;
    found.add(item.id);
    return label;
  });
}

function readRows(
  file: LabelledFile,
  { readers, cells, items }: AnswerColumns,
  problems: TableProblems,
): number {
  const columns = readers.map((reader, index) => {
    const variable = file.variables[cells[index]!]!;
    const item = items[index];
    refuseTurned(variable, item, problems);
    return { reader, variable, item, meaningOf: meanings(variable, item) };
  });
  // Row by row, so that the first hundred problems are those of the first rows.
  for (let row = 0; row < file.rowCount; row += 1) {
    for (const { reader, variable, item, meaningOf } of columns) {
      const meaning = meaningOf(valueAt(variable, row));
      if (reader.take(meaning, row) || !item) continue;
      const value = String(meaning);
      const place = { line: row + 1, columnName: variable.name, value };
      problems.add('not-allowed', place, sayAllowed(item, value));
    }
  }
  return file.rowCount;
}

function valueAt({ values }: LabelledVariable, row: number): number | string {
  return values.kind === 'text' ? values.texts[row]! : values.numbers[row]!;
}

/**
 * What a value of the file means in the study: nothing where it is missing, the option whose label it has, and
 * otherwise itself. Labels go before codes, since 1 may be "woman" in the one and "man" in the other.
 */
function meanings({ valueLabels, missing }: LabelledVariable, item: Item | undefined) {
  const known = new Map<number | string, number | string | null>();
  if (item?.kind === 'choice') {
    for (const [value, label] of valueLabels) {
      const wanted = comparable(label);
      const options = item.options.filter((option) =>
        everyText(option.label).map(comparable).includes(wanted),
      );
      if (options.length === 1) known.set(value, options[0]!.value);
    }
  }
  return (value: number | string): number | string | null => {
    if (Number.isNaN(value) || value === '' || isUserMissing(missing, value)) return null;
    return known.get(value) ?? value;
  };
}

/** Where the study's lowest answer has the label of another code, its answers would be turned around. */
function refuseTurned(
  { name, valueLabels }: LabelledVariable,
  item: Item | undefined,
  problems: TableProblems,
): void {
  if (item?.kind !== 'agreement') return;
  const ends = [item.lowest, item.lowest + item.points - 1];
  for (const [index, anchor] of endsOf(item).entries()) {
    const texts = everyText(anchor).map(comparable);
    const other = ends[index]!;
    // Where the end itself has that label, another code that has it too contradicts nothing.
    if (texts.includes(comparable(valueLabels.get(other) ?? ''))) continue;
    for (const [code, label] of valueLabels) {
      if (!texts.includes(comparable(label))) continue;
      problems.add('turned', { columnName: name }, (locale) =>
        m.analyses_answers_turned({ code: String(code), label, other }, { locale }),
      );
    }
  }
}
