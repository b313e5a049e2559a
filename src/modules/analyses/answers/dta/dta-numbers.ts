import type { DtaCursor } from './dta-cursor.ts';
import type { Storage } from './dta-layout.ts';

/** A number, or which of Stata's 27 ways of missing it is: 0 is `.`, 1 to 26 are `.a` to `.z`. */
export type Stored = { readonly value: number } | { readonly missing: number };

const firstMissing = { byte: 101, int: 32741, long: 2147483621 } as const;
const largestFloat = 2 ** 127;
const largestDouble = 2 ** 1023;

/** @example missingName(1) // '.a' */
export function missingName(index: number): string {
  return index === 0 ? '.' : `.${String.fromCharCode(0x60 + index)}`;
}

/** Whether a whole number, as value labels have them, is one of the 27; and which. */
export function missingLong(value: number): number | undefined {
  return value >= firstMissing.long ? value - firstMissing.long : undefined;
}

/** Reads one number at a place in the data. `missing` tells of the extended ones. */
export function storedAt(
  { view, isLittleEndian }: DtaCursor,
  at: number,
  kind: Exclude<Storage['kind'], 'text' | 'long-text'>,
): Stored {
  switch (kind) {
    case 'byte':
      return whole(view.getInt8(at), firstMissing.byte);
    case 'int':
      return whole(view.getInt16(at, isLittleEndian), firstMissing.int);
    case 'long':
      return whole(view.getInt32(at, isLittleEndian), firstMissing.long);
    case 'float': {
      const value = view.getFloat32(at, isLittleEndian);
      if (Math.abs(value) < largestFloat) return { value };
      // 7f000000 is `.`, and each of the others is 800 (hexadecimal) more.
      return extended((view.getUint32(at, isLittleEndian) - 0x7f000000) / 0x800);
    }
    case 'double': {
      const value = view.getFloat64(at, isLittleEndian);
      if (Math.abs(value) < largestDouble) return { value };
      const high = view.getUint32(isLittleEndian ? at + 4 : at, isLittleEndian);
      return extended((high - 0x7fe00000) / 0x100);
    }
  }
}

function whole(value: number, first: number): Stored {
  return value >= first ? { missing: value - first } : { value };
}

/** Bits that are no number and none of the 27 are missing too. */
function extended(index: number): Stored {
  return { missing: Number.isInteger(index) && index >= 0 && index <= 26 ? index : 0 };
}
