import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { writeZip } from '#platform/zip/zip.ts';
import { openPackage, writePackage } from './package.ts';
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
const packed = (parts: Readonly<Record<string, string>>) =>
  writeZip(Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
const empty = '<Project xmlns="urn:QDA-XML:project:1.0" name="Prøve"/>';

describe('a package', () => {
  test('written and opened again is the same project with the same recordings', () => {
    fc.assert(
      fc.property(madeProject, fc.uint8Array(), (project, sound) => {
        const opened = openPackage(writePackage(project, new Map([['a.mp3', sound]])));
        expect(opened.project).toEqual(project);
        expect(opened.losses).toEqual([]);
        expect(Buffer.from(opened.recording('a.mp3')!).equals(sound)).toBe(true);
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

  test('whose names climb out of it gives nothing away and writes nothing', () => {
    const bytes = packed({ 'project.qde': empty, '../../etc/cron.d/x': 'x', 'sources/../../x': 'y' });
    const { recording } = openPackage(bytes);
    expect(recording('../../etc/cron.d/x')).toBeUndefined();
  });
});
