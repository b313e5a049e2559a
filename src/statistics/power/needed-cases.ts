import { StatisticsError } from '../statistics-error.ts';
import {
  casesAtATime,
  fewestCases,
  type PowerDesign,
  refuse,
  requireDesign,
  requirePower,
} from './design.ts';
import { powerOf } from './power-of.ts';

/** More cases than there are people to ask are no plan. */
const mostCases = 100_000_000;

/**
 * The fewest cases in all that give an effect of this size this power. Groups are of equal size: the answer is a
 * multiple of their number.
 *
 * Errors: 'invalid-argument' for an effect of 0 or out of bounds or a power not between alpha and 1;
 * 'too-few-groups'; 'too-few-cases' when a hundred million would not do.
 *
 * @example
 * neededCases({ kind: 'correlation' }, 0.3); // 84
 */
export function neededCases(design: PowerDesign, effect: number, power = 0.8, alpha = 0.05): number {
  requireDesign(design, alpha);
  requirePower(power, alpha);
  if (effect === 0) refuse('no number of cases finds an effect of 0');
  const step = casesAtATime(design);
  const isEnough = (steps: number) => powerOf(design, steps * step, effect, alpha) >= power;
  let low = Math.ceil(fewestCases(design) / step);
  if (isEnough(low)) return low * step;
  let high = low;
  do {
    low = high;
    high *= 2;
    if (high * step > mostCases) {
      throw new StatisticsError('too-few-cases', `an effect of ${effect} needs more than ${mostCases} cases`);
    }
  } while (!isEnough(high));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high * step;
}
