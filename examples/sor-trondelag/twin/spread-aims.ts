import { type Aim, between } from './aim.ts';
import type { AnswerSheet } from './answer-sheet.ts';
import { GroupAim } from './group-aim.ts';

/**
 * Holds every measure near the mean and spread it has now. Left alone, a search that only watches correlations
 * lets answers drift towards all six being as common, which no survey of this kind shows.
 */
export function spreadAims(sheet: AnswerSheet, slack: number): Aim[] {
  const everyone = new Array<number>(sheet.rowCount).fill(0);
  return sheet.measures.map(({ id }, index) => {
    const scores = sheet.scores[index]!.filter((score) => !Number.isNaN(score));
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const squares = scores.reduce((sum, score) => sum + (score - mean) * (score - mean), 0);
    const sd = Math.sqrt(squares / (scores.length - 1));
    return new GroupAim(sheet, id, everyone, ([all]) => [
      [all!.mean, between(mean - slack, mean + slack)],
      [all!.sd, between(sd - slack, sd + slack)],
    ]);
  });
}
