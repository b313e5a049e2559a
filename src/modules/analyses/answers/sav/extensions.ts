import { Cursor } from './cursor.ts';
import type { MeasureLevel } from './sav-file.ts';

/** Pairs `NAME=value`, parted by tabs (long names) or by a zero byte and a tab (lengths of very long texts). */
export function pairsIn(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of text.split('\t')) {
    const at = pair.indexOf('=');
    if (at <= 0) continue;
    const value = pair.slice(at + 1);
    pairs.set(pair.slice(0, at).toUpperCase(), value.replaceAll('\u0000', '').trim());
  }
  return pairs;
}

/** One measure level a variable; two or three numbers stand for each. */
export function measuresIn(data: Uint8Array, isLittleEndian: boolean, variableCount: number) {
  const numbers = Math.floor(data.length / 4);
  const each = [3, 2].find((count) => count * variableCount === numbers);
  if (each === undefined) return [];
  const cursor = new Cursor(data, isLittleEndian);
  return Array.from({ length: variableCount }, (): MeasureLevel | undefined => {
    const measure = cursor.int32();
    cursor.skip((each - 1) * 4);
    return ([undefined, 'nominal', 'ordinal', 'scale'] as const)[measure];
  });
}

const roles = ['input', 'target', 'both', 'none', 'partition', 'split'];

/** Roles among the variables' attributes: `NAME:$@Role('0'\n)…`, parted by slashes. */
export function rolesIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name, role] of text.matchAll(/(?:^|\/)([^:/]{1,64}):[^/]{0,4000}?\$@Role\('(\d)'/g)) {
    const word = roles[Number(role)];
    if (name && word) found.set(name.toUpperCase(), word);
  }
  return found;
}

export type LongTextLabels = { name: Uint8Array; labels: { value: Uint8Array; label: Uint8Array }[] };

/** Value labels of texts longer than eight bytes. */
export function longTextLabelsIn(data: Uint8Array, isLittleEndian: boolean): LongTextLabels[] {
  const cursor = new Cursor(data, isLittleEndian);
  const result: LongTextLabels[] = [];
  while (!cursor.isAtEnd) {
    const name = cursor.take(cursor.int32());
    cursor.skip(4);
    const count = cursor.int32();
    const labels: LongTextLabels['labels'] = [];
    for (let index = 0; index < count; index += 1) {
      const value = cursor.take(cursor.int32());
      labels.push({ value, label: cursor.take(cursor.int32()) });
    }
    result.push({ name, labels });
  }
  return result;
}

/** Missing codes of texts longer than eight bytes, which are told by their first eight. */
export function longTextMissingIn(data: Uint8Array, isLittleEndian: boolean) {
  const cursor = new Cursor(data, isLittleEndian);
  const result: { name: Uint8Array; values: Uint8Array[] }[] = [];
  while (!cursor.isAtEnd) {
    const name = cursor.take(cursor.int32());
    const count = cursor.byte();
    const length = cursor.int32();
    result.push({ name, values: Array.from({ length: count }, () => cursor.take(length)) });
  }
  return result;
}
