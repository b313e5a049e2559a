import { bothOf, type DisclosurePolicy, type RowSet, rowSetOf } from '#modules/privacy/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import { crossGroups } from '../compare-two-way/cells.ts';
import { shownCells } from '../compare-two-way/withholding.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { answersTo, mostCommonAnswer } from './answer-tests.ts';
import { filterDataFile } from './filter-data-file.ts';

/** Of two crossed groupings: whom each cell is of whose mean is shown, within the filter. */
export function cellSets(
  entry: PlanEntry,
  { own, chosen }: { readonly own: RowSet; readonly chosen: RowSet },
  context: { readonly study: Study; readonly dataFile: DataFile; readonly policy: DisclosurePolicy },
): RowSet[] {
  if (!('compareTwoWay' in entry)) return [];
  const { outcome, by } = entry.compareTwoWay;
  const { dataFile } = context;
  const within = { ...context, dataFile: filterDataFile(dataFile, chosen) };
  const isIn = by.map((variable) => {
    const [answer, usual] = [answersTo(variable, dataFile), mostCommonAnswer(variable, dataFile)];
    return (row: number, value: string | number) => (answer(row) ?? usual) === value;
  });
  return shownCells(crossGroups(outcome, by, within), by, within).map((values) =>
    bothOf(
      own,
      rowSetOf(dataFile.rowCount, (row) => isIn.every((test, side) => test(row, values[side]!))),
    ),
  );
}
