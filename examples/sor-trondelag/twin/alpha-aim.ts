import { type Aim, type Interval, outside } from './aim.ts';
import { type AnswerSheet, type Change, notAnswered } from './answer-sheet.ts';

/** Cronbach's alpha of one scale, over those who answered all its items. */
export class AlphaAim implements Aim {
  readonly name: string;
  readonly measures: readonly number[];
  private readonly measure: number;
  private readonly interval: Interval;
  private complete: boolean[] = [];
  private totals: number[] = [];
  private n = 0;
  private itemSums: number[] = [];
  private itemSquares: number[] = [];
  private totalSum = 0;
  private totalSquares = 0;

  constructor(sheet: AnswerSheet, scale: string, interval: Interval) {
    this.name = `alpha(${scale})`;
    this.measure = sheet.indexOf(scale);
    this.measures = [this.measure];
    this.interval = interval;
  }

  recount(sheet: AnswerSheet): void {
    const items = sheet.answers[this.measure]!;
    this.itemSums = items.map(() => 0);
    this.itemSquares = items.map(() => 0);
    this.n = this.totalSum = this.totalSquares = 0;
    this.complete = [];
    this.totals = [];
    for (let row = 0; row < sheet.rowCount; row++) {
      const answers = items.map((column) => column[row]!);
      const total = answers.reduce((sum, answer) => sum + answer, 0);
      this.complete.push(!answers.includes(notAnswered));
      this.totals.push(total);
      if (!this.complete[row]) continue;
      this.n += 1;
      this.totalSum += total;
      this.totalSquares += total * total;
      answers.forEach((answer, item) => {
        this.itemSums[item]! += answer;
        this.itemSquares[item]! += answer * answer;
      });
    }
  }

  take({ row, item, from, to }: Change): void {
    if (!this.complete[row]) return;
    const before = this.totals[row]!;
    const after = before + to - from;
    this.totals[row] = after;
    this.totalSum += to - from;
    this.totalSquares += after * after - before * before;
    this.itemSums[item]! += to - from;
    this.itemSquares[item]! += to * to - from * from;
  }

  private alpha(): number {
    const { n } = this;
    let items = 0;
    for (let item = 0; item < this.itemSums.length; item++) {
      items += this.itemSquares[item]! - (this.itemSums[item]! * this.itemSums[item]!) / n;
    }
    const total = this.totalSquares - (this.totalSum * this.totalSum) / n;
    const k = this.itemSums.length;
    return (k / (k - 1)) * (1 - items / total);
  }

  loss(): number {
    return outside(this.alpha(), this.interval);
  }

  report(): string {
    return `${this.alpha().toFixed(4)} (n ${this.n})`;
  }
}
