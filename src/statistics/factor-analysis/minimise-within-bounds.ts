import { cholesky, type Matrix, solveWithCholesky } from './matrix.ts';

export type Curve = {
  readonly value: number;
  readonly gradient: readonly number[];
  /** Computed only where a step is taken from the point. */
  readonly hessian: () => Matrix;
};

export type Minimum<C extends Curve> = {
  readonly at: readonly number[];
  readonly curve: C;
  /** Which variables stand at the lower bound, though the function would fall beyond it. */
  readonly atLowerBound: readonly number[];
};

const mostSteps = 300;
const flat = 1e-11;
/** Where rounding no longer lets the function fall, a slope this small is flat too. */
const flatAsRoundingAllows = 1e-7;

/**
 * A local minimum of a smooth function between a lower and an upper bound that all variables share, by Newton's
 * method on those not at a bound, damped where the function is not convex. Null when it does not converge.
 * Source: projected Newton, Bertsekas (1982), SIAM J. Control Optim. 20:221–246.
 */
export function minimiseWithinBounds<C extends Curve>(
  evaluate: (at: readonly number[]) => C | null,
  start: readonly number[],
  bounds: { readonly lower: number; readonly upper: number; readonly longestMove: number },
): Minimum<C> | null {
  const clip = (value: number) => Math.min(bounds.upper, Math.max(bounds.lower, value));
  let at = start.map(clip);
  let curve = evaluate(at);
  let damping = 0;
  for (let step = 0; curve !== null && step < mostSteps; step++) {
    const here = curve;
    const isHeld = (i: number) =>
      (at[i] === bounds.lower && here.gradient[i]! > 0) || (at[i] === bounds.upper && here.gradient[i]! < 0);
    const free = at.map((_, i) => i).filter((i) => !isHeld(i));
    const steepest = free.reduce((most, i) => Math.max(most, Math.abs(here.gradient[i]!)), 0);
    const found = () => ({
      at,
      curve: here,
      atLowerBound: at.map((_, i) => i).filter((i) => at[i] === bounds.lower && isHeld(i)),
    });
    if (steepest < flat) return found();
    const moves = dampedStep(here, free, damping);
    const next = moves && at.slice();
    moves?.forEach((move, index) => {
      const i = free[index]!;
      next![i] = clip(at[i]! - Math.max(-bounds.longestMove, Math.min(bounds.longestMove, move)));
    });
    const there = next && evaluate(next);
    if (next && there && there.value <= here.value + 1e-15 * (1 + Math.abs(here.value))) {
      const hasStopped = next.every((value, i) => value === at[i]);
      at = next;
      curve = there;
      damping = damping < 1e-6 ? 0 : damping / 10;
      if (hasStopped) return steepest < flatAsRoundingAllows ? found() : null;
    } else {
      if (damping > 1e8) return steepest < flatAsRoundingAllows ? found() : null;
      damping = damping === 0 ? 1e-3 : damping * 10;
    }
  }
  return null;
}

function dampedStep({ gradient, hessian }: Curve, free: readonly number[], damping: number): number[] | null {
  const whole = hessian();
  const lower = cholesky(free.map((i) => free.map((j) => whole[i]![j]! + (i === j ? damping : 0))));
  return (
    lower &&
    solveWithCholesky(
      lower,
      free.map((i) => gradient[i]!),
    )
  );
}
