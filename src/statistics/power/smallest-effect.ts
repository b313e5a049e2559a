import { findRoot } from '../distributions/find-root.ts';
import { normalUpperQuantile } from '../distributions/index.ts';
import { type PowerDesign, requireCases, requireDesign, requirePower } from './design.ts';
import { powerOf } from './power-of.ts';

/**
 * The smallest effect that a study of n cases in all finds significant with this power: with .80, four studies of
 * five find it. In the measure `PowerDesign` says: r, f², f or d.
 *
 * Errors: 'too-few-cases', 'too-few-groups'; 'invalid-argument' for a power not between alpha and 1, and for an n so
 * small that only an effect beyond all measure would do.
 * Method: the root of `powerOf`, which rises with the effect, to 1e-10 in the effect or better.
 *
 * @example
 * smallestDetectable({ kind: 'correlation' }, 19); // 0.59…
 */
export function smallestDetectable(design: PowerDesign, n: number, power = 0.8, alpha = 0.05): number {
  requireDesign(design, alpha);
  requireCases(design, n);
  requirePower(power, alpha);
  const about = (normalUpperQuantile(alpha / 2) + normalUpperQuantile(1 - power)) / Math.sqrt(n);
  const { start, effectAt } = scaleOf(design, Math.max(about, 1e-6));
  return effectAt(findRoot((x) => powerOf(design, n, effectAt(x), alpha) - power, start));
}

/** Effects on a scale without ends, and where on it to look first. */
function scaleOf(design: PowerDesign, about: number) {
  switch (design.kind) {
    case 'correlation': {
      // Past this tanh rounds to what the distribution of r does not take.
      const most = Math.log(Math.atanh(0.99999));
      return {
        start: Math.min(Math.log(about), 0),
        effectAt: (x: number) => Math.tanh(Math.exp(Math.min(x, most))),
      };
    }
    case 'regression':
      return { start: 2 * Math.log(about), effectAt: Math.exp };
    case 'oneWay':
      return { start: Math.log(about), effectAt: Math.exp };
    case 'twoGroups':
      return { start: Math.log(2 * about), effectAt: Math.exp };
  }
}
