import { crc32 } from 'node:zlib';

/** A part of a zip that is too large to be in memory: how long it is, and its bytes, as often as they are asked for. */
export type StoredEntry = {
  readonly name: string;
  readonly bytes: number;
  readonly read: () => AsyncIterable<Uint8Array>;
};

/** A plain zip tells its places in 32 bits. */
export const mostZipBytes = 0xffff_ffff;
const [localLength, centralLength, endLength] = [30, 46, 22];
const utf8Names = 0x0800;
/** 1 January 1980, the first day a zip can name. */
const firstDay = 0x0021;

/**
 * Writes a zip as it is read, packed as it is ("stored"): sound does not get smaller. No more than the chunk at hand is in
 * memory, and how long it will be is known before it begins. Each part is read twice, since its checksum stands before it:
 * there are readers that take it nowhere else.
 *
 * @throws Error when a part is not as long as it said
 * @see PKWARE, APPNOTE.TXT 6.3.10, §4.3
 */
export function storedZip(entries: readonly StoredEntry[]): {
  readonly bytes: number;
  readonly body: AsyncIterable<Uint8Array>;
} {
  const nameOf = ({ name }: StoredEntry) => Buffer.from(name, 'utf8');
  const bytes = entries.reduce(
    (sum, entry) => sum + localLength + centralLength + 2 * nameOf(entry).length + entry.bytes,
    endLength,
  );
  async function* body(): AsyncIterable<Uint8Array> {
    const directory: Buffer[] = [];
    let offset = 0;
    for (const entry of entries) {
      const name = nameOf(entry);
      const common = commonOf(entry.bytes, await checksumOf(entry), name.length);
      const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, name]);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(offset, 10);
      directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, name);
      yield new Uint8Array(local);
      yield* whole(entry);
      offset += local.length + entry.bytes;
    }
    const directoryBytes = Buffer.concat(directory);
    const end = Buffer.alloc(endLength);
    end.set([0x50, 0x4b, 5, 6]);
    end.writeUInt16LE(entries.length, 8);
    end.writeUInt16LE(entries.length, 10);
    end.writeUInt32LE(directoryBytes.length, 12);
    end.writeUInt32LE(offset, 16);
    yield new Uint8Array(Buffer.concat([directoryBytes, end]));
  }
  return { bytes, body: body() };
}

/** What both heads of a part say of it. */
function commonOf(bytes: number, checksum: number, nameLength: number): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(utf8Names, 2);
  common.writeUInt16LE(firstDay, 8);
  common.writeUInt32LE(checksum, 10);
  common.writeUInt32LE(bytes, 14);
  common.writeUInt32LE(bytes, 18);
  common.writeUInt16LE(nameLength, 22);
  return common;
}

async function checksumOf(entry: StoredEntry): Promise<number> {
  let checksum = 0;
  for await (const chunk of whole(entry)) checksum = crc32(chunk, checksum);
  return checksum;
}

async function* whole({ name, bytes, read }: StoredEntry): AsyncIterable<Uint8Array> {
  let seen = 0;
  for await (const chunk of read()) {
    seen += chunk.length;
    if (seen <= bytes) yield chunk;
  }
  if (seen !== bytes) throw new Error(`${name} is ${seen} bytes and not ${bytes}`);
}
