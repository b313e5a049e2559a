import type { FactorModel } from './factor-model.ts';
import { type GroupState, movementOf } from './implied-moments.ts';
import { freeCells } from './likelihood.ts';

/** A quantity and its derivatives about the parameters. */
export type Derived = { readonly value: number; readonly derivatives: Float64Array };

/** What the elements of a group's matrices are made of, with derivatives about the parameters. */
export type DerivedElements = {
  readonly loading: (item: number, factor: number) => Derived;
  readonly factorCovariance: (a: number, b: number) => Derived;
  readonly residual: (a: number, b: number) => Derived;
  readonly impliedVariance: (item: number) => Derived;
};

export function derivedElements(model: FactorModel, group: number, state: GroupState): DerivedElements {
  const { loadings, factorCovariances, residuals } = state.matrices;
  const cells = freeCells(model, group);
  const element = (value: number, place: string, row: number, column: number): Derived => {
    const derivatives = new Float64Array(model.parameters);
    const found = cells.find((cell) => cell.place === place && cell.row === row && cell.column === column);
    if (found) derivatives[found.parameter] = 1;
    return { value, derivatives };
  };
  const impliedVariance = (item: number): Derived => {
    const derivatives = new Float64Array(model.parameters);
    for (const cell of cells) {
      const { u, v, size } = movementOf(cell, model, state);
      derivatives[cell.parameter]! += 2 * size * state.directions[u]![item]! * state.directions[v]![item]!;
    }
    return { value: state.implied[item]![item]!, derivatives };
  };
  const variances = state.implied.map((_, item) => impliedVariance(item));
  return {
    loading: (item, factor) => element(loadings[item]![factor]!, 'loading', item, factor),
    factorCovariance: (a, b) =>
      element(factorCovariances[a]![b]!, 'factorCovariance', Math.max(a, b), Math.min(a, b)),
    residual: (a, b) => element(residuals[a]![b]!, 'residual', Math.max(a, b), Math.min(a, b)),
    impliedVariance: (item) => variances[item]!,
  };
}

/**
 * value · √(up / down): a loading in standard deviations has its factor's variance above and its item's below.
 * Null where a variance is not above 0.
 */
export function rescaled(value: Derived, up: readonly Derived[], down: readonly Derived[]): Derived | null {
  if ([...up, ...down].some((variance) => !(variance.value > 0))) return null;
  const factor = Math.sqrt(
    up.reduce((product, each) => product * each.value, 1) /
      down.reduce((product, each) => product * each.value, 1),
  );
  const scaled = value.value * factor;
  const derivatives = value.derivatives.map((derivative, index) => {
    let relative = 0;
    for (const each of up) relative += each.derivatives[index]! / each.value;
    for (const each of down) relative -= each.derivatives[index]! / each.value;
    return factor * derivative + (scaled * relative) / 2;
  });
  return { value: scaled, derivatives };
}
