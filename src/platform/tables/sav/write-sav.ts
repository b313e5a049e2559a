import type { DataTable, DataVariable } from '../data-table.ts';
import { ByteWriter, cutToBytes } from './byte-writer.ts';
import { savNames, shortName } from './sav-names.ts';

/**
 * Writes an SPSS system file: UTF-8, uncompressed, with labels, missing codes and texts of any length, readable by SPSS
 * 16 and later, PSPP and R. The same table and date give the same bytes.
 *
 * Source: GNU PSPP developers' guide, "System File Format" (records 2, 3, 4, 6, 7.3, 7.4, 7.11, 7.13, 7.14, 7.20).
 *
 * @param date what the file says of when it was made: a day, never a time
 * @throws RangeError for more missing codes than SPSS has room for
 */
export function writeSav(table: DataTable, date: Date): Uint8Array {
  const variables = layOut(table);
  const rows = table.columns[0]?.length ?? 0;
  const elements = variables.reduce(
    (sum, { segments }) => sum + segments.reduce((all, { width }) => all + elementsOf(width), 0),
    0,
  );
  const out = new ByteWriter();
  writeHeader(out, { label: table.label, elements, rows, date });
  for (const variable of variables) writeVariable(out, variable);
  writeValueLabels(out, variables);
  writeNotes(out, table.notes ?? []);
  writeExtensions(out, variables);
  out.int32(999, 0);
  for (let row = 0; row < rows; row += 1) {
    for (const [place, variable] of variables.entries())
      writeValue(out, variable, table.columns[place]![row]!);
  }
  return out.toBytes();
}

const systemMissing = -Number.MAX_VALUE;
const mostSegmentBytes = 255;
/** How many segments a long text has is reckoned by 252 bytes, though each but the last carries 255: SPSS's own way. */
const reckonedBytes = 252;
const mostTextBytes = 32_767;
const mostMissing = 3;

type Segment = { readonly short: string; readonly width: number };
type LaidOut = {
  readonly variable: DataVariable;
  readonly long: string;
  /** 0 for a number; for a text, how many bytes it may have. */
  readonly width: number;
  /** One, but for texts of more than 255 bytes. */
  readonly segments: readonly Segment[];
  /** Where it stands among the eight-byte elements of a case, counted from 1. */
  readonly element: number;
};

function layOut(table: DataTable): LaidOut[] {
  const names = savNames(table.variables.map(({ name }) => name));
  let element = 1;
  let extra = table.variables.length;
  return table.variables.map((variable, place) => {
    const { long, short } = names[place]!;
    const width = variable.kind === 'number' ? 0 : widthOf(table.columns[place]!);
    const count = width > mostSegmentBytes ? Math.ceil(width / reckonedBytes) : 1;
    const segments = Array.from({ length: count }, (_, index): Segment => {
      const isLast = index === count - 1;
      const own = count === 1 ? width : isLast ? width - reckonedBytes * (count - 1) : mostSegmentBytes;
      return { short: index === 0 ? short : shortName(extra++), width: own };
    });
    const laidOut = { variable, long, width, segments, element };
    element += segments.reduce((sum, segment) => sum + elementsOf(segment.width), 0);
    return laidOut;
  });
}

function widthOf(column: readonly (number | string | null)[]): number {
  const longest = column.reduce<number>(
    (most, value) => Math.max(most, value === null ? 0 : Buffer.byteLength(String(value))),
    1,
  );
  return Math.min(longest, mostTextBytes);
}

const elementsOf = (width: number) => Math.max(1, Math.ceil(width / 8));

type Header = {
  readonly label: string;
  readonly elements: number;
  readonly rows: number;
  readonly date: Date;
};

function writeHeader(out: ByteWriter, { label, elements, rows, date }: Header): void {
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const day = String(date.getUTCDate()).padStart(2, '0');
  const year = String(date.getUTCFullYear() % 100).padStart(2, '0');
  out.text('$FL2', 4).text('@(#) SPSS DATA FILE Handlingsrom', 60);
  out.int32(2, elements, 0, 0, rows).float64(100);
  out.text(`${day} ${months[date.getUTCMonth()]} ${year}`, 9).text('00:00:00', 8);
  out.padded(cutToBytes(label, 64), 64).bytes(Buffer.alloc(3));
}

function writeVariable(out: ByteWriter, { variable, width, segments }: LaidOut): void {
  const missing = variable.missing ?? [];
  if (missing.length > mostMissing) {
    throw new RangeError(
      `SPSS has room for ${mostMissing} missing codes; ${variable.name} has ${missing.length}`,
    );
  }
  for (const [index, segment] of segments.entries()) {
    const label = cutToBytes(index === 0 ? variable.label : '', 255);
    const isNumber = width === 0;
    const format = isNumber
      ? (5 << 16) | (8 << 8) | (variable.decimals ?? 0)
      : (1 << 16) | (segment.width << 8);
    const hasLabel = label.length > 0 ? 1 : 0;
    const missingHere = isNumber ? missing : [];
    out.int32(2, segment.width, hasLabel, missingHere.length, format, format).text(segment.short, 8);
    if (hasLabel) out.int32(label.length).padded(label, Math.ceil(label.length / 4) * 4);
    out.float64(...missingHere);
    for (let rest = 1; rest < elementsOf(segment.width); rest += 1) out.int32(2, -1, 0, 0, 0, 0).text('', 8);
  }
}

/** Labels of numbers, and of texts of up to eight bytes; longer texts say themselves what they mean. */
function writeValueLabels(out: ByteWriter, variables: readonly LaidOut[]): void {
  for (const { variable, width, element } of variables) {
    const values = (variable.values ?? []).filter(({ value }) =>
      width === 0 ? typeof value === 'number' : width <= 8,
    );
    if (values.length === 0) continue;
    out.int32(3, values.length);
    for (const { value, label } of values) {
      const bytes = cutToBytes(label, 120);
      if (width === 0) out.float64(value as number);
      else out.text(String(value), 8);
      out.bytes(Uint8Array.of(bytes.length)).padded(bytes, Math.ceil((bytes.length + 1) / 8) * 8 - 1);
    }
    out.int32(4, 1, element);
  }
}

const noteBytes = 80;

/** The notes, cut into the lines of eighty bytes that SPSS calls documents; words are kept whole where they fit. */
function writeNotes(out: ByteWriter, notes: readonly string[]): void {
  const lines = notes.flatMap(linesOf);
  if (lines.length === 0) return;
  out.int32(6, lines.length);
  for (const line of lines) out.padded(cutToBytes(line, noteBytes), noteBytes);
}

function linesOf(note: string): string[] {
  const lines = [''];
  for (const word of note.split(/\s+/)) {
    const longer = lines.at(-1) === '' ? word : `${lines.at(-1)} ${word}`;
    if (Buffer.byteLength(longer) <= noteBytes) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.filter((line) => line !== '');
}

const measures = { nominal: 1, ordinal: 2, scale: 3 } as const;

function writeExtensions(out: ByteWriter, variables: readonly LaidOut[]): void {
  // Version, machine, IEEE, no compression, little-endian, UTF-8.
  out.int32(7, 3, 4, 8, 1, 0, 0, -1, 1, 1, 2, 65001);
  out.int32(7, 4, 8, 3).float64(systemMissing, Number.MAX_VALUE, nextAbove(systemMissing));
  const display = variables.flatMap(({ variable, segments, width }) =>
    segments.flatMap((segment) => [
      measures[variable.measure],
      width === 0 ? 8 : Math.min(Math.max(segment.width, 8), 40),
      width === 0 ? 1 : 0,
    ]),
  );
  out.int32(7, 11, 4, display.length, ...display);
  const extension = (subtype: number, text: string) => {
    const bytes = Buffer.from(text, 'utf8');
    out.int32(7, subtype, 1, bytes.length).bytes(bytes);
  };
  extension(13, variables.map(({ segments, long }) => `${segments[0]!.short}=${long}`).join('\t'));
  const long = variables.filter(({ segments }) => segments.length > 1);
  if (long.length > 0) {
    extension(
      14,
      long
        .map(({ segments, width }) => `${segments[0]!.short}=${String(width).padStart(5, '0')}\u0000\t`)
        .join(''),
    );
  }
  extension(20, 'UTF-8');
}

/** The smallest number above SPSS's "missing": what LOWEST means in its ranges. */
function nextAbove(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) - 1n);
  return view.getFloat64(0);
}

function writeValue(out: ByteWriter, { width, segments }: LaidOut, value: number | string | null): void {
  if (width === 0) {
    out.float64(typeof value === 'number' && Number.isFinite(value) ? value : systemMissing);
    return;
  }
  const bytes = cutToBytes(value === null ? '' : String(value), width);
  for (const [index, segment] of segments.entries()) {
    out.padded(
      bytes.subarray(index * mostSegmentBytes, (index + 1) * mostSegmentBytes),
      elementsOf(segment.width) * 8,
    );
  }
}
