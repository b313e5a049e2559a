import { type DisclosurePolicy, isLargeEnough } from '#modules/privacy/index.ts';
import { exactSum } from '#statistics';
import type { OutcomeTable } from '../answers/answer-table.ts';
import { categoriesOf, type DataFile } from './data-file.ts';
import { byCode } from './groups.ts';

/**
 * The office file: one row an office, its values the means of its respondents, beside the office's outcomes.
 *
 * An office mean that rests on fewer respondents than the minimum group is left out, so that no figure made
 * from the office file leans on an office where a person could be recognised.
 *
 * @param people the data file that has the office column
 * @param officeColumn the variable that says where a respondent works
 */
export function buildOfficeFile(
  people: DataFile,
  officeColumn: string,
  outcomes: OutcomeTable | undefined,
  policy: DisclosurePolicy,
): DataFile {
  const officeOfRow = categoriesOf(people, officeColumn);
  const offices = [...new Set(officeOfRow.filter((office) => office !== null))].sort(byCode);
  const rowOf = new Map(offices.map((office, row) => [office, row]));
  const numbers = new Map<string, Float64Array>();

  for (const [variable, values] of people.numbers) {
    const answers: number[][] = offices.map(() => []);
    values.forEach((value, person) => {
      const office = officeOfRow[person];
      if (office === null || office === undefined || Number.isNaN(value)) return;
      answers[rowOf.get(office)!]!.push(value);
    });
    numbers.set(
      variable,
      Float64Array.from(answers, (own) =>
        isLargeEnough(own.length, policy) ? exactSum(own) / own.length : Number.NaN,
      ),
    );
  }
  for (const [id, values] of Object.entries(outcomes?.outcomes ?? {})) {
    const column = new Float64Array(offices.length).fill(Number.NaN);
    outcomes?.offices.forEach((office, index) => {
      const row = rowOf.get(office);
      if (row !== undefined) column[row] = values[index]!;
    });
    numbers.set(id, column);
  }
  return {
    name: 'office',
    unit: 'office',
    rowCount: offices.length,
    source: outcomes ? `${people.source} + ${outcomes.fileName}` : people.source,
    sha256: outcomes ? `${people.sha256}+${outcomes.sha256}` : people.sha256,
    numbers,
    categories: new Map([[officeColumn, offices]]),
    scaleItems: new Map(),
  };
}
