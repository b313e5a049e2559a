import type { LabelledValues } from '../labelled/labelled-file.ts';
import {
  bytesElement,
  type Elements,
  endOfData,
  missingElement,
  numberElement,
  spacesElement,
} from './elements.ts';
import { decodePadded } from './encoding.ts';
import { truncated } from './sav-refusal.ts';
import { mostUnpackedBytes, tooLarge } from './unpack-zlib.ts';

/** What one variable takes of a case: a number, or the segments of a text. */
export type Column = {
  /** Bytes of each segment; empty for a number. */
  readonly segments: readonly number[];
  /** Bytes of the whole text. */
  readonly width: number;
};

export type CaseLayout = {
  readonly columns: readonly Column[];
  readonly caseCount: number | undefined;
  readonly isLittleEndian: boolean;
  readonly systemMissing: number;
  readonly decoder: TextDecoder;
};

/**
 * Reads the cases, column by column.
 *
 * @throws SavRefusal when the data end within a case, or before as many cases as the header says
 */
export function readCases(
  elements: Elements,
  layout: CaseLayout,
): { rowCount: number; values: LabelledValues[] } {
  const { columns, caseCount, systemMissing, decoder } = layout;
  const { bytes } = elements;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = columns.map(() => new Float64Array(64));
  const texts = columns.map((): string[] => []);
  const room = new Uint8Array(Math.max(8, ...columns.map(({ segments }) => paddedLength(segments))));
  const elementsPerCase = columns.reduce(
    (sum, { segments }) => sum + (segments.length === 0 ? 1 : paddedLength(segments) / 8),
    0,
  );
  const mostCases = Math.floor(mostUnpackedBytes / 8 / elementsPerCase);

  let rowCount = 0;
  cases: while (caseCount === undefined || rowCount < caseCount) {
    for (const [index, { segments, width }] of columns.entries()) {
      const kind = elements.next();
      if (kind === endOfData) {
        if (index > 0 || caseCount !== undefined) throw truncated();
        break cases;
      }
      if (segments.length === 0) {
        if (rowCount === numbers[index]!.length) numbers[index] = grown(numbers[index]!);
        numbers[index]![rowCount] = numberOf(kind);
      } else {
        texts[index]!.push(textOf(kind, segments, width));
      }
    }
    rowCount += 1;
    if (rowCount > mostCases) throw tooLarge();
  }
  return {
    rowCount,
    values: columns.map(({ segments }, index) =>
      segments.length === 0
        ? { kind: 'numeric', numbers: numbers[index]!.subarray(0, rowCount) }
        : { kind: 'text', texts: texts[index]! },
    ),
  };

  function numberOf(kind: number): number {
    if (kind === numberElement) return elements.value;
    if (kind !== bytesElement) return Number.NaN;
    const value = view.getFloat64(elements.at, layout.isLittleEndian);
    return value === systemMissing || !Number.isFinite(value) ? Number.NaN : value;
  }

  function textOf(first: number, segments: readonly number[], width: number): string {
    const length = paddedLength(segments);
    if (length === 8 && first === spacesElement) return '';
    let kind = first;
    for (let at = 0; at < length; at += 8) {
      if (at > 0) kind = elements.next();
      if (kind === endOfData) throw truncated();
      if (kind === bytesElement) room.set(bytes.subarray(elements.at, elements.at + 8), at);
      else room.fill(kind === spacesElement || kind === missingElement ? 0x20 : 0, at, at + 8);
    }
    return decodePadded(decoder, joinSegments(room, segments).subarray(0, width));
  }
}

/** Each segment is padded to eight bytes in the file. */
function paddedLength(segments: readonly number[]): number {
  return segments.reduce((sum, width) => sum + Math.ceil(width / 8) * 8, 0);
}

/** Moves the segments of a very long text together, without the padding between them. */
function joinSegments(room: Uint8Array, segments: readonly number[]): Uint8Array {
  if (segments.length === 1) return room.subarray(0, segments[0]);
  let from = 0;
  let to = 0;
  for (const width of segments) {
    room.copyWithin(to, from, from + width);
    from += Math.ceil(width / 8) * 8;
    to += width;
  }
  return room.subarray(0, to);
}

function grown(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
