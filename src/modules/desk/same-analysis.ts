import { type PlanEntry, planEntry } from '#modules/studies/schema.ts';
import { filterText } from './filter-text.ts';
import { writeQuestion } from './question-address.ts';
import { questionOf } from './question-of-entry.ts';

/** The analysis among these that asks the same of the same people, whatever it is called. */
export function sameAnalysis(
  written: Readonly<Record<string, unknown>>,
  entries: readonly PlanEntry[],
): PlanEntry | undefined {
  const wanted = askedBy(planEntry.parse(written));
  return entries.find((entry) => wanted !== null && askedBy(entry) === wanted);
}

function askedBy(entry: PlanEntry): string | null {
  const question = questionOf(entry);
  if (question === null) return null;
  return writeQuestion({ ...question, filter: [], joinedBy: 'and', where: filterText(question) });
}
