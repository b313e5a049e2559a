import { truncated } from './sav-refusal.ts';

/** What a step through the data came to. */
export const endOfData = 0;
export const numberElement = 1;
export const bytesElement = 2;
export const spacesElement = 3;
export const missingElement = 4;

/**
 * Walks through the data eight bytes of a case at a time. After `next`, a number is in `value`, and the place of
 * eight bytes as they stand in `at`. Every step but the last uses up at least one byte of the file.
 */
export type Elements = {
  readonly bytes: Uint8Array;
  readonly next: () => number;
  value: number;
  at: number;
};

export function plainElements(bytes: Uint8Array, from: number): Elements {
  let position = from;
  const elements: Elements = {
    bytes,
    value: 0,
    at: 0,
    next: () => {
      if (position + 8 > bytes.length) {
        // What is left over is padding, or a case that was cut off; the counting of cases tells.
        return endOfData;
      }
      elements.at = position;
      position += 8;
      return bytesElement;
    },
  };
  return elements;
}

/** Eight one-byte commands, then the eight-byte values that some of them announce, and so on. */
export function bytecodeElements(bytes: Uint8Array, from: number, bias: number): Elements {
  let position = from;
  let commandsAt = 0;
  let command = 8;
  const elements: Elements = {
    bytes,
    value: 0,
    at: 0,
    next: () => {
      for (;;) {
        if (command === 8) {
          if (position + 8 > bytes.length) return endOfData;
          commandsAt = position;
          position += 8;
          command = 0;
        }
        const code = bytes[commandsAt + command]!;
        command += 1;
        if (code === 0) continue;
        if (code === 252) {
          command -= 1;
          return endOfData;
        }
        if (code === 253) {
          if (position + 8 > bytes.length) throw truncated();
          elements.at = position;
          position += 8;
          return bytesElement;
        }
        if (code === 254) return spacesElement;
        if (code === 255) return missingElement;
        elements.value = code - bias;
        return numberElement;
      }
    },
  };
  return elements;
}
