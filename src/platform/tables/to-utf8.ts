import { isUtf8 } from 'node:buffer';

/** The characters that Windows-1252 has where ISO 8859-1 has control codes; 0 where it has none. */
const windows1252High = [
  ...[0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0],
  ...[0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a],
  ...[0x0153, 0, 0x017e, 0x0178],
];

export type Utf8Result =
  | { readonly bytes: Uint8Array }
  /** Where the first byte stands that no encoding of ours can be. */
  | { readonly unreadableAt: number };

/**
 * A text file's bytes as UTF-8 without byte order mark, whether it was UTF-8, UTF-16 with a byte order mark,
 * or else Windows-1252, which is what spreadsheets on Norwegian Windows write.
 */
export function toUtf8(bytes: Uint8Array): Utf8Result {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes, 'utf-16be');
  if (isUtf8(bytes)) {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return { bytes: hasMark ? bytes.subarray(3) : bytes };
  }
  return fromWindows1252(bytes);
}

function fromUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Utf8Result {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { bytes: new TextEncoder().encode(text) };
  } catch (fault) {
    // A fatal decoder says that it failed, not where; a text too long to be one string also ends here.
    if (fault instanceof TypeError || fault instanceof RangeError) return { unreadableAt: 0 };
    throw fault;
  }
}

function fromWindows1252(bytes: Uint8Array): Utf8Result {
  const encoded = Array.from({ length: 128 }, (_, index) => {
    const code = index < 32 ? windows1252High[index]! : index + 128;
    return new TextEncoder().encode(String.fromCodePoint(code));
  });
  let length = bytes.length;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]!;
    if (byte < 0x80) continue;
    if (byte < 0xa0 && windows1252High[byte - 0x80] === 0) return { unreadableAt: index };
    length += encoded[byte - 0x80]!.length - 1;
  }
  const result = new Uint8Array(length);
  let to = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]!;
    if (byte < 0x80) {
      result[to] = byte;
      to += 1;
    } else {
      result.set(encoded[byte - 0x80]!, to);
      to += encoded[byte - 0x80]!.length;
    }
  }
  return { bytes: result };
}
