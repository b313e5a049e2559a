import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { openPackage, writePackage, writePackageWithSound } from './package.ts';
import { madeProject } from './testing/made-project.ts';

const codeOf = (open: () => unknown) => {
  try {
    open();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'opened';
};
const madeEmpty = {
  name: 'P',
  origin: null,
  description: null,
  users: [],
  codes: [],
  sources: [],
  sounds: [],
  cases: [],
  notes: [],
  links: [],
  sets: [],
};
const packed = (parts: Readonly<Record<string, string>>) =>
  writeZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
async function whole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const empty = '<Project xmlns="urn:QDA-XML:project:1.0" name="Prøve"/>';

describe('a package', () => {
  test('written and opened again is the same project with the same recordings', async () => {
    await fc.assert(
      fc.asyncProperty(madeProject, fc.uint8Array(), async (project, sound) => {
        const opened = openPackage(writePackage(project, new Map([['a.mp3', sound]])));
        expect(opened.project).toEqual(project);
        expect(opened.losses).toEqual([]);
        expect((await whole(opened.recording('a.mp3')!.chunks())).equals(sound)).toBe(true);
        expect(opened.recording('b.mp3')).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });

  test('of the same project is the same bytes', () => {
    const [project] = fc.sample(madeProject, { numRuns: 1, seed: 6 });
    expect(Buffer.from(writePackage(project!)).equals(writePackage(project!))).toBe(true);
  });

  test('may name its project after itself, and its folder with a capital', () => {
    const source = '<Sources><TextSource guid="1" name="A" plainTextPath="internal://A.txt"/></Sources>';
    const xml = `<Project name="Prøve">${source}</Project>`;
    const { project } = openPackage(packed({ 'Prøve.qde': xml, 'Sources/a.TXT': 'Ja.' }));
    expect(project.sources[0]!.text).toBe('Ja.');
  });

  test('that is broken, hostile or something else is refused with its reason', () => {
    const bomb = Buffer.alloc(101 * 1024 * 1024, 0x20);
    const cases = {
      'qdpx-no-project': packed({ 'readme.txt': 'hei' }),
      'qdpx-damaged': packed({ 'project.qde': '<Project name="x">' }),
      'qdpx-declares-own': packed({
        'project.qde': `<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]>${empty}`,
      }),
      'qdpx-too-large': writeZip([{ name: 'project.qde', bytes: bomb }]),
    };
    for (const [code, bytes] of Object.entries(cases)) expect(codeOf(() => openPackage(bytes))).toBe(code);
    expect(codeOf(() => openPackage(Buffer.from('PK not really')))).toBe('qdpx-damaged');
    expect(codeOf(() => openPackage(packed({ 'project.qde': empty }).slice(0, 60)))).toBe('qdpx-damaged');
    expect(codeOf(() => openPackage(deflateRawSync(Buffer.from(empty))))).toBe('qdpx-damaged');
  });

  test('with sound in it is read and written a piece at a time, and is the same bytes', async () => {
    const [project] = fc.sample(madeProject, { numRuns: 1, seed: 6 });
    const sound = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7) % 251);
    const left: number[] = [];
    const written = writePackageWithSound(project!, [
      {
        file: 'a.mp3',
        bytes: sound.length,
        read: async function* () {
          for (let at = 0; at < sound.length; at += 70_000) yield sound.subarray(at, at + 70_000);
        },
        end: async (bytes) => void left.push(bytes),
      },
    ]);
    const bytes = await whole(written.body);
    expect([bytes.length, left]).toEqual([written.bytes, [sound.length]]);
    const opened = openPackage(bytes);
    expect(opened.project).toEqual(project);
    expect((await whole(opened.recording('a.mp3')!.chunks())).equals(sound)).toBe(true);
  });

  test('whose sound is not what it says it is fails before it is whole', async () => {
    const sound = Buffer.alloc(2_000_000, 0x61);
    const bytes = Buffer.from(writePackage(madeEmpty, new Map([['a.mp3', sound]])));
    const directory = bytes.lastIndexOf(Buffer.from('sources/a.mp3')) - 46;
    const chunksOf = async (change: (copy: Buffer) => void) => {
      const copy = Buffer.from(bytes);
      change(copy);
      const found = openPackage(copy).recording('a.mp3')!;
      let seen = 0;
      try {
        for await (const chunk of found.chunks()) seen += chunk.length;
      } catch (error) {
        if (error instanceof DomainError) return [error.code, seen < sound.length + 1];
        throw error;
      }
      return ['whole', true];
    };
    expect(await chunksOf(() => undefined)).toEqual(['whole', true]);
    // It unpacks to more than it says: it is not read on.
    expect(await chunksOf((copy) => copy.writeUInt32LE(1000, directory + 24))).toEqual([
      'qdpx-damaged',
      true,
    ]);
    expect(await chunksOf((copy) => copy.writeUInt32LE(3_000_000, directory + 24))).toEqual([
      'qdpx-damaged',
      true,
    ]);
    expect(await chunksOf((copy) => copy.writeUInt32LE(7, directory + 16))).toEqual(['qdpx-damaged', true]);
    // Packed in no way that we know, and packed bytes that are none.
    expect(await chunksOf((copy) => copy.writeUInt16LE(12, directory + 10))).toEqual(['qdpx-damaged', true]);
    const local = bytes.indexOf(Buffer.from('sources/a.mp3')) + 'sources/a.mp3'.length;
    expect(await chunksOf((copy) => copy.fill(0xff, local, local + 20))).toEqual(['qdpx-damaged', true]);
  });

  test('whose names climb out of it gives nothing away and writes nothing', () => {
    const bytes = packed({ 'project.qde': empty, '../../etc/cron.d/x': 'x', 'sources/../../x': 'y' });
    const { recording } = openPackage(bytes);
    expect(recording('../../etc/cron.d/x')).toBeUndefined();
  });
});
