import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { readCodebook, writeCodebook } from './codebook.ts';
import type { QdaProject } from './project.ts';
import { readProject } from './read-project.ts';
import { faults } from './testing/faults.ts';
import { madeProject } from './testing/made-project.ts';
import { writeProject } from './write-project.ts';

const schema = readFileSync(new URL('./reference/project.xsd', import.meta.url), 'utf8');
const read = (xml: string) => readProject({ xml, part: 'project.qde', textOf: () => undefined, faults });

describe('a project written and read again', () => {
  test('is the same, and nothing is lost, whatever lies over what', () => {
    fc.assert(
      fc.property(madeProject, (project: QdaProject) => {
        expect(read(writeProject(project))).toEqual({ project, losses: [] });
      }),
      { numRuns: 200 },
    );
  });

  test('keeps its code book by itself as well', () => {
    fc.assert(
      fc.property(madeProject, ({ codes, sets }) => {
        const groups = sets.map(({ guid, name, description, codes }) => ({ guid, name, description, codes }));
        const xml = writeCodebook({ codes, sets: groups }, 'Handlingsrom');
        expect(readCodebook(xml, 'x.qdc', faults)).toEqual({ codes, sets: groups, losses: [] });
      }),
    );
  });

  test('is as the published schema says, every one of them', async () => {
    const xml = fc.sample(madeProject, { numRuns: 25, seed: 6 }).map((project, index) => ({
      fileName: `project-${index}.qde`,
      contents: writeProject(project),
    }));
    const result = await validateXML({ xml, schema });
    expect(result.errors).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test('the schema would say so if a project were wrong', async () => {
    const contents = writeProject(fc.sample(madeProject, { numRuns: 1, seed: 6 })[0]!).replace(
      '<Users>',
      '<Wrong/><Users>',
    );
    expect((await validateXML({ xml: [{ fileName: 'wrong.qde', contents }], schema })).valid).toBe(false);
  });

  test('a code book by itself is as its own schema says', async () => {
    const book = readFileSync(new URL('./reference/codebook.xsd', import.meta.url), 'utf8');
    const xml = fc
      .sample(madeProject, { numRuns: 40, seed: 6 })
      .filter(({ codes }) => codes.length > 0)
      .map((project, index) => ({
        fileName: `${index}.qdc`,
        contents: writeCodebook(project, 'Handlingsrom'),
      }));
    expect(xml.length).toBeGreaterThan(10);
    expect((await validateXML({ xml, schema: book })).errors).toEqual([]);
  });
});
