import { summariseGroups } from '#statistics';
import type { OutcomeTable } from '../answers/answer-table.ts';
import { type AnalysisContext, categoriesOf, type DataFile } from './data-file.ts';
import { byCode, meanVerdicts, questionnaireOrder, withheldEverywhere } from './groups.ts';

/**
 * The office file: one row an office, its values the means of its respondents, beside the office's outcomes.
 *
 * An office mean that a comparison of the offices would withhold is left out. So no figure made from the office
 * file leans on an office where a person could be recognised, and none gives what the comparison withholds.
 *
 * @param people the data file that has the office column
 * @param officeColumn the variable that says where a respondent works
 */
export function buildOfficeFile(
  people: DataFile,
  officeColumn: string,
  outcomes: OutcomeTable | undefined,
  { study, policy }: Pick<AnalysisContext, 'study' | 'policy'>,
): DataFile {
  const officeOfRow = categoriesOf(people, officeColumn);
  const offices = [...new Set(officeOfRow.filter((office) => office !== null))].sort(byCode);
  const rowOf = new Map(offices.map((office, row) => [office, row]));
  const context = { study, dataFile: people, policy };
  const isWithheldEverywhere = withheldEverywhere(context, officeColumn);
  const inOrder = questionnaireOrder(context, officeColumn);
  const numbers = new Map<string, Float64Array>();

  for (const [variable, values] of people.numbers) {
    const means = summariseGroups(values, officeOfRow).sort((a, b) => inOrder(a.key, b.key));
    const verdicts = meanVerdicts(means, isWithheldEverywhere, policy);
    const column = new Float64Array(offices.length).fill(Number.NaN);
    means.forEach(({ key, mean }, place) => {
      if (verdicts[place] === 'shown') column[rowOf.get(key)!] = mean;
    });
    numbers.set(variable, column);
  }
  for (const [id, values] of Object.entries(outcomes?.outcomes ?? {})) {
    numbers.set(id, byOffice(values, outcomes!.offices, offices));
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
    outcomeParts: partsByOffice(outcomes, offices),
  };
}

type Offices = readonly (number | string | null)[];

/** Values in the order of the outcomes file, put in the order of the offices; NaN for an office it lacks. */
function byOffice(values: Float64Array, given: Offices, offices: Offices): Float64Array {
  const rowOf = new Map(given.map((office, row) => [office, row]));
  return Float64Array.from(offices, (office) => values[rowOf.get(office) ?? -1] ?? Number.NaN);
}

function partsByOffice(
  outcomes: OutcomeTable | undefined,
  offices: Offices,
): NonNullable<DataFile['outcomeParts']> {
  return new Map(
    Object.entries(outcomes?.parts ?? {}).map(([id, parts]) => [
      id,
      parts.map((part) => ({ id: part.id, answers: byOffice(part.answers, outcomes!.offices, offices) })),
    ]),
  );
}
