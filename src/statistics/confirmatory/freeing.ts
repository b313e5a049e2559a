import { forwards, type Rows } from './cholesky.ts';
import type { Cell, FactorModel, Sample } from './factor-model.ts';
import { dot, type GroupState, movementOf, type Products, productsOf } from './implied-moments.ts';
import { freeCells, informationOf, type Position, scoreOf, totalOf } from './likelihood.ts';

/** What χ² would fall by if one element were free in one group, about, and how far it would move. */
export type Freeing = { readonly index: number; readonly expectedChange: number };

/**
 * The score test of setting one element of one group free, with the expected information; null where it would not be
 * identified.
 *
 * Shapes: `information` is the Cholesky factor of the information about the model's parameters.
 * Source: Sörbom (1989), Psychometrika 54:371–384; expected change, Saris, Satorra & Sörbom (1987), Sociological
 * Methodology 17:105–129. Agrees with lavaan's modindices and lavTestScore.
 */
export function freeingIn(
  model: FactorModel,
  samples: readonly Sample[],
  position: Position,
  information: Rows,
  group: number,
): (element: Pick<Cell, 'place' | 'row' | 'column'>) => Freeing | null {
  const n = totalOf(samples);
  const sample = samples[group]!;
  const share = sample.n / n;
  const state: GroupState = position.states[group]!;
  const products: Products = productsOf(state, sample, model.items);
  const free = freeCells(model, group).map((cell) => ({
    parameter: cell.parameter,
    movement: movementOf(cell, model, state),
  }));
  return (element) => {
    const movement = movementOf(element, model, state);
    const shared = new Float64Array(model.parameters);
    for (const each of free) {
      shared[each.parameter]! += share * informationOf(movement, each.movement, products);
    }
    const own = share * informationOf(movement, movement, products);
    const taken = forwards(information, shared);
    const left = own - dot(taken, taken);
    // Rounding is all that is left where the other parameters can do the same.
    if (!(left > 1e-9 * own)) return null;
    const score = share * scoreOf(movement, products);
    return { index: (n * score * score) / left, expectedChange: score / left };
  };
}
