import { randomBytes } from 'node:crypto';
import { makeSealingKeys, type SealingKeys } from '../sealing/seal.ts';

/**
 * What a wave keeps outside the database, from when it is drafted until it closes: the key that makes links, the key
 * that makes receipts, and the private half of the sealing key. Destroyed together when the wave closes.
 */
export type WaveSecrets = {
  readonly linkKey: Uint8Array;
  readonly receiptKey: Uint8Array;
  readonly sealing: SealingKeys;
};

const plainKeyBytes = 32;

export function makeWaveSecrets(): WaveSecrets {
  return {
    linkKey: randomBytes(plainKeyBytes),
    receiptKey: randomBytes(plainKeyBytes),
    sealing: makeSealingKeys(),
  };
}

/** The secrets as one file: link key, receipt key, public half, private half. */
export function secretsToBytes({ linkKey, receiptKey, sealing }: WaveSecrets): Uint8Array {
  return Buffer.concat([linkKey, receiptKey, sealing.publicKey, sealing.privateKey]);
}

export function secretsFromBytes(bytes: Uint8Array): WaveSecrets {
  const part = (place: number) => bytes.subarray(place * plainKeyBytes, (place + 1) * plainKeyBytes);
  return {
    linkKey: part(0),
    receiptKey: part(1),
    sealing: { publicKey: part(2), privateKey: bytes.subarray(3 * plainKeyBytes) },
  };
}

/** The name of a wave's key file. */
export function secretName(organisationId: string, waveId: string): string {
  return `wave.${organisationId}.${waveId}`;
}
