import { type RowSet, rowSetOf } from '#modules/privacy/index.ts';
import { type ConditionValue, passes, type Test } from '#modules/studies/index.ts';
import type { DataFile } from '../data-files/data-file.ts';

/** What a row answered to a variable; null for no answer. */
export type AnswerOf = (row: number) => ConditionValue | null;

/** Codes of a choice as they stand, otherwise numbers. The study file has been validated, so one of them is there. */
export function answersTo(variable: string, dataFile: DataFile): AnswerOf {
  const categories = dataFile.categories.get(variable);
  if (categories) return (row) => categories[row] ?? null;
  const numbers = dataFile.numbers.get(variable);
  if (!numbers) throw new Error(`No variable ${variable} in the ${dataFile.name} file`);
  return (row) => (Number.isNaN(numbers[row]!) ? null : numbers[row]!);
}

/** Who passes and who fails. Those who did not answer do neither. */
export function outcomeOf(test: Test, dataFile: DataFile): { passed: RowSet; failed: RowSet } {
  const answer = answersTo(test.variable, dataFile);
  const verdict = new Map<ConditionValue, boolean>();
  const passesWith = (value: ConditionValue) => {
    const known = verdict.get(value) ?? passes(test, value);
    verdict.set(value, known);
    return known;
  };
  const rows = (wanted: boolean) =>
    rowSetOf(dataFile.rowCount, (row) => {
      const value = answer(row);
      return value !== null && passesWith(value) === wanted;
    });
  return { passed: rows(true), failed: rows(false) };
}

/** The answer that most gave; of several, the first by code. Null where nobody answered. */
export function mostCommonAnswer(variable: string, dataFile: DataFile): ConditionValue | null {
  const answer = answersTo(variable, dataFile);
  const counts = new Map<ConditionValue, number>();
  for (let row = 0; row < dataFile.rowCount; row += 1) {
    const value = answer(row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : a > b ? 1 : 0));
  return first ? first[0] : null;
}
