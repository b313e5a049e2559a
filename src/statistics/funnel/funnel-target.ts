import { StatisticsError } from '../statistics-error.ts';
import { requireShare } from './discrete-tails.ts';

/**
 * What units are held against:
 * - proportion: `rate` is a share from 0 to 1, a denominator the whole number of cases it is a share of;
 * - count: `rate` is the mean count for one of the denominator (per user, per position), which may be a fraction;
 * - mean: `rate` is a mean of values with `standardDeviation`, a denominator the number of values.
 */
export type FunnelTarget =
  | { readonly kind: 'proportion'; readonly rate: number }
  | { readonly kind: 'count'; readonly rate: number }
  | { readonly kind: 'mean'; readonly rate: number; readonly standardDeviation: number };

export function requireTarget(target: FunnelTarget): void {
  if (target.kind === 'proportion') requireShare('rate', target.rate);
  else if (target.kind === 'count') requireFrom0('rate', target.rate);
  else {
    if (!Number.isFinite(target.rate)) refuse(`rate must be a finite number, but is ${target.rate}`);
    requireFrom0('standardDeviation', target.standardDeviation);
  }
}

/** A number of cases is whole; what a count is counted per need not be. */
export function requireDenominator(target: FunnelTarget, denominator: number): void {
  requireFrom0('denominator', denominator);
  if (target.kind !== 'count' && !Number.isSafeInteger(denominator)) {
    refuse(`a number of cases must be whole, but is ${denominator}`);
  }
}

/** What a unit's figure varies by when only chance makes it differ from the rate; the denominator is above 0. */
export function standardErrorOf(target: FunnelTarget, denominator: number): number {
  if (target.kind === 'proportion') return Math.sqrt((target.rate * (1 - target.rate)) / denominator);
  if (target.kind === 'count') return Math.sqrt(target.rate / denominator);
  return target.standardDeviation / Math.sqrt(denominator);
}

function requireFrom0(name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) {
    refuse(`${name} must be a finite number from 0, but is ${value}`);
  }
}

function refuse(message: string): never {
  throw new StatisticsError('invalid-argument', message);
}
