import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import { findPiece, listPieces } from './pieces.server.ts';
import type { Recording } from './recording.ts';
import { findEnd } from './recordings.server.ts';
import { openEnd, openPiece, type RecordingPlace } from './sealing.ts';
import { waveHead } from './wave-head.ts';

/** A recording as a file that can be read from any place. */
export type ReadableRecording = {
  readonly mediaType: string;
  readonly bytes: number;
  /** The bytes from one place up to and not with another: only the pieces that hold them are opened. */
  read(from: number, to: number): AsyncIterable<Uint8Array>;
};

/** Null when the key is gone, or what lies there is not what was kept. */
export async function readRecording(
  { database, keys }: { readonly database: Database; readonly keys: KeyFiles },
  place: RecordingPlace,
  { mediaType, way }: Pick<Recording, 'mediaType' | 'way'>,
): Promise<ReadableRecording | null> {
  const sealedEnd = await findEnd(database, place);
  const end = sealedEnd && openEnd(keys, place, sealedEnd);
  if (!end) return null;
  const pieces = await listPieces(database, place);
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0);
  const isWhole = pieces.length === end.pieces && bytes === end.bytes;
  if (!isWhole || pieces.some(({ number }, at) => number !== at)) return null;

  const head = way === 'recorded' ? waveHead(bytes) : new Uint8Array();
  async function* read(from: number, to: number): AsyncIterable<Uint8Array> {
    if (from < head.length) yield head.subarray(from, Math.min(to, head.length));
    let start = head.length;
    for (const { number, bytes: length } of pieces) {
      const [first, last] = [Math.max(from, start) - start, Math.min(to, start + length) - start];
      start += length;
      if (first >= last) continue;
      const sealed = await findPiece(database, place, number);
      const opened = sealed && openPiece(keys, place, number, sealed);
      // Destroyed while somebody listens, or not what was kept: it ends here.
      if (opened?.length !== length) return;
      yield opened.subarray(first, last);
    }
  }
  return { mediaType, bytes: head.length + bytes, read };
}
