import { damaged, truncated } from './dta-refusal.ts';

/** Walks through the bytes of a Stata file and never past their end. */
export class DtaCursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  isLittleEndian = true;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = position;
  }

  /** @throws DtaRefusal when there are fewer bytes left */
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

  /** Passes by a tag such as `<data>`, which must stand here. */
  tag(name: string): void {
    const at = this.position;
    const found = this.take(name.length);
    for (let index = 0; index < name.length; index += 1) {
      if (found[index] !== name.charCodeAt(index)) throw damaged(at);
    }
  }

  /** Whether a tag stands here. */
  isAt(name: string): boolean {
    if (name.length > this.bytes.length - this.position) return false;
    for (let index = 0; index < name.length; index += 1) {
      if (this.bytes[this.position + index] !== name.charCodeAt(index)) return false;
    }
    return true;
  }

  uint8(): number {
    return this.take(1)[0]!;
  }

  uint16(): number {
    const at = this.position;
    this.skip(2);
    return this.view.getUint16(at, this.isLittleEndian);
  }

  int32(): number {
    const at = this.position;
    this.skip(4);
    return this.view.getInt32(at, this.isLittleEndian);
  }

  uint32(): number {
    const at = this.position;
    this.skip(4);
    return this.view.getUint32(at, this.isLittleEndian);
  }

  /** A 64-bit count; one that no file can have is refused. */
  count64(): number {
    const at = this.position;
    this.skip(8);
    const value = Number(this.view.getBigUint64(at, this.isLittleEndian));
    if (!Number.isSafeInteger(value)) throw damaged(at);
    return value;
  }
}
