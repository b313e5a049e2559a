import { damaged, truncated } from './sav-refusal.ts';

/** Walks through the bytes of a system file and never past their end. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly isLittleEndian: boolean;
  position: number;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, isLittleEndian: boolean, position = 0) {
    this.bytes = bytes;
    this.isLittleEndian = isLittleEndian;
    this.position = position;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  /** @throws SavRefusal when there are fewer bytes left */
  take(count: number): Uint8Array {
    const start = this.position;
    this.skip(count);
    return this.bytes.subarray(start, start + count);
  }

  skip(count: number): void {
    if (count < 0) throw damaged(this.position);
    if (count > this.bytes.length - this.position) throw truncated();
    this.position += count;
  }

  byte(): number {
    return this.take(1)[0]!;
  }

  int32(): number {
    const at = this.position;
    this.skip(4);
    return this.#view.getInt32(at, this.isLittleEndian);
  }

  /** A 64-bit count or place; one that no file can have is refused. */
  int64(): number {
    const at = this.position;
    this.skip(8);
    const value = Number(this.#view.getBigInt64(at, this.isLittleEndian));
    if (!Number.isSafeInteger(value)) throw damaged(at);
    return value;
  }

  float64(): number {
    const at = this.position;
    this.skip(8);
    return this.#view.getFloat64(at, this.isLittleEndian);
  }
}
