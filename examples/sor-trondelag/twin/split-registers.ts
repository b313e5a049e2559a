import { type AnswerSheet, notAnswered } from './answer-sheet.ts';
import type { Chance } from './random.ts';

/**
 * Moves those nearest the border until exactly as many as wanted answer 1, 2 and 3. Nobody may cross it later.
 * `low` gives how many of each; the lowest answers go to those who were lowest before.
 */
export function splitRegisters(
  sheet: AnswerSheet,
  low: readonly [number, number, number],
  chance: Chance,
): void {
  const column = sheet.answers[sheet.indexOf('registers')]![0]!;
  const answered = chance
    .shuffled(Array.from(column, (_, row) => row))
    .filter((row) => column[row] !== notAnswered)
    .sort((a, b) => column[a]! - column[b]!);
  for (const [index, count] of low.entries()) {
    for (const row of answered.splice(0, count)) column[row] = index + 1;
  }
  for (const row of answered) column[row] = Math.max(4, column[row]!);
}

/** For `repair`: an answer may change, but not into or within the lower half of this question. */
export function keepsRegisters(measureId: string, from: number, to: number): boolean {
  return measureId !== 'registers' || (from > 3 && to > 3);
}
