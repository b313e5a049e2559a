import { deflateSync } from 'node:zlib';

/** For tests only: a system file of numbers and short texts, written as PSPP's manual says, in any byte order. */
export type WrittenSav = {
  readonly isLittleEndian?: boolean;
  readonly compression?: 0 | 1 | 2;
  readonly caseCount?: number;
  readonly encoding?: string;
  readonly encode?: (text: string) => Uint8Array;
  readonly variables: readonly {
    readonly name: string;
    readonly label?: string;
    readonly width?: number;
    readonly missing?: readonly number[];
    readonly missingIsRange?: boolean;
    readonly valueLabels?: readonly (readonly [number, string])[];
  }[];
  readonly cases: readonly (readonly (number | string | null)[])[];
  /** What the trailer of a `.zsav` says that its one block holds unpacked. */
  readonly saysUnpacked?: number;
};

export const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function writeSav(given: WrittenSav): Uint8Array {
  const { isLittleEndian: little = true, compression = 1, variables, cases, encode = latin1 } = given;
  const bytes: number[] = [];
  const raw = (more: Iterable<number>) => bytes.push(...more);
  const numberBytes = (size: number, set: (view: DataView) => void) => {
    const view = new DataView(new ArrayBuffer(size));
    set(view);
    return [...new Uint8Array(view.buffer)];
  };
  const int = (value: number) => raw(numberBytes(4, (view) => view.setInt32(0, value, little)));
  const long = (value: number) => raw(numberBytes(8, (view) => view.setBigInt64(0, BigInt(value), little)));
  const flt = (value: number) => numberBytes(8, (view) => view.setFloat64(0, value, little));
  const text = (value: string, width: number) => {
    const encoded = [...encode(value)];
    return [...encoded, ...Array<number>(Math.max(0, width - encoded.length)).fill(0x20)].slice(0, width);
  };
  const padded = (width: number) => Math.ceil(width / 8) * 8;

  raw(latin1(compression === 2 ? '$FL3' : '$FL2'));
  raw(text('@(#) SPSS DATA FILE synthetic', 60));
  int(2);
  int(variables.length);
  int(compression);
  int(0);
  int(given.caseCount ?? cases.length);
  raw(flt(100));
  raw(text('', 9 + 8 + 64 + 3));
  let position = 1;
  const labelled: [number, readonly (readonly [number, string])[]][] = [];
  for (const { name, label, width = 0, missing = [], missingIsRange, valueLabels } of variables) {
    if (valueLabels) labelled.push([position, valueLabels]);
    int(2);
    int(width);
    int(label === undefined ? 0 : 1);
    int(missingIsRange ? -missing.length : missing.length);
    const format = width > 0 ? 0x010000 + (width << 8) : 0x050800;
    int(format);
    int(format);
    raw(text(name, 8));
    if (label !== undefined) {
      const { length } = encode(label);
      int(length);
      raw(text(label, Math.ceil(length / 4) * 4));
    }
    for (const value of missing) raw(flt(value));
    for (let more = padded(width) / 8; more > 1; more -= 1) {
      for (const value of [2, -1, 0, 0, 0, 0]) int(value);
      raw(text('', 8));
      position += 1;
    }
    position += 1;
  }
  for (const [place, labels] of labelled) {
    int(3);
    int(labels.length);
    for (const [value, label] of labels) {
      raw(flt(value));
      const { length } = encode(label);
      bytes.push(length);
      raw(text(label, padded(length + 1) - 1));
    }
    for (const value of [4, 1, place]) int(value);
  }
  if (given.encoding !== undefined) {
    for (const value of [7, 20, 1, given.encoding.length]) int(value);
    raw(latin1(given.encoding));
  }
  int(999);
  int(0);

  const elements = cases.flatMap((row) =>
    row.flatMap((value, index) => {
      const { width = 0 } = variables[index]!;
      if (width === 0) return [flt(typeof value === 'number' ? value : -Number.MAX_VALUE)];
      const all = text(String(value ?? ''), padded(width));
      return Array.from({ length: all.length / 8 }, (_, at) => all.slice(at * 8, at * 8 + 8));
    }),
  );
  const coded: number[] = [];
  for (let at = 0; at < elements.length; at += 8) {
    const eight = elements.slice(at, at + 8);
    coded.push(...Array.from({ length: 8 }, (_, index) => (eight[index] ? 253 : 252)), ...eight.flat());
  }
  if (compression === 0) raw(elements.flat());
  if (compression === 1) raw(coded);
  if (compression === 2) {
    const start = bytes.length;
    const packed = deflateSync(Uint8Array.from(coded));
    const trailerAt = start + 24 + packed.length;
    for (const value of [start, trailerAt, 48]) long(value);
    raw(packed);
    for (const value of [-100, 0]) long(value);
    int(0x3ff000);
    int(1);
    for (const value of [start, start + 24]) long(value);
    int(given.saysUnpacked ?? coded.length);
    int(packed.length);
  }
  return Uint8Array.from(bytes);
}
