import { m } from '#messages';
import { comparable } from '#modules/studies/index.ts';
import { readRows } from '#platform/tables/read-rows.ts';
import type { TableProblems } from '#platform/tables/table-problem.ts';
import { fieldOfHeading, fieldsOfHeadings, type UnitField } from './unit-columns.rules.ts';
import { type FieldPlace, mostUnits, type RawUnit } from './unit-draft.ts';

export const largestUnitFileBytes = 20 * 1024 * 1024;

/** The units of a CSV file or a spreadsheet; what is wrong becomes problems. */
export function readUnitTable(bytes: Uint8Array, problems: TableProblems): readonly RawUnit[] {
  const table = readRows({
    bytes,
    problems,
    isExpectedHeading: (heading) => fieldOfHeading(heading) !== undefined,
    mostRows: mostUnits,
    mostBytes: 5 * largestUnitFileBytes,
  });
  if (!table) return [];
  if (table.isTooLong) {
    problems.add('too-many', {}, (locale) => m.register_problem_too_many({ most: mostUnits }, { locale }));
    return [];
  }
  const fields = fieldsOfHeadings(table.headings);
  if (!fields.includes('number')) {
    problems.add('no-number-column', { line: 1 }, (locale) =>
      m.register_problem_no_number_column({}, { locale }),
    );
    return [];
  }
  const used = fields.flatMap((field, index) => (field ? [{ field, index }] : []));
  const headings = table.headings.map(comparable);
  for (const { index } of used) {
    if (headings.lastIndexOf(headings[index]!) === index) continue;
    problems.add('column-twice', { line: 1, columnName: table.headings[index]! }, (locale) =>
      m.register_problem_column_twice({}, { locale }),
    );
  }
  return table.rows.map(({ line, cells }) => ({
    line,
    fields: new Map(
      used.map(({ field, index }): [UnitField, { text: string; place: FieldPlace }] => {
        const text = cells[index] ?? '';
        const place = { line, columnName: table.headings[index]!, ...(text === '' ? {} : { value: text }) };
        return [field, { text, place }];
      }),
    ),
  }));
}
