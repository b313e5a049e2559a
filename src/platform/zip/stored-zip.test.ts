import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storedZip } from './stored-zip.ts';
import { readZip } from './zip.ts';

async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function whole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a stored zip holds what was put in it, and is as long as it said before it began', async () => {
  const part = fc.record({ name: fc.string({ minLength: 1 }), bytes: fc.uint8Array({ maxLength: 400 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(part, { selector: ({ name }) => name, maxLength: 5 }),
      fc.integer({ min: 1, max: 90 }),
      async (parts, size) => {
        const zip = storedZip(
          parts.map(({ name, bytes }) => ({
            name,
            bytes: bytes.length,
            read: () => chunksOf(bytes, size),
          })),
        );
        const written = await whole(zip.body);
        expect(written.length).toBe(zip.bytes);
        const read = readZip(written);
        expect(read.map(({ name }) => name)).toEqual(
          parts.map(({ name }) => Buffer.from(name, 'utf8').toString('utf8')),
        );
        for (const [at, { bytes }] of read.entries()) expect(bytes.equals(parts[at]!.bytes)).toBe(true);
      },
    ),
  );
});

test('no more than one piece is ahead of whoever reads, however long the part is', async () => {
  const piece = new Uint8Array(64 * 1024);
  const pieces = 4096;
  const passes: { given: number }[] = [];
  async function* sound() {
    const pass = { given: 0 };
    passes.push(pass);
    for (; pass.given < pieces; ) {
      pass.given += 1;
      yield piece;
    }
  }
  const zip = storedZip([{ name: 'sound', bytes: piece.length * pieces, read: sound }]);
  let taken = 0;
  for await (const chunk of zip.body) {
    if (chunk.length !== piece.length) continue;
    taken += 1;
    if (passes[1]!.given > taken)
      throw new Error(`${passes[1]!.given} pieces were read when ${taken} were out`);
  }
  expect([taken, passes.length]).toEqual([pieces, 2]);
});

test('a part that is cut short is no whole zip', async () => {
  const { body } = storedZip([{ name: 'a', bytes: 5, read: () => chunksOf(new Uint8Array(4), 2) }]);
  await expect(whole(body)).rejects.toThrow('a is 4 bytes and not 5');
});
