import { type Aim, type Interval, outside } from './aim.ts';
import type { AnswerSheet, Change } from './answer-sheet.ts';

export interface Term {
  B: number;
  standardError: number;
  beta: number;
  t: number;
}
export interface Fit {
  n: number;
  constant: Term;
  terms: Term[];
  rSquared: number;
}
export type FitFigures = (fit: Fit) => [number, Interval][];

/** Least squares of one score on others, over those who have them all, from sums and cross-products. */
export class RegressionAim implements Aim {
  readonly name: string;
  /** The predictors, then the outcome. */
  readonly measures: readonly number[];
  private readonly figures: FitFigures;
  private readonly position: Map<number, number>;
  private complete: boolean[] = [];
  private n = 0;
  private readonly sums: Float64Array;
  private readonly products: Float64Array[];
  private readonly lower: Float64Array[];
  private readonly inverse: Float64Array[];

  constructor(sheet: AnswerSheet, outcome: string, predictors: readonly string[], figures: FitFigures) {
    this.name = `regression(${outcome})`;
    this.measures = [...predictors, outcome].map((id) => sheet.indexOf(id));
    this.position = new Map(this.measures.map((measure, index) => [measure, index]));
    this.figures = figures;
    const size = this.measures.length;
    const square = () => Array.from({ length: size }, () => new Float64Array(size));
    this.sums = new Float64Array(size);
    this.products = square();
    this.lower = square();
    this.inverse = square();
  }

  recount(sheet: AnswerSheet): void {
    this.n = 0;
    this.sums.fill(0);
    for (const row of this.products) row.fill(0);
    this.complete = [];
    for (let row = 0; row < sheet.rowCount; row++) {
      const scores = this.measures.map((measure) => sheet.scores[measure]![row]!);
      this.complete.push(!scores.some(Number.isNaN));
      if (!this.complete[row]) continue;
      this.n += 1;
      scores.forEach((a, i) => {
        this.sums[i]! += a;
        scores.forEach((b, j) => {
          this.products[i]![j]! += a * b;
        });
      });
    }
  }

  take({ row, measure, scoreFrom, scoreTo }: Change, sheet: AnswerSheet): void {
    if (!this.complete[row]) return;
    const i = this.position.get(measure)!;
    const step = scoreTo - scoreFrom;
    this.sums[i]! += step;
    for (let j = 0; j < this.measures.length; j++) {
      if (j === i) continue;
      const added = step * sheet.scores[this.measures[j]!]![row]!;
      this.products[i]![j]! += added;
      this.products[j]![i]! += added;
    }
    this.products[i]![i]! += scoreTo * scoreTo - scoreFrom * scoreFrom;
  }

  /** Cholesky of the centred cross-products; its last row carries the outcome, so it holds the fit as well. */
  fit(): Fit {
    const { n, lower, inverse, sums, products } = this;
    const size = this.measures.length;
    const k = size - 1;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column <= row; column++) {
        let rest = products[row]![column]! - (sums[row]! * sums[column]!) / n;
        for (let m = 0; m < column; m++) rest -= lower[row]![m]! * lower[column]![m]!;
        lower[row]![column] =
          row === column ? Math.sqrt(Math.max(rest, 1e-12)) : rest / lower[column]![column]!;
      }
    }
    for (let column = 0; column < k; column++) {
      for (let row = column; row < k; row++) {
        let rest = row === column ? 1 : 0;
        for (let m = column; m < row; m++) rest -= lower[row]![m]! * inverse[m]![column]!;
        inverse[row]![column] = rest / lower[row]![row]!;
      }
    }
    const outcome = lower[k]!;
    const residual = outcome[k]! * outcome[k]!;
    const variance = residual / (n - k - 1);
    const total = products[k]![k]! - (sums[k]! * sums[k]!) / n;
    const terms: Term[] = [];
    let constant = sums[k]! / n;
    for (let j = 0; j < k; j++) {
      let B = 0;
      let diagonal = 0;
      for (let m = j; m < k; m++) {
        B += inverse[m]![j]! * outcome[m]!;
        diagonal += inverse[m]![j]! * inverse[m]![j]!;
      }
      const standardError = Math.sqrt(variance * diagonal);
      const spread = products[j]![j]! - (sums[j]! * sums[j]!) / n;
      terms.push({ B, standardError, beta: B * Math.sqrt(spread / total), t: B / standardError });
      constant -= (B * sums[j]!) / n;
    }
    let leverage = 1 / n;
    for (let m = 0; m < k; m++) {
      let z = 0;
      for (let j = 0; j <= m; j++) z += (inverse[m]![j]! * sums[j]!) / n;
      leverage += z * z;
    }
    const standardError = Math.sqrt(variance * leverage);
    return {
      n,
      constant: { B: constant, standardError, beta: 0, t: constant / standardError },
      terms,
      rSquared: 1 - residual / total,
    };
  }

  loss(): number {
    let sum = 0;
    for (const [value, interval] of this.figures(this.fit())) sum += outside(value, interval);
    return sum;
  }

  report(): string {
    const fit = this.fit();
    const say = (term: Term) =>
      `B ${term.B.toFixed(4)} se ${term.standardError.toFixed(4)} beta ${term.beta.toFixed(4)} t ${term.t.toFixed(3)}`;
    return [`n ${fit.n} R2 ${fit.rSquared.toFixed(3)}`, say(fit.constant), ...fit.terms.map(say)].join(
      '\n    ',
    );
  }
}
