import type { Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';

/**
 * What the values are: names; in order; measured with equal steps; measured from a true zero. It decides how much two
 * different values disagree.
 */
export type AlphaLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * The squared difference δ² of each pair of values.
 *
 * Shapes: values in their order, and how often each was given (which is what the ordinal difference is made of).
 * Errors: 'invalid-argument' for words at interval or ratio level, and for numbers below 0 at ratio level.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, step E.
 */
export function squaredDifferences(
  values: readonly Key[],
  totals: readonly number[],
  level: AlphaLevel,
): number[][] {
  requireLevel(values, level);
  const before = [0];
  for (const total of totals) before.push(before.at(-1)! + total);
  const difference = (c: number, k: number): number => {
    if (level === 'nominal') return 1;
    // Everything between the two, and half of each: whole numbers until the last division.
    if (level === 'ordinal') return (2 * (before[k + 1]! - before[c]!) - totals[c]! - totals[k]!) / 2;
    const [a, b] = [Number(values[c]), Number(values[k])];
    return level === 'interval' ? a - b : (a - b) / (a + b);
  };
  return values.map((_, c) =>
    values.map((_, k) => (c === k ? 0 : difference(Math.min(c, k), Math.max(c, k)) ** 2)),
  );
}

function requireLevel(values: readonly Key[], level: AlphaLevel): void {
  if (level !== 'interval' && level !== 'ratio') return;
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new StatisticsError('invalid-argument', `${value} is not a number, and ${level} values are`);
    }
    if (level === 'ratio' && value < 0) {
      throw new StatisticsError('invalid-argument', `${value} is below the zero of a ratio scale`);
    }
  }
}
