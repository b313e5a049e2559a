import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveStudy } from '#modules/studies/store.server.ts';
import { closeWave } from '#modules/surveys/index.ts';
import { openDatabase } from '#platform/database/database.ts';
import { layEmptyDatabase } from '#platform/database/empty-database.ts';
import { june, openSmallWave, smallWaveStudy } from '../src/modules/surveys/testing/small-wave.ts';

const passphrase = 'fire ord på rad';
let folder: string;
let waveId: string;
const run = (data: string, args: readonly string[], environment: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH!, DATA_DIR: join(folder, data), ...environment },
  });
  return { status, stdout, stderr: stderr.replace(/^.*Warning.*\n/gm, '') };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handlingsrom-archive-'));
  for (const data of ['here', 'there', 'empty']) await layEmptyDatabase(join(folder, data));
  const open = await openDatabase({ databaseUrl: null, dataDirectory: join(folder, 'here') });
  const { study } = smallWaveStudy();
  await saveStudy(open.database, {
    organisationId: 'own',
    studyId: study.id,
    title: 'Small',
    fileName: 'small-wave.yaml',
    fileText: 'handlingsrom: 1',
    fileSha256: 'c'.repeat(64),
    now: june,
  });
  const wave = await openSmallWave(open.database);
  for (let at = 0; at < 6; at += 1) await wave.submit(`p${at}`, { answers: { s1: at + 1 } });
  await closeWave(open.database, wave.keys, { ...wave.place, now: june });
  waveId = wave.place.waveId;
  wave.clear();
  await open.close();
  writeFileSync(join(folder, 'frase.txt'), `${passphrase}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Each run starts a program and a database of its own.
const patience = { timeout: 180_000 };

describe('a wave from one server to another, on the command line', patience, () => {
  const out = () => join(folder, 'runde.hrarkiv');

  test('is exported, imported and exported again, with the passphrase from a file or the environment', () => {
    const file = ['--passphrase-file', join(folder, 'frase.txt')];
    const exported = run('here', ['export', waveId, '--out', out(), ...file]);
    expect(exported).toMatchObject({ status: 0, stderr: '' });
    expect(statSync(out()).size).toBeGreaterThan(200);
    const imported = run('there', ['import', out(), '--json'], { HANDLINGSROM_PASSPHRASE: passphrase });
    expect(JSON.parse(imported.stdout)).toEqual({ imported: { studyId: 'small-wave', waveId, answers: 6 } });
    const again = run('there', ['export', waveId, '--out', join(folder, 'igjen.hrarkiv'), ...file]);
    expect(again.status).toBe(0);
    const twice = run('there', ['import', out(), ...file]);
    expect(twice).toMatchObject({ status: 1, stdout: '' });
    expect(twice.stderr.trim()).toBe(`Runden ${waveId} finnes her fra før, og er ikke endret.`);
  });

  test('is refused in one sentence: no passphrase, a wrong one, no such file, a file in the way', () => {
    const secret = { HANDLINGSROM_PASSPHRASE: 'noe helt annet' };
    const refusals = [
      run('there', ['import', out()]),
      run('empty', ['import', out()], secret),
      run('empty', ['import', join(folder, 'frase.txt')], secret),
      run('here', ['export', waveId, '--out', out()], secret),
      run('here', ['export', 'nowhere', '--out', join(folder, 'x.hrarkiv')], secret),
    ];
    for (const { status, stdout, stderr } of refusals) {
      expect(status, stderr).toBe(1);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).not.toContain('noe helt annet');
    }
    expect(refusals.map(({ stderr }) => stderr.split(' ').slice(0, 3).join(' '))).toEqual([
      'Passordfrasen mangler: legg',
      'Passordfrasen er ikke',
      'Filen er ikke',
      `${out()} finnes fra`,
      'Det finnes ingen',
    ]);
  });

  test('has no passphrase among its arguments: there is no such option', () => {
    expect(run('here', ['export', waveId, '--out', 'x', '--passphrase', passphrase]).status).toBe(1);
    expect(readFileSync(out()).includes(passphrase)).toBe(false);
  });
});
