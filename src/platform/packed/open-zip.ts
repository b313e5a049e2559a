import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { PackedFaults } from './faults.ts';

/** The parts of a packed file by name. Nothing is unpacked before it is asked for. */
export type Zip = {
  readonly names: readonly string[];
  /** The part as it was packed; undefined when there is none of that name. */
  readonly bytes: (name: string) => Uint8Array | undefined;
  /** The part as text; undefined when there is none of that name. */
  readonly text: (name: string) => string | undefined;
  /** How much the part says it unpacks to; undefined when there is none of that name. */
  readonly says: (name: string) => number | undefined;
  /**
   * The part a chunk at a time, for parts that are too large to be in memory unpacked. What comes is counted, and held to the
   * length and the checksum that the file gives: a part that is not what it says fails at its end at the latest.
   */
  readonly chunks: (name: string) => AsyncIterable<Uint8Array>;
  readonly faults: PackedFaults;
};

type Entry = {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly checksum: number;
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
    says: (name) => entries.get(name)?.unpacked,
    chunks: async function* (name) {
      const entry = entries.get(name);
      if (!entry) throw faults.damaged(name);
      const content = packedContent({ bytes, view, entry, name, faults });
      let [seen, checksum] = [0, 0];
      try {
        for await (const chunk of entry.method === stored ? inChunks(content) : inflated(content)) {
          seen += chunk.length;
          left -= chunk.length;
          if (left < 0) throw tooMuch(mostBytes, faults);
          if (seen > entry.unpacked) throw faults.damaged(name);
          checksum = crc32(chunk, checksum);
          yield chunk;
        }
      } catch (error) {
        // What zlib says of bytes that are none of its own.
        if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw faults.damaged(name);
        throw error;
      }
      if (seen !== entry.unpacked || checksum !== entry.checksum) throw faults.damaged(name);
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
      checksum: view.getUint32(at + 16, true),
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

type Packed = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly entry: Entry;
  readonly name: string;
  readonly faults: PackedFaults;
};

const tooMuch = (mostBytes: number, { tooLarge }: PackedFaults) =>
  tooLarge(Math.round(mostBytes / 1024 / 1024));

function packedContent({ bytes, view, entry, name, faults: { damaged } }: Packed): Uint8Array {
  const { packed, at, method } = entry;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localEntry) throw damaged(name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) throw damaged(name);
  if (method !== stored && method !== deflated) throw damaged(name);
  return bytes.subarray(start, start + packed);
}

const chunkBytes = 256 * 1024;
async function* inChunks(content: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < content.length; at += chunkBytes) yield content.subarray(at, at + chunkBytes);
}
function inflated(content: Uint8Array): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: chunkBytes });
  // Whoever reads is told of a fault; one that comes when nobody reads any more is nobody's.
  inflate.on('error', () => undefined);
  return Readable.from(inChunks(content)).pipe(inflate);
}

function unpack({
  left,
  mostBytes,
  ...given
}: Packed & { readonly left: number; readonly mostBytes: number }): Uint8Array {
  const { entry, name, faults } = given;
  const content = packedContent(given);
  if (entry.unpacked > left) throw tooMuch(mostBytes, faults);
  if (entry.method === stored) {
    if (content.length > left) throw tooMuch(mostBytes, faults);
    return content;
  }
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch(mostBytes, faults);
    throw faults.damaged(name);
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
