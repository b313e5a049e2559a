import { inflateRawSync } from 'node:zlib';
import type { PackedFaults } from './faults.ts';

/** The parts of a packed file by name. Nothing is unpacked before it is asked for. */
export type Zip = {
  readonly names: readonly string[];
  /** The part as it was packed; undefined when there is none of that name. */
  readonly bytes: (name: string) => Uint8Array | undefined;
  /** The part as text; undefined when there is none of that name. */
  readonly text: (name: string) => string | undefined;
  readonly faults: PackedFaults;
};

type Entry = {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
};

const directoryEnd = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const stored = 0;
const deflated = 8;
const mostEntries = 10_000;
/** A comment at the end is at most this long, and the end stands before it. */
const longestTail = 65_557;

/**
 * Opens a ZIP file by the directory at its end. What its parts unpack to is counted together, whatever they say
 * themselves, so that a small file cannot become a large one.
 *
 * @param mostBytes what all parts asked for may unpack to
 * @param faults how the format says that it is damaged, locked or too large
 * @see PKWARE, APPNOTE.TXT 6.3.10, §4.3
 */
export function openZip(bytes: Uint8Array, mostBytes: number, faults: PackedFaults): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view, faults);
  let left = mostBytes;
  const bytesOf = (name: string) => {
    const entry = entries.get(name);
    if (!entry) return undefined;
    const content = unpack({ bytes, view, entry, name, left, mostBytes, faults });
    left -= content.length;
    return content;
  };
  return {
    names: [...entries.keys()],
    bytes: bytesOf,
    text: (name) => {
      const content = bytesOf(name);
      return content && textOf(content, name, faults);
    },
    faults,
  };
}

function readDirectory(bytes: Uint8Array, view: DataView, faults: PackedFaults): Map<string, Entry> {
  const { damaged } = faults;
  const end = findEnd(view, faults);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, Entry>();
  if (count > mostEntries) throw damaged('zip');
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry) throw damaged('zip');
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged('zip');
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    // Two parts of one name are read as one by some and as the other by others.
    if (entries.has(name)) throw damaged(name);
    const isLocked = (view.getUint16(at + 8, true) & 1) === 1;
    if (isLocked) throw faults.locked();
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function findEnd(view: DataView, { damaged }: PackedFaults): number {
  const length = view.byteLength;
  for (let at = length - 22; at >= 0 && at >= length - longestTail; at -= 1) {
    if (view.getUint32(at, true) === directoryEnd) return at;
  }
  throw damaged('zip');
}

function unpack({
  bytes,
  view,
  entry: { method, packed, unpacked, at },
  name,
  left,
  mostBytes,
  faults: { damaged, tooLarge },
}: {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly entry: Entry;
  readonly name: string;
  readonly left: number;
  readonly mostBytes: number;
  readonly faults: PackedFaults;
}): Uint8Array {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localEntry) throw damaged(name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw damaged(name);
  const content = bytes.subarray(start, start + packed);
  const tooMuch = () => tooLarge(Math.round(mostBytes / 1024 / 1024));
  if (unpacked > left) throw tooMuch();
  if (method === stored) {
    if (content.length > left) throw tooMuch();
    return content;
  }
  if (method !== deflated) throw damaged(name);
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch();
    throw damaged(name);
  }
}

function textOf(content: Uint8Array, name: string, { damaged }: PackedFaults): string {
  const isUtf16 = content[0] === 0xff || content[0] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? (content[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', {
      fatal: true,
    }).decode(content);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw damaged(name);
    throw error;
  }
}
