import { type AnswerSheet, notAnswered } from './answer-sheet.ts';
import type { Chance } from './random.ts';

/** Moves those nearest the border until exactly as many as printed answer 1 to 3. */
export function splitRegisters(sheet: AnswerSheet, wantedLow: number, chance: Chance): void {
  const column = sheet.answers[sheet.indexOf('registers')]![0]!;
  const rows = chance.shuffled(Array.from(column, (_, row) => row));
  let low = column.filter((answer) => answer !== notAnswered && answer <= 3).length;
  for (const row of rows) {
    if (low > wantedLow && column[row] === 3) {
      column[row] = 4;
      low -= 1;
    } else if (low < wantedLow && column[row] === 4) {
      column[row] = 3;
      low += 1;
    }
  }
}
