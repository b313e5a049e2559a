import type { Cell, FactorModel, Sample } from './factor-model.ts';
import { positionAt, type Solution, slopeAt } from './likelihood.ts';

/**
 * A factor and its mirror image fit alike: this turns those whose loadings add up to less than nothing. A factor with a
 * loading that is held fixed has its direction from that.
 */
export function facingUp(model: FactorModel, samples: readonly Sample[], solution: Solution): Solution {
  const { parameters } = solution.position;
  const loadingsOf = (factor: number) =>
    model.cells.filter(({ place, column }) => place === 'loading' && column === factor);
  const turned = Array.from({ length: model.factors }, (_, factor) => {
    const loadings = loadingsOf(factor);
    if (loadings.some(({ parameter }) => parameter === null)) return false;
    return loadings.reduce((sum, { parameter }) => sum + parameters[parameter!]!, 0) < 0;
  });
  if (!turned.includes(true)) return solution;
  const signs = parameters.map(() => 1);
  for (const cell of model.cells) if (cell.parameter !== null) signs[cell.parameter] = signOf(cell, turned);
  const position = positionAt(
    model,
    samples,
    parameters.map((value, index) => value * signs[index]!),
  )!;
  return { position, slope: slopeAt(model, samples, position) };
}

function signOf({ place, row, column }: Cell, turned: readonly boolean[]): number {
  const factors = {
    loading: [column],
    factorCovariance: [row, column],
    factorMean: [row],
    residual: [],
    intercept: [],
  };
  return factors[place].reduce((sign, factor) => (turned[factor] ? -sign : sign), 1);
}
