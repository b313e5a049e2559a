import { exactSum } from '../exact-sum.ts';
import { midRanks } from '../mid-ranks.ts';

export type Classification = {
  /** The chance that an event has a higher fitted probability than a non-event, ties counting half. */
  readonly areaUnderCurve: number;
  /** With an event foretold where its fitted probability is at least .5. */
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  readonly correct: number;
};

/**
 * How well fitted probabilities tell events (1) from non-events (0): the area under the ROC curve and the table
 * at .5.
 *
 * Shapes: outcomes and linear predictors (log odds) of equal length, both outcomes among them. Units: `correct` is a share.
 * Assumptions: none; figures from the rows that the model was fitted to flatter it. Errors: none.
 * Source: Hanley & McNeil (1982), Radiology 143:29–36 (the area is Mann and Whitney's U over n₁n₀). Agrees with
 * R's pROC::auc.
 *
 * @example
 * classify(Float64Array.of(0, 1, 1), Float64Array.of(-2, -1, 3)).areaUnderCurve; // 1
 */
export function classify(outcome: Float64Array, linear: Float64Array): Classification {
  const { ranks } = midRanks(linear);
  const events = outcome.reduce((count, value) => count + value, 0);
  const others = outcome.length - events;
  const rankSum = exactSum(ranks.filter((_, row) => outcome[row] === 1));
  const foretold = (value: number, isForetold: boolean) =>
    outcome.reduce((count, y, row) => count + (y === value && linear[row]! >= 0 === isForetold ? 1 : 0), 0);
  const truePositives = foretold(1, true);
  const trueNegatives = foretold(0, false);
  return {
    areaUnderCurve: (rankSum - (events * (events + 1)) / 2) / (events * others),
    truePositives,
    falsePositives: others - trueNegatives,
    trueNegatives,
    falseNegatives: events - truePositives,
    correct: (truePositives + trueNegatives) / outcome.length,
  };
}
