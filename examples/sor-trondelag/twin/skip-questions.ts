import { type AnswerSheet, notAnswered } from './answer-sheet.ts';
import { employeeDesign, skippedEmpowermentByAge } from './employee-design.ts';
import { measures } from './measures.ts';
import type { Chance } from './random.ts';

/** Takes away the answers nobody gave: whole sections by a few impatient ones, single statements by others. */
export function skipQuestions(sheet: AnswerSheet, age: readonly (number | null)[], chance: Chance): void {
  const { rowCount } = sheet;
  const everyone = Array.from({ length: rowCount }, (_, row) => row);
  const skip = (measure: number, row: number) => {
    for (const column of sheet.answers[measure]!) column[row] = notAnswered;
  };
  const ofAge = (wanted: number) => chance.shuffled(everyone.filter((row) => age[row] === wanted));
  const impatient = skippedEmpowermentByAge.flatMap((count, group) => ofAge(group + 1).slice(0, count));
  const empowerment = sheet.indexOf('psychologicalEmpowerment');
  for (const row of impatient) skip(empowerment, row);
  // Those who skip one section tend to skip others.
  while (impatient.length < 13) {
    const row = chance.below(rowCount);
    if (!impatient.includes(row)) impatient.push(row);
  }
  employeeDesign.forEach(({ measure, skipped }, index) => {
    if (index === empowerment) return;
    const rows = new Set<number>();
    const others = chance.shuffled(impatient);
    while (rows.size < skipped) {
      const row = others.length > 0 && chance.uniform() < 0.9 ? others.pop()! : chance.below(rowCount);
      rows.add(row);
    }
    for (const row of rows) skip(index, row);
    // A statement here and there is passed over as well.
    if (measures[measure].items.length > 1 && index !== empowerment) {
      for (let hole = 0; hole < 5; hole++) {
        const items = sheet.answers[index]!;
        const row = chance.below(rowCount);
        if (items.every((column) => column[row] !== notAnswered)) {
          items[chance.below(items.length)]![row] = notAnswered;
        }
      }
    }
  });
  // One to five of the twelve passed over: means with other denominators, without which the printed
  // fourth and fifth decimals of table 12 cannot be reached.
  for (const group of [1, 2, 3]) {
    const rows = ofAge(group).filter((row) => sheet.answers[empowerment]![0]![row] !== notAnswered);
    [1, 1, 2, 3, 5].forEach((holes, index) => {
      const items = chance.shuffled(sheet.answers[empowerment]!).slice(0, holes);
      for (const column of items) column[rows[index]!] = notAnswered;
    });
  }
}
