import type { AnswerSheet, Change } from './answer-sheet.ts';

/** A printed figure the answers must give: how far off they are now, kept up to date cell by cell. */
export interface Aim {
  readonly name: string;
  /** The measures whose answers it depends on. */
  readonly measures: readonly number[];
  /** Counts everything anew. */
  recount(sheet: AnswerSheet): void;
  /** Takes in one changed answer. */
  take(change: Change, sheet: AnswerSheet): void;
  /** 0 when every figure lies in its interval. */
  loss(): number;
  report(): string;
}

/** Where a figure must lie; `unit` is how much outside counts as one step. */
export interface Interval {
  low: number;
  high: number;
  unit: number;
}

/**
 * The interval of values that print as this figure, with a margin so that nothing hangs on the last bits.
 * @example printsAs(0.48, 2) // { low: 0.477, high: 0.483, unit: 0.005 }
 */
export function printsAs(printed: number, decimals: number, margin = 0.4): Interval {
  const half = 0.5 / Number(`1e${decimals}`);
  return { low: printed - half * (1 - margin), high: printed + half * (1 - margin), unit: half };
}

export function between(low: number, high: number, unit = (high - low) / 2): Interval {
  return { low, high, unit };
}

/** Squared near the interval, straight further out, so that no single figure drowns the others. */
export function outside(value: number, interval: Interval): number {
  const distance = Math.max(interval.low - value, value - interval.high, 0) / interval.unit;
  return distance <= 3 ? distance * distance : 6 * distance - 9;
}
