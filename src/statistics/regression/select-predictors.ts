import type { Column } from '../column.ts';
import { describeLinearModel, type LinearRegression } from '../linear-regression.ts';
import { momentsOf } from '../moments.ts';
import { StatisticsError } from '../statistics-error.ts';
import { fitLinearModel, orderedRows } from './fit-linear-model.ts';

export type SelectionStep = {
  readonly action: 'enter' | 'remove';
  /** The predictor's place among the candidates, from 0. */
  readonly predictor: number;
  /** Of the predictor, in the model that has it: after it entered, before it was removed. Null: a perfect fit. */
  readonly t: number | null;
  readonly pValue: number;
  /** Of the model that the step leads to. */
  readonly rSquared: number;
};

export type PredictorSelection = {
  readonly n: number;
  readonly steps: readonly SelectionStep[];
  /** The candidates' places, in their own order. */
  readonly selected: readonly number[];
  /** Null where none was selected. */
  readonly model: LinearRegression | null;
};

export type SelectionOptions = {
  readonly direction: 'forward' | 'backward';
  /** A predictor enters with p at most this. */
  readonly enter?: number;
  /** A predictor is removed with p above this. */
  readonly remove?: number;
};

/**
 * Lets p-values choose the predictors, one at a time: forward takes in the one with the smallest p while it is at
 * most `enter` (.05), backward starts with all and removes the one with the largest p while it is above `remove`
 * (.10), as SPSS's REGRESSION /METHOD=FORWARD and BACKWARD with their usual PIN and POUT.
 *
 * Shapes: as `linearRegression`. The same rows carry every model: those with the outcome and all candidates.
 * Of two with the same p the one named first goes first; forward passes over a candidate that is a combination of
 * those already in.
 * Assumptions: those of `linearRegression`, which selection breaks: R², F, t and p of the model it ends with are
 * too good, for they are computed as if it had been chosen before the data were seen.
 * Errors: as `linearRegression`; 'invalid-argument' for a level outside 0–1.
 * Source: Draper & Smith (1998), Applied Regression Analysis, 3rd ed., ch. 15; against its p-values: Harrell (2015),
 * Regression Modeling Strategies, 2nd ed., § 4.3. Agrees with a loop over R's lm (reference/regression.R).
 *
 * @example
 * selectPredictors([1, 2, 4, 5, 4], [[0, 1, 2, 3, 4], [1, 0, 2, 1, 0]], { direction: 'backward' }).selected; // [0]
 */
export function selectPredictors(
  outcome: Column,
  candidates: readonly Column[],
  { direction, enter = 0.05, remove = 0.1 }: SelectionOptions,
): PredictorSelection {
  for (const level of [enter, remove]) {
    if (!(level >= 0 && level <= 1)) throw new StatisticsError('invalid-argument', `no level: ${level}`);
  }
  const rows = orderedRows(outcome, candidates);
  requireVariation(rows);
  const fit = (chosen: readonly number[]) =>
    describeLinearModel(fitLinearModel([rows[0]!, ...chosen.map((place) => rows[place + 1]!)]), 'classic');
  const { chosen, steps } =
    direction === 'forward'
      ? goForward(candidates.length, fit, enter)
      : goBackward(candidates.length, fit, remove);
  const selected = chosen.toSorted((a, b) => a - b);
  return { n: rows[0]!.length, steps, selected, model: selected.length === 0 ? null : fit(selected) };
}

type Fit = (chosen: readonly number[]) => LinearRegression;
type Walk = { readonly chosen: readonly number[]; readonly steps: readonly SelectionStep[] };

function goForward(count: number, fit: Fit, enter: number): Walk {
  const chosen: number[] = [];
  const steps: SelectionStep[] = [];
  for (;;) {
    let best: { place: number; t: number | null; size: number; model: LinearRegression } | null = null;
    for (let place = 0; place < count; place++) {
      if (chosen.includes(place)) continue;
      const model = fitUnlessCollinear(fit, [...chosen, place]);
      if (model === null) continue;
      const { t } = model.terms.at(-1)!;
      const size = sizeOf(t);
      if (best === null || size > best.size) best = { place, t, size, model };
    }
    if (best === null) return { chosen, steps };
    const pValue = best.model.terms.at(-1)!.pValue ?? 0;
    if (pValue > enter) return { chosen, steps };
    chosen.push(best.place);
    steps.push({ action: 'enter', predictor: best.place, t: best.t, pValue, rSquared: best.model.rSquared });
    // Nothing is left for another to explain.
    if (best.t === null) return { chosen, steps };
  }
}

function goBackward(count: number, fit: Fit, remove: number): Walk {
  let chosen = Array.from({ length: count }, (_, place) => place);
  const steps: SelectionStep[] = [];
  let model = fit(chosen);
  for (;;) {
    const terms = model.terms.slice(1);
    const weakest = terms.reduce(
      (least, term, j) => (sizeOf(term.t) < sizeOf(terms[least]!.t) ? j : least),
      0,
    );
    const { t, pValue } = terms[weakest]!;
    if ((pValue ?? 0) <= remove) return { chosen, steps };
    const predictor = chosen[weakest]!;
    chosen = chosen.filter((place) => place !== predictor);
    if (chosen.length > 0) model = fit(chosen);
    steps.push({
      action: 'remove',
      predictor,
      t,
      pValue: pValue ?? 0,
      rSquared: chosen.length === 0 ? 0 : model.rSquared,
    });
    if (chosen.length === 0) return { chosen, steps };
  }
}

/** |t| orders as p does, and still does where p is too small for a double. */
function sizeOf(t: number | null): number {
  return t === null ? Number.POSITIVE_INFINITY : Math.abs(t);
}

function fitUnlessCollinear(fit: Fit, chosen: readonly number[]): LinearRegression | null {
  try {
    return fit(chosen);
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'collinear') return null;
    throw error;
  }
}

function requireVariation(rows: readonly Float64Array[]): void {
  momentsOf(rows).crossProducts.forEach((row, index) => {
    if (row[index] !== 0) return;
    const which = index === 0 ? 'the outcome' : `predictor ${index - 1}`;
    throw new StatisticsError('zero-variance', `${which} does not vary`);
  });
}
