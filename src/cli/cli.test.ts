import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallStudyYaml } from '../modules/analyses/testing/small-study.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handlingsrom-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line as a process of its own, as a user does. */
function handlingsrom(...args: string[]) {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, lines: run.stderr.trim().split('\n') };
}
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const heading = 'office,age,a1,a2,b1,b2,c,same';
const rows = Array.from({ length: 40 }, (_, row) => {
  const a = 1 + ((row * 5) % 6);
  return [
    1 + (row % 4),
    1 + (row % 3),
    a,
    7 - a,
    Math.min(6, a + (row % 2)),
    a,
    1 + ((row * row) % 6),
    4,
  ].join(',');
});

describe('handlingsrom analyse', () => {
  test('writes results that keep their published contract, and the report three ways', () => {
    const study = file('study.yaml', smallStudyYaml);
    const answers = file('answers.csv', [heading, ...rows].join('\n'));
    const out = join(folder, 'out');
    const run = handlingsrom('analyse', study, '--answers', `employee=${answers}`, '--out', out);
    expect({ code: run.code, lines: run.lines }).toEqual({ code: 0, lines: [''] });
    expect(readdirSync(out).sort()).toEqual(['report.docx', 'report.html', 'report.pdf', 'results.json']);

    const schema = JSON.parse(readFileSync('docs/results.schema.json', 'utf8'));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    validate(JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')));
    expect(validate.errors).toBeNull();
    expect(readFileSync(join(out, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(join(out, 'report.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('Liten studie');
  });

  test('the same input gives the same bytes', () => {
    const args = (out: string) => [
      'analyse',
      join(folder, 'study.yaml'),
      '--answers',
      `employee=${join(folder, 'answers.csv')}`,
      '--out',
      join(folder, out),
    ];
    expect(handlingsrom(...args('again')).code).toBe(0);
    for (const name of readdirSync(join(folder, 'out'))) {
      const [once, again] = ['out', 'again'].map((out) => readFileSync(join(folder, out, name)));
      expect(once!.equals(again!), name).toBe(true);
    }
  });

  test('wrong answers are named by file, line, column and value, all at once, and nothing is written', () => {
    const wrong = file('wrong.csv', [heading, '1,1,7,1,1,1,1,1', '1,1,1,x,1,1,1,1'].join('\n'));
    const out = join(folder, 'never');
    const run = handlingsrom(
      'analyse',
      join(folder, 'study.yaml'),
      '--answers',
      `employee=${wrong}`,
      '--out',
      out,
    );
    expect(run.code).toBe(1);
    expect(run.lines.filter((line) => line.startsWith('wrong.csv'))).toEqual([
      expect.stringMatching(/^wrong\.csv, linje 2, kolonne «a1», verdi «7»: /),
      expect.stringMatching(/^wrong\.csv, linje 3, kolonne «a2», verdi «x»: /),
    ]);
    expect(existsSync(out)).toBe(false);
  });

  test('a wrong study file is named by line', () => {
    const study = file('typo.yaml', smallStudyYaml.replace('[a1, -a2]', '[a1, -a22]'));
    const run = handlingsrom('analyse', study, '--answers', 'employee=x.csv', '--out', join(folder, 'never'));
    expect(run.code).toBe(1);
    expect(run.lines.join('\n')).toMatch(/typo\.yaml, linje 22.*a22/);
  });

  test('a missing file, a missing argument and an unknown option are each one sentence', () => {
    const missing = handlingsrom('analyse', 'nowhere.yaml', '--answers', 'employee=x.csv', '--out', 'x');
    expect(missing).toMatchObject({
      code: 1,
      lines: ['Finner ikke filen nowhere.yaml. Sjekk navn og mappe.'],
    });
    expect(handlingsrom('analyse', 'study.yaml')).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^Bruk: /)],
    });
    expect(handlingsrom('analyse', '--nonsense')).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^Forstår ikke «--nonsense» her\./)],
    });
  });

  test('--json says refusals for machines', () => {
    const run = handlingsrom(
      'analyse',
      'nowhere.yaml',
      '--answers',
      'employee=x.csv',
      '--out',
      'x',
      '--json',
      '--language',
      'en',
    );
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)).toMatchObject({
      refused: 'file-unreadable',
      text: expect.stringMatching(/^Cannot find/),
    });
  });
});

describe('handlingsrom analyse on a bad day', () => {
  const analyse = (...more: string[]) =>
    handlingsrom('analyse', join(folder, 'study.yaml'), '--language', 'en', ...more);
  const given = () => ['--answers', `employee=${join(folder, 'answers.csv')}`];

  test('a device that never ends is refused at once', () => {
    expect(analyse('--answers', 'employee=/dev/zero', '--out', join(folder, 'never'))).toMatchObject({
      code: 1,
      lines: ['/dev/zero is not an ordinary file.'],
    });
  });

  test('every file that cannot be read is named, each in one sentence', () => {
    const run = analyse('--answers', 'employee=no1.csv', '--answers', 'leader=no2.csv', '--out', 'never');
    expect(run.code).toBe(1);
    expect(run.lines).toEqual([
      'Cannot find the file no1.csv. Check its name and folder.',
      'Cannot find the file no2.csv. Check its name and folder.',
    ]);
  });

  test('an option given twice is refused, and so is an empty folder name', () => {
    expect(analyse(...given(), '--out', 'a', '--out', 'b').lines).toEqual([
      '--out is given twice. Give it once.',
    ]);
    expect(analyse(...given(), '--out=')).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^Usage/)],
    });
  });

  test('where a file or a folder is in the way nothing is changed', () => {
    const taken = join(folder, 'taken');
    mkdirSync(join(taken, 'report.html'), { recursive: true });
    expect(analyse(...given(), '--out', taken)).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/taken\/report\.html: there is a folder of that name/)],
    });
    expect(readdirSync(taken)).toEqual(['report.html']);
    const under = join(file('a-file', 'mine'), 'deep', 'er');
    expect(analyse(...given(), '--out', under)).toMatchObject({
      code: 1,
      lines: [expect.stringMatching(/^Cannot write to /)],
    });
    expect(readFileSync(join(folder, 'a-file'), 'utf8')).toBe('mine');
  });

  test('a folder where the system lets nothing be made does not hold us up', () => {
    expect(analyse(...given(), '--out', '/proc/x/y')).toMatchObject({ code: 1 });
  });
});

describe('handlingsrom check', () => {
  test('names exactly the four figures of the 2015 study that cannot be right, and exits 1', () => {
    const run = handlingsrom('check', 'examples/sor-trondelag/published.json', '--language', 'en');
    expect(run.code).toBe(1);
    const named = run.out.trim().split('\n');
    expect(named.slice(0, -1)).toEqual([
      expect.stringMatching(/invited in all: 572 \+ 43 .* 615; printed is 614/),
      expect.stringMatching(/invited leaders.*: 23 \+ 19 .* 42; printed is 43/),
      expect.stringMatching(/^Table 6, intranet, employees: r = \.16 .* p ≈ \.01/),
      expect.stringMatching(/^Table 13, leader support, offices: r = \.53 with n = 19 gives p ≈ \.020/),
    ]);
  });
});

describe('handlingsrom', () => {
  test('alone says what it can do', () => {
    expect(handlingsrom()).toMatchObject({ code: 0, out: expect.stringContaining('handlingsrom analyse') });
  });
  test('a command that does not exist, even one named like a part of JavaScript, is refused', () => {
    for (const name of ['analyze', 'constructor', '__proto__']) {
      expect(handlingsrom(name)).toMatchObject({ code: 1, lines: [expect.stringContaining(`«${name}»`)] });
    }
    const asked = handlingsrom('analyze', '--json', '--language=en');
    expect(JSON.parse(asked.out)).toMatchObject({ refused: 'usage', text: expect.stringMatching(/analyze/) });
  });
});
