import { expect, test } from 'vitest';
import { soundKind } from './sound-kind.ts';

const bytes = (...parts: readonly (string | number)[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(typeof part === 'string' ? part : [part]))));

test.each([
  ['audio/wav', bytes('RIFF', 1, 2, 3, 4, 'WAVE')],
  ['audio/ogg', bytes('OggS', 0, 2, 0, 0, 0, 0, 0, 0)],
  ['audio/flac', bytes('fLaC', 0, 0, 0, 0x22, 0, 0, 0, 0)],
  ['audio/webm', bytes(0x1a, 0x45, 0xdf, 0xa3, 0, 0, 0, 0, 0, 0, 0, 0)],
  ['audio/mp4', bytes(0, 0, 0, 0x20, 'ftypM4A ')],
  ['audio/mpeg', bytes('ID3', 4, 0, 0, 0, 0, 0, 0, 0, 0)],
  ['audio/mpeg', bytes(0xff, 0xfb, 0x90, 0x64, 0, 0, 0, 0, 0, 0, 0, 0)],
])('%s is told by its first bytes', (kind, head) => {
  expect(soundKind(head)).toBe(kind);
});

test.each([
  ['a picture in a RIFF', bytes('RIFF', 1, 2, 3, 4, 'WEBP')],
  ['a PDF', bytes('%PDF-1.7 and')],
  ['a page', bytes('<!doctype ht')],
  ['AAC without a box, which few browsers play', bytes(0xff, 0xf1, 0x50, 0x80, 0, 0, 0, 0, 0, 0, 0, 0)],
  ['UTF-16', bytes(0xff, 0xfe, 0x4f, 0, 0x70, 0, 0, 0, 0, 0, 0, 0)],
  ['nothing', bytes()],
])('%s is no sound', (_, head) => {
  expect(soundKind(head)).toBeNull();
});
