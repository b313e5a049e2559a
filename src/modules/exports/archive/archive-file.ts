import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { m } from '#messages';
import { refusal } from '#platform/errors.ts';
import { shortestPassphrase } from '../schema.ts';

/**
 * The file that a wave is archived in: docs/archive.md, format 1. Compressed, then encrypted with AES-256-GCM under a
 * key that scrypt makes of a passphrase; the header is authenticated with it.
 *
 *     bytes  0–7    "HRARKIV" and the format's number, one byte
 *            8–10   scrypt: log2 N, r, p
 *           11–26   salt
 *           27–38   nonce
 *           39–54   tells whether the passphrase is the right one
 *           55–62   how many bytes follow before the tag, big end first
 *           63–…    the content, then 16 bytes of tag
 */
const magic = Buffer.from('HRARKIV', 'latin1');
const formatNumber = 1;
const cost = { log2N: 17, r: 8, p: 1 };
/** What a hostile file may not make us spend: a gigabyte of memory. */
const mostLog2N = 20;
const place = { scrypt: 8, salt: 11, nonce: 27, check: 39, length: 55, content: 63 } as const;
const tagBytes = 16;

/** @throws DomainError `passphrase-short` */
export async function sealArchive(
  content: Uint8Array,
  passphrase: string,
  random: (bytes: number) => Uint8Array = randomBytes,
): Promise<Uint8Array<ArrayBuffer>> {
  if ([...passphrase].length < shortestPassphrase) {
    throw refusal('passphrase-short', (_, options) =>
      m.exports_passphrase_short({ least: shortestPassphrase }, options),
    );
  }
  const packed = gzipSync(content, { level: 9 });
  const header = Buffer.alloc(place.content);
  header.set(magic);
  header[magic.length] = formatNumber;
  header.set([cost.log2N, cost.r, cost.p], place.scrypt);
  header.set(random(16), place.salt);
  header.set(random(12), place.nonce);
  header.writeBigUInt64BE(BigInt(packed.length), place.length);
  const { key, check } = await keyOf(passphrase, header);
  header.set(check, place.check);
  const cipher = createCipheriv('aes-256-gcm', key, header.subarray(place.nonce, place.check)).setAAD(header);
  return new Uint8Array(Buffer.concat([header, cipher.update(packed), cipher.final(), cipher.getAuthTag()]));
}

/** @throws DomainError `not-an-archive`, `archive-newer`, `archive-cut`, `passphrase-wrong`, `archive-altered` */
export async function openArchive(bytes: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, magic.length).equals(magic)) {
    throw refusal('not-an-archive', m.exports_not_an_archive);
  }
  if (file.length > magic.length && file[magic.length] !== formatNumber) {
    throw refusal('archive-newer', m.exports_archive_newer);
  }
  if (file.length < place.content + tagBytes) throw cut();
  const header = file.subarray(0, place.content);
  const length = Number(header.readBigUInt64BE(place.length));
  const end = place.content + length;
  if (file.length < end + tagBytes) throw cut();
  const [log2N, r, p] = header.subarray(place.scrypt, place.salt);
  if (file.length > end + tagBytes || log2N! < 10 || log2N! > mostLog2N || r !== cost.r || p !== cost.p) {
    throw altered();
  }
  const { key, check } = await keyOf(passphrase, header);
  if (!timingSafeEqual(check, header.subarray(place.check, place.length))) {
    throw refusal('passphrase-wrong', m.exports_passphrase_wrong);
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, header.subarray(place.nonce, place.check))
      .setAAD(header)
      .setAuthTag(file.subarray(end));
    return gunzipSync(Buffer.concat([decipher.update(file.subarray(place.content, end)), decipher.final()]));
  } catch {
    throw altered();
  }
}

/** Beside the main thread: somebody may be sending their answers just now. */
async function keyOf(passphrase: string, header: Buffer): Promise<{ key: Buffer; check: Buffer }> {
  const [log2N, r, p] = header.subarray(place.scrypt, place.salt);
  const options = { N: 2 ** log2N!, r: r!, p: p!, maxmem: 256 * 2 ** log2N! * r! };
  // The same word typed on another machine may come in other pieces: letters and accents apart, or together.
  const word = passphrase.normalize('NFC');
  const made = await new Promise<Buffer>((resolve, reject) => {
    scrypt(word, header.subarray(place.salt, place.nonce), 48, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  return { key: made.subarray(0, 32), check: made.subarray(32) };
}

const cut = () => refusal('archive-cut', m.exports_archive_cut);
const altered = () => refusal('archive-altered', m.exports_archive_altered);
