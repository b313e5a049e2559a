/** What is measured: one item, or several whose mean is the score. */
export interface Measure {
  id: string;
  items: string[];
}

/** 0 stands for "not answered"; answers are 1 to 6. */
export const notAnswered = 0;

/** One cell changed by one step, as the aims hear of it. */
export interface Change {
  row: number;
  measure: number;
  item: number;
  from: number;
  to: number;
  scoreFrom: number;
  scoreTo: number;
}

/** Answers by measure, item and row, with the scores kept up to date. */
export class AnswerSheet {
  readonly measures: readonly Measure[];
  readonly rowCount: number;
  /** answers[measure][item][row] */
  readonly answers: Int8Array[][];
  /** scores[measure][row]; NaN when fewer than half of the items are answered. */
  readonly scores: Float64Array[];

  constructor(measures: readonly Measure[], rowCount: number) {
    this.measures = measures;
    this.rowCount = rowCount;
    this.answers = measures.map((measure) => measure.items.map(() => new Int8Array(rowCount)));
    this.scores = measures.map(() => new Float64Array(rowCount).fill(Number.NaN));
  }

  indexOf(id: string): number {
    const index = this.measures.findIndex((measure) => measure.id === id);
    if (index < 0) throw new Error(`no measure called ${id}`);
    return index;
  }

  scoreOf(measure: number, row: number): number {
    const items = this.answers[measure]!;
    let sum = 0;
    let answered = 0;
    for (let item = 0; item < items.length; item++) {
      const answer = items[item]![row]!;
      if (answer !== notAnswered) {
        sum += answer;
        answered++;
      }
    }
    return answered > 0 && answered * 2 >= items.length ? sum / answered : Number.NaN;
  }

  rescore(): void {
    this.scores.forEach((scores, measure) => {
      for (let row = 0; row < this.rowCount; row++) scores[row] = this.scoreOf(measure, row);
    });
  }

  /** Sets one answer and says what that changed. */
  set(measure: number, item: number, row: number, to: number): Change {
    const column = this.answers[measure]![item]!;
    const from = column[row]!;
    const scoreFrom = this.scores[measure]![row]!;
    column[row] = to;
    const scoreTo = this.scoreOf(measure, row);
    this.scores[measure]![row] = scoreTo;
    return { row, measure, item, from, to, scoreFrom, scoreTo };
  }
}
