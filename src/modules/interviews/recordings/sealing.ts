import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { InterviewPlace } from '../schema.ts';

/** Which recording, of whom. */
export type RecordingPlace = InterviewPlace & { readonly recordingId: string };
/** How much a whole recording is. */
export type Extent = { readonly pieces: number; readonly bytes: number };

const nonceBytes = 12;
const tagBytes = 16;
/** Ids of recordings are random, so that they name the key by themselves. */
const keyOf = ({ recordingId }: RecordingPlace) => `recording-${recordingId}`;

export const makeRecordingKey = (keys: KeyFiles, place: RecordingPlace) =>
  keys.keep(keyOf(place), randomBytes(32));

/** From then on no copy of the recording opens, wherever it lies. */
export const destroyRecordingKey = (keys: KeyFiles, place: RecordingPlace) => keys.destroy(keyOf(place));

/** Seals a piece with AES-256-GCM under the recording's own key. It opens as that piece of that recording and no other. */
export const sealPiece = (keys: KeyFiles, place: RecordingPlace, number: number, bytes: Uint8Array) =>
  seal(keys, place, ['piece', number], bytes);

/** What was sealed; null when the key is destroyed, or the bytes are not what they were or not where they were. */
export const openPiece = (keys: KeyFiles, place: RecordingPlace, number: number, sealed: Uint8Array) =>
  open(keys, place, ['piece', number], sealed);

/** Seals how many pieces there are: a recording that has lost its end is found out. */
export const sealEnd = (keys: KeyFiles, place: RecordingPlace, { pieces, bytes }: Extent) =>
  seal(keys, place, ['end'], Buffer.from(JSON.stringify([pieces, bytes])));

/** How much there should be; null when the key is destroyed or somebody has been at it. */
export function openEnd(keys: KeyFiles, place: RecordingPlace, sealed: Uint8Array): Extent | null {
  const end = open(keys, place, ['end'], sealed);
  if (!end) return null;
  const [pieces, bytes] = JSON.parse(Buffer.from(end).toString()) as [number, number];
  return { pieces, bytes };
}

type What = readonly (string | number)[];

function seal(keys: KeyFiles, place: RecordingPlace, what: What, bytes: Uint8Array): Uint8Array {
  const key = keys.read(keyOf(place));
  if (!key) throw new Error('The key of a recording is not there');
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about(place, what));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function open(keys: KeyFiles, place: RecordingPlace, what: What, given: Uint8Array): Uint8Array | null {
  const key = keys.read(keyOf(place));
  const sealed = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (!key || sealed.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    .setAAD(about(place, what))
    .setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    const body = decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes));
    return new Uint8Array(Buffer.concat([body, decipher.final()]));
  } catch {
    return null;
  }
}

const about = ({ organisationId, studyId, interviewId, recordingId }: RecordingPlace, what: What) =>
  Buffer.from(JSON.stringify([organisationId, studyId, interviewId, recordingId, ...what]));
