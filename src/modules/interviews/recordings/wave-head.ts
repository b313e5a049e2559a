/** What the browser records: one channel of whole numbers of 16 bits, sixteen thousand a second, which is enough for speech. */
export const samplesPerSecond = 16_000;
const bytesPerSample = 2;
export const recordedType = 'audio/wav';
export const waveHeadBytes = 44;

/**
 * The head of a WAV file with so many bytes of sound. Nothing is kept with a head on: what is recorded can be gone on
 * with after a crash, and is a whole file whenever it is read.
 *
 * @example waveHead(32_000).length // 44: one second follows
 */
export function waveHead(bytes: number): Uint8Array {
  const head = Buffer.alloc(waveHeadBytes);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(waveHeadBytes - 8 + bytes, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); // PCM
  head.writeUInt16LE(1, 22); // one channel
  head.writeUInt32LE(samplesPerSecond, 24);
  head.writeUInt32LE(samplesPerSecond * bytesPerSample, 28);
  head.writeUInt16LE(bytesPerSample, 32);
  head.writeUInt16LE(8 * bytesPerSample, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(bytes, 40);
  return new Uint8Array(head);
}

/** How long so much recorded sound lasts. */
export const millisecondsIn = (bytes: number) => (bytes / bytesPerSample / samplesPerSecond) * 1000;
