import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handlingsrom-propose-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function handlingsrom(...args: string[]) {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, lines: run.stderr.trim().split('\n') };
}
/** Written by PSPP 1.6.2, with labels, missing codes and æøå; make-sav.sps beside it says how. */
const survey = 'src/modules/analyses/answers/sav/reference/survey.sav';

describe('handlingsrom analyse FILE.sav --propose STUDY.yaml', () => {
  test('gives a study file that then analyses the same file without edits', () => {
    const study = join(folder, 'study.yaml');
    const proposal = handlingsrom('analyse', survey, '--propose', study);
    expect({ code: proposal.code, lines: proposal.lines }).toEqual({ code: 0, lines: [''] });
    expect(proposal.out).toContain(
      'støtte2 (Støtte: Lederen min hjelper meg når jeg trenger det), 113 har svart, 7 mangler, fra 1 til 6',
    );
    expect(proposal.out).toContain('Skalaen stotte («Støtte»): 4 spørsmål');
    expect(proposal.out).toMatch(/^Sjekk: /m);

    const out = join(folder, 'out');
    const run = handlingsrom('analyse', study, '--answers', `employee=${survey}`, '--out', out);
    expect({ code: run.code, lines: run.lines }).toEqual({ code: 0, lines: [''] });
    expect(readdirSync(out).sort()).toEqual(['report.docx', 'report.html', 'report.pdf', 'results.json']);
    // PSPP's RELIABILITY of the same items says .99 and .98: reference/listing.csv beside the file.
    const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
    expect(results.reliability).toMatchObject([
      { scale: 'stotte', items: 4, n: 107, alpha: expect.closeTo(0.99, 2) },
      { scale: 'q2', items: 3, n: 115, alpha: expect.closeTo(0.98, 2) },
    ]);
    expect(results.correlations).toHaveLength(1);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('Læring i hverdagen');
  });

  test('does not overwrite a study file unless told to', () => {
    const study = join(folder, 'mine.yaml');
    writeFileSync(study, 'mine');
    expect(handlingsrom('analyse', survey, '--propose', study)).toMatchObject({
      code: 1,
      lines: [`${study} finnes fra før. Velg et annet navn, eller skriv over den med --force.`],
    });
    expect(readFileSync(study, 'utf8')).toBe('mine');
    expect(handlingsrom('analyse', survey, '--propose', study, '--force').code).toBe(0);
    expect(readFileSync(study, 'utf8')).toContain('handlingsrom: 1');
  });

  test('works for a CSV file with headings, and says the codebook for machines without single answers', () => {
    const study = join(folder, 'csv.yaml');
    const answers = 'examples/sor-trondelag/employees.csv';
    const run = handlingsrom('analyse', answers, '--propose', study, '--json', '--language', 'en');
    expect(run.code).toBe(0);
    const said = JSON.parse(run.out);
    expect(said.written).toEqual([study]);
    expect(said.codebook.variables[0]).toMatchObject({ name: 'age', kind: 'number', minimum: 1 });
    expect(said.codebook.variables[0]).not.toHaveProperty('answers');
  });

  test('refuses what it cannot do, in one sentence, and writes nothing', () => {
    const study = join(folder, 'never.yaml');
    const broken = join(folder, 'broken.sav');
    writeFileSync(broken, readFileSync(survey).subarray(0, 3000));
    expect(handlingsrom('analyse', broken, '--propose', study)).toMatchObject({
      code: 1,
      lines: [expect.any(String), expect.stringMatching(/^broken\.sav: SPSS-filen slutter før alt er med/)],
    });
    for (const args of [
      ['--propose', join(folder, 'never.sav')],
      ['--propose', study, '--out', 'x'],
      ['--force', '--answers', `employee=${survey}`, '--out', 'x'],
    ]) {
      expect(handlingsrom('analyse', survey, ...args)).toMatchObject({
        code: 1,
        lines: [expect.stringMatching(/^Bruk: /)],
      });
    }
    expect(existsSync(study)).toBe(false);
  });
});
