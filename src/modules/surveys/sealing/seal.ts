import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPair,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';

/**
 * Sealing: anyone with the public half of a wave's key can seal an answer, and only the private half opens it.
 *
 * Each answer gets a key pair of its own for the moment of sealing (X25519); what the two halves agree on, with both
 * public keys, makes an AES-256-GCM key and nonce (HKDF-SHA-256), as in RFC 9180's base mode. `place` is bound in as
 * additional data: a sealed answer that is moved to another wave or another receipt does not open.
 *
 * Layout: 32 bytes of public key, the answer padded to a fixed length and encrypted, 16 bytes of tag.
 */
export type SealingKeys = {
  /** Raw X25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
};

const keyBytes = 32;
const tagBytes = 16;
/** What sealing adds to an answer's padded length. */
export const sealOverheadBytes = keyBytes + tagBytes;

export function makeSealingKeys(): SealingKeys {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { publicKey: rawOf(publicKey), privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }) };
}

const makeKeyPair = promisify(generateKeyPair);
const agreeOn = promisify<Parameters<typeof diffieHellman>[0], Buffer>(diffieHellman);

/**
 * The slow half, the two multiplications on the curve, runs in Node's own threads while others are served.
 *
 * @param bytes already padded: sealing does not hide how long it is
 */
export async function seal(bytes: Uint8Array, publicKey: Uint8Array, place: Uint8Array): Promise<Uint8Array> {
  // Never shared between answers: those sealed with one key pair would show that they came together.
  const own = await makeKeyPair('x25519');
  const ownPublic = rawOf(own.publicKey);
  const secret = await agreeOn({ privateKey: own.privateKey, publicKey: waveKeyOf(publicKey) });
  const { key, nonce } = keyAndNonce(secret, ownPublic, publicKey);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(place);
  return Buffer.concat([ownPublic, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it was sealed for another key or another place, or has been changed */
export function openSealed(sealed: Uint8Array, keys: SealingKeys, place: Uint8Array): Uint8Array {
  const ownPublic = sealed.subarray(0, keyBytes);
  const privateKey = createPrivateKey({ key: Buffer.from(keys.privateKey), format: 'der', type: 'pkcs8' });
  const secret = diffieHellman({ privateKey, publicKey: fromRaw(ownPublic) });
  const { key, nonce } = keyAndNonce(secret, ownPublic, keys.publicKey);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(place)
    .setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const body = sealed.subarray(keyBytes, sealed.length - tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

function keyAndNonce(secret: Uint8Array, ownPublic: Uint8Array, publicKey: Uint8Array) {
  const salt = Buffer.concat([ownPublic, publicKey]);
  const made = Buffer.from(hkdfSync('sha256', secret, salt, 'handlingsrom sealed answer 1', 44));
  return { key: made.subarray(0, 32), nonce: made.subarray(32) };
}

/** The fixed beginning of an X25519 public key in DER; the key itself is its last 32 bytes. */
const derPrefix = Buffer.from('302a300506032b656e032100', 'hex');

/** As a JWK, which gives the key itself thirty times faster than DER does. */
function rawOf(publicKey: KeyObject): Uint8Array {
  return Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
}

function fromRaw(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([derPrefix, raw]), format: 'der', type: 'spki' });
}

/** The newest wave keys as Node has them: reading one costs a quarter of a sealing, and all answers of a wave share it. */
const waveKeys = new Map<string, KeyObject>();
const mostWaveKeys = 100;

function waveKeyOf(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('base64url');
  const known = waveKeys.get(name);
  if (known) return known;
  if (waveKeys.size >= mostWaveKeys) waveKeys.delete(waveKeys.keys().next().value!);
  const key = fromRaw(raw);
  waveKeys.set(name, key);
  return key;
}
