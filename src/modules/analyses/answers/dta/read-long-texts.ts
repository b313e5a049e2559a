import type { DtaCursor } from './dta-cursor.ts';
import { damaged } from './dta-refusal.ts';

/**
 * The texts that are too long to stand among the data (`strL`), by the variable and observation they were first said
 * in. Bytes that are no text (type 129) are left out.
 */
export function readLongTexts(
  cursor: DtaCursor,
  version: number,
  decode: (text: Uint8Array) => string,
): Map<string, string> {
  const texts = new Map<string, string>();
  cursor.tag('<strls>');
  while (cursor.isAt('GSO')) {
    cursor.tag('GSO');
    const variable = cursor.uint32();
    const observation = version === 117 ? cursor.uint32() : cursor.count64();
    const at = cursor.position;
    const type = cursor.uint8();
    if (type !== 129 && type !== 130) throw damaged(at);
    const content = cursor.take(cursor.uint32());
    if (type === 130) texts.set(`${variable} ${observation}`, decode(content));
  }
  cursor.tag('</strls>');
  return texts;
}

/**
 * The long text that a cell refers to: in 117 the variable has 4 of the 8 bytes and the observation 4, in 118 they have
 * 2 and 6, and in 119 3 and 5, except that R's haven goes on writing 2 and 6 there.
 */
export function longTextAt(
  { bytes, isLittleEndian }: DtaCursor,
  at: number,
  version: number,
  texts: ReadonlyMap<string, string>,
): string {
  const whole = (from: number, to: number) => {
    let value = 0;
    for (let index = 0; index < to - from; index += 1) {
      value = value * 256 + bytes[isLittleEndian ? to - 1 - index : from + index]!;
    }
    return value;
  };
  for (const split of version === 117 ? [4] : version === 118 ? [2] : [3, 2]) {
    const text = texts.get(`${whole(at, at + split)} ${whole(at + split, at + 8)}`);
    if (text !== undefined) return text;
  }
  return '';
}
