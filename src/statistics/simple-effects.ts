import { fisherFUpperTail, studentTTwoTailed } from './distributions/index.ts';
import { exactDotProduct, exactSum } from './exact-sum.ts';
import { holm } from './holm-adjustment.ts';
import { everyPair, meanDifference } from './mean-difference.ts';
import type { GroupSummary } from './one-way-anova.ts';
import { StatisticsError } from './statistics-error.ts';
import { twoWayAnova } from './two-way-anova.ts';
import type { CellGrid } from './two-way-cells.ts';

export type SimpleEffect = {
  readonly F: number;
  readonly degreesOfFreedom: readonly [effect: number, residual: number];
  /** Holm's correction over the levels of the other factor. */
  readonly pValue: number;
  readonly pairs: readonly SimplePair[];
};

export type SimplePair = {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  readonly standardError: number;
  readonly t: number;
  /** Holm's correction over every pair at every level of the other factor. */
  readonly pValue: number;
};

/**
 * What the first factor does at each level of the second, and which of its levels differ there: the way to read an
 * interaction. All are tested against the variation within all cells.
 *
 * Shapes: cells as `twoWayAnova` (turn the grid for the second factor); one simple effect a level of the second factor.
 * Units: those of the outcome. Assumptions: as `twoWayAnova`. Errors: those of `twoWayAnova` with interaction.
 * Source: Winer, Brown & Michels (1991), Statistical Principles in Experimental Design, 3rd ed., ch. 5; Holm (1979),
 * Scandinavian Journal of Statistics 6:65–70.
 *
 * @example
 * const cell = (mean: number) => ({ n: 10, mean, standardDeviation: 1 });
 * simpleEffects([[cell(1), cell(2)], [cell(2), cell(2)]])[0]!.F; // 5
 */
export function simpleEffects(cells: CellGrid): SimpleEffect[] {
  const { residual } = twoWayAnova(cells);
  const levels = cells[0]!.map((_, column) => cells.map((row) => present(row[column] ?? null)));
  const df = cells.length - 1;
  const Fs = levels.map((groups) => betweenOf(groups) / df / residual.meanSquare);
  const pairs = levels.map((groups) =>
    everyPair(groups, (first, second, a, b) => {
      const difference = meanDifference(first, second);
      const standardError = Math.sqrt(residual.meanSquare * (1 / first.n + 1 / second.n));
      const t = difference / standardError;
      return { a, b, difference, standardError, t, pValue: studentTTwoTailed(t, residual.degreesOfFreedom) };
    }),
  );
  const ofEffects = holm(Fs.map((F) => fisherFUpperTail(F, df, residual.degreesOfFreedom)));
  const ofPairs = holm(pairs.flat().map(({ pValue }) => pValue));
  const each = pairs[0]!.length;
  return Fs.map((F, level) => ({
    F,
    degreesOfFreedom: [df, residual.degreesOfFreedom],
    pValue: ofEffects[level]!,
    pairs: pairs[level]!.map((pair, place) => ({ ...pair, pValue: ofPairs[level * each + place]! })),
  }));
}

function present(cell: GroupSummary | null): GroupSummary {
  if (cell === null) throw new StatisticsError('empty-cell', 'simple effects need somebody in every cell');
  return cell;
}

/** Σ n(x̄ − c)² − N(x̄.. − c)², c the first mean. */
function betweenOf(groups: readonly GroupSummary[]): number {
  const sizes = groups.map(({ n }) => n);
  const n = exactSum(sizes);
  const centre =
    exactDotProduct(
      sizes,
      groups.map(({ mean }) => mean),
    ) / n;
  const deviations = groups.map(({ mean, meanRemainder }) => mean - centre + (meanRemainder ?? 0));
  const weighted = deviations.map((deviation, place) => deviation * sizes[place]!);
  const drift = exactSum(weighted);
  return Math.max(0, exactDotProduct(weighted, deviations) - (drift * drift) / n);
}
