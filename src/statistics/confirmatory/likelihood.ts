import { type Cell, type FactorModel, type Sample, zeros } from './factor-model.ts';
import {
  type GroupState,
  groupState,
  type Movement,
  movementOf,
  type Products,
  productsOf,
} from './implied-moments.ts';

/** A model with its parameters at certain values, and the samples it is held against. */
export type Position = {
  readonly parameters: Float64Array;
  readonly states: readonly GroupState[];
  /** Σ over groups of n/N·(ln|Σ| + tr(TΣ⁻¹)): what maximum likelihood makes smallest. */
  readonly discrepancy: number;
};

/** The derivatives of the log-likelihood, divided by N. */
export type Slope = { readonly score: Float64Array; readonly information: Float64Array[] };

/** Where the likelihood is largest. */
export type Solution = { readonly position: Position; readonly slope: Slope };

/** Where these parameters put the model; null where some Σ is not positive definite. */
export function positionAt(
  model: FactorModel,
  samples: readonly Sample[],
  parameters: Float64Array,
): Position | null {
  const total = totalOf(samples);
  const states: GroupState[] = [];
  let discrepancy = 0;
  for (const [group, sample] of samples.entries()) {
    const state = groupState(model, group, parameters, sample);
    if (state === null || !Number.isFinite(state.discrepancy)) return null;
    states.push(state);
    discrepancy += (sample.n / total) * state.discrepancy;
  }
  return { parameters, states, discrepancy };
}

/**
 * Score and expected (Fisher) information per answer, for the parameters of the model.
 * Source: Jöreskog (1969), Psychometrika 34:183–202; the information ½·tr(Σ⁻¹ΣᵢΣ⁻¹Σⱼ) + μᵢᵀΣ⁻¹μⱼ of the
 * normal distribution, with each ∂Σ written as uvᵀ + vuᵀ so that four products of vectors give it.
 */
export function slopeAt(model: FactorModel, samples: readonly Sample[], position: Position): Slope {
  const score = new Float64Array(model.parameters);
  const information = zeros(model.parameters, model.parameters);
  const total = totalOf(samples);
  for (const [group, sample] of samples.entries()) {
    const state = position.states[group]!;
    const products = productsOf(state, sample, model.items);
    const share = sample.n / total;
    const moving = freeCells(model, group).map((cell) => ({
      parameter: cell.parameter,
      movement: movementOf(cell, model, state),
    }));
    for (const [place, { parameter, movement }] of moving.entries()) {
      score[parameter]! += share * scoreOf(movement, products);
      const row = information[parameter]!;
      for (const [otherPlace, other] of moving.entries()) {
        if (otherPlace > place) break;
        const value = share * informationOf(movement, other.movement, products);
        row[other.parameter]! += value;
        if (otherPlace < place) information[other.parameter]![parameter]! += value;
      }
    }
  }
  return { score, information };
}

export function freeCells(model: FactorModel, group: number): (Cell & { readonly parameter: number })[] {
  return model.cells.flatMap((cell) =>
    cell.group === group && cell.parameter !== null ? [{ ...cell, parameter: cell.parameter }] : [],
  );
}

/** −½·tr(A·∂Σ) + ∂μᵀW(m − μ), A = W − WTW. */
export function scoreOf({ u, v, size, mean, meanSize }: Movement, { residual, gap }: Products): number {
  return meanSize * gap[mean]! - size * residual[u]![v]!;
}

export function informationOf(a: Movement, b: Movement, { weighted }: Products): number {
  const [fromU, fromV] = [weighted[a.u]!, weighted[a.v]!];
  const covariance = a.size * b.size * (fromU[b.u]! * fromV[b.v]! + fromU[b.v]! * fromV[b.u]!);
  return covariance + a.meanSize * b.meanSize * weighted[a.mean]![b.mean]!;
}

export function totalOf(samples: readonly Sample[]): number {
  return samples.reduce((sum, { n }) => sum + n, 0);
}
