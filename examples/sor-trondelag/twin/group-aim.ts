import { type Aim, type Interval, outside } from './aim.ts';
import type { AnswerSheet, Change } from './answer-sheet.ts';

/** What must hold of the groups' means and standard deviations. */
export type GroupFigures = (groups: { n: number; mean: number; sd: number }[]) => [number, Interval][];

/** A score's mean and standard deviation in each group. */
export class GroupAim implements Aim {
  readonly name: string;
  readonly measures: readonly number[];
  private readonly measure: number;
  private readonly groupOf: readonly (number | null)[];
  private readonly figures: GroupFigures;
  private readonly counts: { n: number; sum: number; squares: number }[];

  /** `groupOf` gives each row's group, 0-based, or null. */
  constructor(sheet: AnswerSheet, score: string, groupOf: readonly (number | null)[], figures: GroupFigures) {
    this.name = `groups(${score})`;
    this.measure = sheet.indexOf(score);
    this.measures = [this.measure];
    this.groupOf = groupOf;
    this.figures = figures;
    const groups = Math.max(...groupOf.map((group) => group ?? 0)) + 1;
    this.counts = Array.from({ length: groups }, () => ({ n: 0, sum: 0, squares: 0 }));
  }

  recount(sheet: AnswerSheet): void {
    for (const count of this.counts) count.n = count.sum = count.squares = 0;
    for (let row = 0; row < sheet.rowCount; row++) {
      const score = sheet.scores[this.measure]![row]!;
      const group = this.groupOf[row];
      if (group == null || Number.isNaN(score)) continue;
      const count = this.counts[group]!;
      count.n += 1;
      count.sum += score;
      count.squares += score * score;
    }
  }

  take({ row, scoreFrom, scoreTo }: Change): void {
    const group = this.groupOf[row];
    if (group == null || Number.isNaN(scoreTo)) return;
    const count = this.counts[group]!;
    count.sum += scoreTo - scoreFrom;
    count.squares += scoreTo * scoreTo - scoreFrom * scoreFrom;
  }

  private groups(): { n: number; mean: number; sd: number }[] {
    return this.counts.map(({ n, sum, squares }) => ({
      n,
      mean: sum / n,
      sd: Math.sqrt((squares - (sum * sum) / n) / (n - 1)),
    }));
  }

  loss(): number {
    let sum = 0;
    for (const [value, interval] of this.figures(this.groups())) sum += outside(value, interval);
    return sum;
  }

  report(): string {
    return this.groups()
      .map((group) => `${group.n}: ${group.mean.toFixed(5)} (${group.sd.toFixed(6)})`)
      .join(', ');
  }
}
