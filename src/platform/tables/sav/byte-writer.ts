/** Bytes in the order they are written, little end first. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];

  int32(...values: readonly number[]): this {
    const part = Buffer.alloc(4 * values.length);
    for (const [place, value] of values.entries()) part.writeInt32LE(value, 4 * place);
    this.#parts.push(part);
    return this;
  }

  float64(...values: readonly number[]): this {
    const part = Buffer.alloc(8 * values.length);
    for (const [place, value] of values.entries()) part.writeDoubleLE(value, 8 * place);
    this.#parts.push(part);
    return this;
  }

  /** Bytes, and spaces up to a length. */
  padded(bytes: Uint8Array, length: number): this {
    const part = Buffer.alloc(length, 0x20);
    part.set(bytes.subarray(0, length));
    this.#parts.push(part);
    return this;
  }

  text(text: string, length: number): this {
    return this.padded(Buffer.from(text, 'utf8'), length);
  }

  bytes(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    return this;
  }

  toBytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}

/** The beginning of a text that fits in so many bytes of UTF-8, never half a character. */
export function cutToBytes(text: string, most: number): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= most) return bytes;
  let end = most;
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
