import { type Aim, type Interval, outside } from './aim.ts';
import type { AnswerSheet, Change } from './answer-sheet.ts';

/** Pearson's r between two scores, over those who have both. */
export class CorrelationAim implements Aim {
  readonly name: string;
  readonly measures: readonly number[];
  private readonly x: number;
  private readonly y: number;
  private readonly interval: Interval;
  private n = 0;
  private sumX = 0;
  private sumY = 0;
  private sumXX = 0;
  private sumYY = 0;
  private sumXY = 0;

  constructor(sheet: AnswerSheet, x: string, y: string, interval: Interval) {
    this.name = `r(${x}, ${y})`;
    this.x = sheet.indexOf(x);
    this.y = sheet.indexOf(y);
    this.measures = [this.x, this.y];
    this.interval = interval;
  }

  recount(sheet: AnswerSheet): void {
    this.n = this.sumX = this.sumY = this.sumXX = this.sumYY = this.sumXY = 0;
    for (let row = 0; row < sheet.rowCount; row++) {
      const x = sheet.scores[this.x]![row]!;
      const y = sheet.scores[this.y]![row]!;
      if (Number.isNaN(x + y)) continue;
      this.n += 1;
      this.sumX += x;
      this.sumY += y;
      this.sumXX += x * x;
      this.sumYY += y * y;
      this.sumXY += x * y;
    }
  }

  take(change: Change, sheet: AnswerSheet): void {
    const isX = change.measure === this.x;
    const other = sheet.scores[isX ? this.y : this.x]![change.row]!;
    const { scoreFrom, scoreTo } = change;
    if (Number.isNaN(other + scoreTo)) return;
    const step = scoreTo - scoreFrom;
    const square = scoreTo * scoreTo - scoreFrom * scoreFrom;
    this.sumXY += step * other;
    if (isX) {
      this.sumX += step;
      this.sumXX += square;
    } else {
      this.sumY += step;
      this.sumYY += square;
    }
  }

  private r(): number {
    const { n } = this;
    const xx = this.sumXX - (this.sumX * this.sumX) / n;
    const yy = this.sumYY - (this.sumY * this.sumY) / n;
    return (this.sumXY - (this.sumX * this.sumY) / n) / Math.sqrt(xx * yy);
  }

  loss(): number {
    return outside(this.r(), this.interval);
  }

  report(): string {
    return `${this.r().toFixed(4)} (n ${this.n})`;
  }
}
