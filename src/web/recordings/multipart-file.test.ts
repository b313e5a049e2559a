import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenForm, fileInForm } from './multipart-file.ts';

const type = 'multipart/form-data; boundary=----grense';
const head = (disposition: string) => `------grense\r\nContent-Disposition: form-data; ${disposition}\r\n`;

async function read(chunks: readonly Uint8Array[]): Promise<Buffer> {
  async function* body() {
    yield* chunks;
  }
  const parts: Uint8Array[] = [];
  for await (const part of fileInForm(type, body())) parts.push(part);
  return Buffer.concat(parts);
}
const formWith = (file: Uint8Array) =>
  Buffer.concat([
    Buffer.from(`${head('name="intent"')}\r\nupload\r\n`),
    Buffer.from(`${head('name="recording"; filename="a.ogg"')}Content-Type: audio/ogg\r\n\r\n`),
    file,
    Buffer.from('\r\n------grense--\r\n'),
  ]);

test('a file comes out as it went in, wherever the network cuts the form', async () => {
  // Bytes that look like the beginning of an edge, so that cuts inside of one are tried.
  const piece = fc.oneof(
    fc.constantFrom('\r\n', '\r', '------grens', '\r\n------gren', '--', '\r\n\r\n'),
    fc.string({ maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      async (parts, size) => {
        const file = Buffer.from(parts.join(''));
        const form = formWith(file);
        const chunks = [];
        for (let at = 0; at < form.length; at += size) chunks.push(form.subarray(at, at + size));
        expect((await read(chunks)).equals(file)).toBe(true);
      },
    ),
  );
});

test('a form without a file gives nothing, and one that was cut off is told from a whole one', async () => {
  const none = Buffer.from(`${head('name="intent"')}\r\nupload\r\n------grense--\r\n`);
  expect((await read([none])).length).toBe(0);
  const whole = formWith(Buffer.from('OggS og mer'));
  await expect(read([whole.subarray(0, whole.length - 20)])).rejects.toThrow(BrokenForm);
});
