import { compareKeys, isKey, type Key } from './keys.ts';

export type Frequencies = {
  readonly valid: number;
  readonly missing: number;
  readonly total: number;
  readonly counts: readonly {
    readonly value: Key;
    readonly count: number;
    /** Of all rows, missing included. */
    readonly percent: number;
    /** Of the rows with a value. */
    readonly validPercent: number;
  }[];
};

/**
 * How many gave each answer.
 *
 * Shapes: one value a row; null and NaN are missing. Units: percentages are 0–100.
 * Values come in order: numbers ascending, then words by code unit. The number 1 and the word "1" are two values.
 * Only values that occur are counted; no rows give no counts. Errors: none.
 * Source: the frequency table of SPSS (FREQUENCIES: Percent and Valid Percent).
 *
 * @example
 * frequencies([2, 1, 2, null]).counts[1]; // { value: 2, count: 2, percent: 50, validPercent: 66.66666666666667 }
 */
export function frequencies(values: readonly (Key | null)[]): Frequencies {
  const counted = new Map<Key, number>();
  for (const value of values) if (isKey(value)) counted.set(value, (counted.get(value) ?? 0) + 1);
  const total = values.length;
  const valid = [...counted.values()].reduce((sum, count) => sum + count, 0);
  const counts = [...counted.entries()]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([value, count]) => ({
      value,
      count,
      percent: (100 * count) / total,
      validPercent: (100 * count) / valid,
    }));
  return { valid, missing: total - valid, total, counts };
}
