import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handlingsrom-convert-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function handlingsrom(...args: string[]) {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, lines: run.stderr.trim().split('\n') };
}
const example = 'examples/questionnaires/laering.surveyjs.json';

describe('handlingsrom convert QUESTIONNAIRE --study STUDY.yaml', () => {
  test('writes a study file and says what became of everything', () => {
    const study = join(folder, 'study.yaml');
    const run = handlingsrom('convert', example, '--study', study);
    expect({ code: run.code, lines: run.lines }).toEqual({ code: 0, lines: [''] });
    expect(run.out).toContain('Utelatt (');
    expect(run.out).toMatch(
      / {2}signatur \(linje \d+\): Våre skjemaer har ingen spørsmål av slaget «signaturepad»\./,
    );
    expect(readFileSync(study, 'utf8')).toContain('languages: [nb, nn, en]');
    expect(handlingsrom('convert', example, '--study', study).lines[0]).toContain('finnes fra før');
    expect(handlingsrom('convert', example, '--study', study, '--force').code).toBe(0);
  });
  test('says it for machines too', () => {
    const run = handlingsrom(
      'convert',
      example,
      '--study',
      join(folder, 'b.yaml'),
      '--json',
      '--language',
      'en',
    );
    const { format, report } = JSON.parse(run.out);
    expect(format).toBe('surveyjs');
    expect(report).toContainEqual(
      expect.objectContaining({ kind: 'dropped', what: 'signatur', where: expect.stringMatching(/^line/) }),
    );
  });
  test('refuses what is no questionnaire in one line, and writes nothing', () => {
    const file = join(folder, 'x.json');
    writeFileSync(file, '{"pages": [\n {"a" ');
    const run = handlingsrom('convert', file, '--study', join(folder, 'c.yaml'));
    expect(run.code).toBe(1);
    expect(run.lines.at(-1)).toMatch(/^x\.json, linje 2, .*gyldig JSON/);
    expect(handlingsrom('convert', file).code).toBe(1);
  });
});
