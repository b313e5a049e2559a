import type { LabelledValues } from '../labelled/labelled-file.ts';
import type { DtaCursor } from './dta-cursor.ts';
import type { Storage } from './dta-layout.ts';
import { storedAt } from './dta-numbers.ts';
import { longTextAt } from './read-long-texts.ts';

export type DtaColumn = {
  readonly values: LabelledValues;
  /** Which of the extended missing values, `.a` (1) to `.z` (26), somebody has. */
  readonly missing: readonly number[];
};

/** Every observation of every variable. */
export function readColumns(
  cursor: DtaCursor,
  data: {
    readonly dataStart: number;
    readonly rowCount: number;
    readonly rowWidth: number;
    readonly storages: readonly Storage[];
    readonly version: number;
    readonly longTexts: ReadonlyMap<string, string>;
    readonly decode: (text: Uint8Array) => string;
  },
): DtaColumn[] {
  const { dataStart, rowCount, rowWidth, longTexts, decode } = data;
  let offset = dataStart;
  return data.storages.map((storage) => {
    const first = offset;
    offset += storage.width;
    const placeOf = (row: number) => first + row * rowWidth;
    if (storage.kind === 'text' || storage.kind === 'long-text') {
      const texts = Array.from({ length: rowCount }, (_, row) => {
        const at = placeOf(row);
        return storage.kind === 'text'
          ? decode(cursor.bytes.subarray(at, at + storage.width))
          : longTextAt(cursor, at, data.version, longTexts);
      });
      return { values: { kind: 'text', texts }, missing: [] };
    }
    const numbers = new Float64Array(rowCount);
    const missing = new Set<number>();
    for (let row = 0; row < rowCount; row += 1) {
      const stored = storedAt(cursor, placeOf(row), storage.kind);
      if ('missing' in stored) {
        numbers[row] = Number.NaN;
        if (stored.missing > 0) missing.add(stored.missing);
      } else {
        numbers[row] = stored.value;
      }
    }
    return { values: { kind: 'numeric', numbers }, missing: [...missing] };
  });
}
