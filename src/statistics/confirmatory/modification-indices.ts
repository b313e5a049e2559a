import type { Rows } from './cholesky.ts';
import type { FactorModel, Sample } from './factor-model.ts';
import { freeingIn } from './freeing.ts';
import type { Position } from './likelihood.ts';

export type ModificationIndex = {
  /** An item that would also load on a factor, or two items whose residuals would correlate. */
  readonly kind: 'loading' | 'residual';
  readonly item: number;
  /** The factor of a loading, the other item of a residual covariance. */
  readonly other: number;
  /** How much χ² would fall, about. */
  readonly index: number;
  /** What the freed parameter would become, about: the expected parameter change. */
  readonly expectedChange: number;
  /** The same as a standardised loading or a correlation of residuals; null beside a residual variance below 0. */
  readonly standardisedChange: number | null;
};

/** What χ² would gain by freeing each loading and residual covariance that is held at 0, largest first. One group. */
export function modificationIndices(
  model: FactorModel,
  sample: Sample,
  position: Position,
  information: Rows,
): ModificationIndex[] {
  const state = position.states[0]!;
  const freeing = freeingIn(model, [sample], position, information, 0);
  const { residuals, factorCovariances } = state.matrices;
  return candidates(model)
    .flatMap(({ kind, item, other }) => {
      const freed = freeing({
        place: kind,
        row: kind === 'loading' ? item : Math.max(item, other),
        column: kind === 'loading' ? other : Math.min(item, other),
      });
      if (freed === null) return [];
      const unit =
        kind === 'loading'
          ? factorCovariances[other]![other]! / state.implied[item]![item]!
          : 1 / (residuals[item]![item]! * residuals[other]![other]!);
      const isPossible = unit > 0 && Number.isFinite(unit);
      const standardisedChange = isPossible ? freed.expectedChange * Math.sqrt(unit) : null;
      return [{ kind, item, other, ...freed, standardisedChange }];
    })
    .sort((a, b) => b.index - a.index);
}

function candidates(model: FactorModel): Pick<ModificationIndex, 'kind' | 'item' | 'other'>[] {
  const taken = new Set(model.cells.map(({ place, row, column }) => `${place} ${row} ${column}`));
  const found: Pick<ModificationIndex, 'kind' | 'item' | 'other'>[] = [];
  for (let item = 0; item < model.items; item++) {
    for (let factor = 0; factor < model.factors; factor++) {
      if (!taken.has(`loading ${item} ${factor}`)) found.push({ kind: 'loading', item, other: factor });
    }
    for (let other = 0; other < item; other++) {
      if (!taken.has(`residual ${item} ${other}`)) found.push({ kind: 'residual', item: other, other: item });
    }
  }
  return found;
}
