/**
 * Every answer of a wave is padded to one length: a long free text must not point to who took long to write.
 * Four bytes tell how long it was, then the answer, then zeros.
 */
const lengthBytes = 4;

/** @throws RangeError when it does not fit: the form's limits are set so that it does */
export function pad(bytes: Uint8Array, to: number): Uint8Array {
  if (bytes.length + lengthBytes > to) throw new RangeError('The answer is longer than the wave allows');
  const padded = Buffer.alloc(to);
  padded.writeUInt32BE(bytes.length);
  padded.set(bytes, lengthBytes);
  return padded;
}

export function unpad(padded: Uint8Array): Uint8Array {
  const length = Buffer.from(padded.buffer, padded.byteOffset, lengthBytes).readUInt32BE();
  return padded.subarray(lengthBytes, lengthBytes + length);
}
