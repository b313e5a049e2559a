import { confidenceTail } from '../confidence.ts';
import { normalUpperQuantile } from '../distributions/index.ts';
import { requireCountOf } from './discrete-tails.ts';

export type ShareInterval = {
  readonly share: number;
  /** 95 %. */
  readonly interval: readonly [lower: number, upper: number];
};

/**
 * A share with its 95 % interval, which stays within 0 and 1 and has a width even where nobody, or everybody, is counted.
 *
 * Units: shares, 0–1. Assumptions: cases independent.
 * Errors: 'too-few-cases' of nobody; 'invalid-argument' for counts that are not whole, or a count above n.
 * Source: Wilson (1927), JASA 22:209–212. Agrees with R's prop.test without continuity correction.
 *
 * @example
 * wilsonInterval({ count: 0, n: 10 }).interval; // [0, 0.2775…]
 */
export function wilsonInterval({ count, n }: { readonly count: number; readonly n: number }): ShareInterval {
  requireCountOf(count, n);
  const square = normalUpperQuantile(confidenceTail) ** 2;
  const middle = count + square / 2;
  const reach = Math.sqrt(square * ((count * (n - count)) / n + square / 4));
  // The two ends are exact at 0 and n, where the difference of two equal numbers would leave rounding behind.
  const lower = count === 0 ? 0 : (middle - reach) / (n + square);
  const upper = count === n ? 1 : (middle + reach) / (n + square);
  return { share: count / n, interval: [lower, upper] };
}
