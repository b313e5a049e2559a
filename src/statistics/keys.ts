/** What tells groups and answers apart: a code or a word. */
export type Key = string | number;

/** Numbers first, ascending; then words by code unit, which is the same on every machine whatever its language. */
export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A missing key is null or NaN. */
export function isKey(value: Key | null | undefined): value is Key {
  return value !== null && value !== undefined && !(typeof value === 'number' && Number.isNaN(value));
}
