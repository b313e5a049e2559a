import type { Cursor } from './cursor.ts';
import { damaged } from './sav-refusal.ts';

/** The header, which tells how the rest is written. */
export type SavHeader = {
  readonly compression: 'none' | 'bytecode' | 'zlib';
  /** Undefined where the writer did not know. */
  readonly caseCount: number | undefined;
  /** What is taken from a bytecode to get the number it stands for. */
  readonly bias: number;
};

/** A variable record as it stands: texts are bytes until the encoding is known. */
export type RawVariable = {
  readonly name: Uint8Array;
  /** 0 for numbers, otherwise the bytes of the text, at most 255. */
  readonly width: number;
  readonly label: Uint8Array | undefined;
  /** Three values at most: plain ones, or a range first. */
  readonly missing: readonly Uint8Array[];
  readonly missingIsRange: boolean;
  readonly formatType: number;
  /** The place among all variable records, from 1, which value labels refer to. */
  readonly position: number;
};

export type RawValueLabels = {
  readonly labels: readonly { readonly value: Uint8Array; readonly label: Uint8Array }[];
  readonly positions: readonly number[];
};

export type RawRecords = {
  readonly variables: readonly RawVariable[];
  readonly valueLabels: readonly RawValueLabels[];
  /** Extension records by their subtype; of two of a kind the last counts. */
  readonly extensions: ReadonlyMap<number, Uint8Array>;
};

export const headerLength = 176;
/** A heading of a table can be at most this many, and a very long text takes 131 records. */
const mostRecords = 400_000;

/** @see PSPP Developers Guide, "System File Format": File Header Record */
export function readHeader(cursor: Cursor): SavHeader {
  const isZsav = cursor.bytes[3] === 0x33;
  cursor.position = 72;
  const compression = cursor.int32();
  cursor.skip(4);
  const caseCount = cursor.int32();
  const bias = cursor.float64();
  cursor.skip(headerLength - cursor.position);
  if (compression < 0 || compression > 2 || isZsav !== (compression === 2)) throw damaged(72);
  return {
    compression: (['none', 'bytecode', 'zlib'] as const)[compression]!,
    caseCount: caseCount < 0 ? undefined : caseCount,
    bias: Number.isFinite(bias) ? bias : 100,
  };
}

/** Reads the records between header and data; each takes at least four bytes, so that it ends. */
export function readRecords(cursor: Cursor): RawRecords {
  const variables: RawVariable[] = [];
  const valueLabels: RawValueLabels[] = [];
  const extensions = new Map<number, Uint8Array>();
  let position = 0;
  for (;;) {
    const at = cursor.position;
    const recordType = cursor.int32();
    if (recordType === 2) {
      position += 1;
      if (position > mostRecords) throw damaged(at);
      const variable = readVariable(cursor, position);
      if (variable) variables.push(variable);
    } else if (recordType === 3) {
      valueLabels.push(readValueLabels(cursor));
    } else if (recordType === 6) {
      cursor.skip(cursor.int32() * 80);
    } else if (recordType === 7) {
      const subtype = cursor.int32();
      const size = cursor.int32();
      const count = cursor.int32();
      if (size < 0 || count < 0) throw damaged(at);
      extensions.set(subtype, cursor.take(size * count));
    } else if (recordType === 999) {
      cursor.skip(4);
      return { variables, valueLabels, extensions };
    } else {
      throw damaged(at);
    }
  }
}

/** @returns undefined for a record that only continues the text before it */
function readVariable(cursor: Cursor, position: number): RawVariable | undefined {
  const at = cursor.position;
  const width = cursor.int32();
  const hasLabel = cursor.int32();
  const missingCount = cursor.int32();
  const printFormat = cursor.int32();
  cursor.skip(4);
  const name = cursor.take(8);
  if (width < -1 || width > 255 || Math.abs(missingCount) > 3 || missingCount === -1) throw damaged(at);
  let label: Uint8Array | undefined;
  if (hasLabel === 1) {
    const length = cursor.int32();
    label = cursor.take(length);
    cursor.skip((4 - (length % 4)) % 4);
  } else if (hasLabel !== 0) {
    throw damaged(at);
  }
  const missing = Array.from({ length: Math.abs(missingCount) }, () => cursor.take(8));
  if (width === -1) return undefined;
  const formatType = (printFormat >> 16) & 0xff;
  return { name, width, label, missing, missingIsRange: missingCount < 0, formatType, position };
}

function readValueLabels(cursor: Cursor): RawValueLabels {
  const at = cursor.position;
  const count = cursor.int32();
  const labels: { value: Uint8Array; label: Uint8Array }[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = cursor.take(8);
    const length = cursor.byte();
    labels.push({ value, label: cursor.take(length) });
    cursor.skip((8 - ((length + 1) % 8)) % 8);
  }
  if (cursor.int32() !== 4) throw damaged(at);
  const variableCount = cursor.int32();
  const positions: number[] = [];
  for (let index = 0; index < variableCount; index += 1) positions.push(cursor.int32());
  return { labels, positions };
}
