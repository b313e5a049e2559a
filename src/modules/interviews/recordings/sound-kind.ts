import { m } from '#messages';
import { refusal } from '#platform/errors.ts';

/** How the bytes of a kind of file begin, from where. */
type Beginning = { readonly at?: number; readonly bytes: readonly number[] };
const ascii = (text: string, at = 0): Beginning => ({ at, bytes: [...text].map((one) => one.charCodeAt(0)) });

/** What a recording may be, told by how its bytes begin and never by its name. */
const kinds: readonly { readonly mediaType: string; readonly begins: readonly Beginning[] }[] = [
  { mediaType: 'audio/wav', begins: [ascii('RIFF'), ascii('WAVE', 8)] },
  { mediaType: 'audio/ogg', begins: [ascii('OggS')] },
  { mediaType: 'audio/flac', begins: [ascii('fLaC')] },
  { mediaType: 'audio/webm', begins: [{ bytes: [0x1a, 0x45, 0xdf, 0xa3] }] },
  { mediaType: 'audio/mp4', begins: [ascii('ftyp', 4)] },
  { mediaType: 'audio/mpeg', begins: [ascii('ID3')] },
];

/** So many bytes are enough to tell. */
export const headBytes = 12;

/**
 * What kind of sound a file holds, from its first bytes; null when it is none that browsers play.
 *
 * @example soundKind(new TextEncoder().encode('OggS........')) // 'audio/ogg'
 */
export function soundKind(head: Uint8Array): string | null {
  const kind = kinds.find(({ begins }) =>
    begins.every(({ at = 0, bytes }) => bytes.every((byte, place) => head[at + place] === byte)),
  );
  return kind?.mediaType ?? (isMpegFrame(head) ? 'audio/mpeg' : null);
}

/** The same; refused when it is none. @throws DomainError `recording-file` */
export function kindOrRefuse(head: Uint8Array): string {
  const kind = head.length >= headBytes ? soundKind(head) : null;
  if (kind === null) throw refusal('recording-file', m.interviews_recording_kind);
  return kind;
}

/** An MP3 without a title before it begins with the head of its first frame: eleven bits set, and layer III (ISO 11172-3). */
const isMpegFrame = ([first = 0, second = 0, third = 0]: Uint8Array) =>
  first === 0xff && (second & 0xe6) === 0xe2 && third >> 4 !== 0xf && ((third >> 2) & 3) !== 3;

/** How the name of such a file ends. */
export const endingOf = (mediaType: string) =>
  ({ 'audio/wav': 'wav', 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3' })[mediaType] ?? mediaType.split('/')[1]!;
