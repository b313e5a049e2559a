import { inflateSync } from 'node:zlib';
import { m } from '#messages';
import type { Cursor } from './cursor.ts';
import { damaged, SavRefusal } from './sav-refusal.ts';

/** More than any survey needs unpacked; a file that says more is a mistake or a bomb. */
export const mostUnpackedBytes = 200 * 1024 * 1024;

/**
 * Unpacks the data of a `.zsav` file into the bytecode of a `.sav` file.
 *
 * @param cursor at the end of the dictionary
 * @throws SavRefusal when more than 200 MB would come out, or something else than the file says
 * @see PSPP Developers Guide, "System File Format": Data Record, ZLIB data
 */
export function unpackZlib(cursor: Cursor): Uint8Array {
  const start = cursor.position;
  cursor.skip(8);
  const trailerAt = cursor.int64();
  const trailerLength = cursor.int64();
  if (trailerAt < start || trailerLength < 24) throw damaged(start);
  cursor.position = Math.min(trailerAt, cursor.bytes.length);
  cursor.skip(20);
  const blockCount = cursor.int32();
  if (blockCount < 0 || blockCount * 24 + 24 > trailerLength) throw damaged(trailerAt);

  const blocks: { from: number; packed: number; unpacked: number }[] = [];
  let total = 0;
  for (let index = 0; index < blockCount; index += 1) {
    const at = cursor.position;
    cursor.skip(8);
    const from = cursor.int64();
    const unpacked = cursor.int32();
    const packed = cursor.int32();
    if (from < start || packed < 0 || unpacked < 0 || from + packed > cursor.bytes.length) throw damaged(at);
    total += unpacked;
    blocks.push({ from, packed, unpacked });
  }
  if (total > mostUnpackedBytes) throw tooLarge();

  const result = new Uint8Array(total);
  let to = 0;
  for (const { from, packed, unpacked } of blocks) {
    result.set(inflate(cursor.bytes.subarray(from, from + packed), unpacked, from), to);
    to += unpacked;
  }
  return result;
}

function inflate(packed: Uint8Array, length: number, from: number): Uint8Array {
  try {
    const unpacked = inflateSync(packed, { maxOutputLength: Math.max(1, length) });
    if (unpacked.length === length) return unpacked;
  } catch (error) {
    // Node's own faults carry a code: bad data, too much, or too little of it.
    if (typeof (error as { code?: unknown }).code !== 'string') throw error;
  }
  throw damaged(from);
}

export function tooLarge(): SavRefusal {
  const megabytes = mostUnpackedBytes / 1024 / 1024;
  return new SavRefusal('sav-too-large', (locale) =>
    m.analyses_answers_sav_too_large({ megabytes }, { locale }),
  );
}
