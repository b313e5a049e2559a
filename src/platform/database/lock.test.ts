import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DomainError } from '../errors.ts';
import { takeLock } from './lock.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'handlingsrom-lock-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const lockFile = () => join(directory, 'handlingsrom.lock');

describe('the lock of the embedded database', () => {
  test('a second taker is told in one sentence which process holds it', () => {
    const lock = takeLock(directory);
    expect(() => takeLock(directory)).toThrow(DomainError);
    expect(() => takeLock(directory)).toThrow(`process ${process.pid}`);
    lock.release();
  });

  test('it is free again after release', () => {
    takeLock(directory).release();
    takeLock(directory).release();
  });

  test('the lock of a process that is gone is taken over', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.on('exit', resolve));
    writeFileSync(lockFile(), JSON.stringify({ pid: gone.pid, bornAt: '1' }));
    const lock = takeLock(directory);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8')).pid).toBe(process.pid);
    lock.release();
  });

  test('the lock of an earlier process with the same number is taken over, as in a restarted container', () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: process.pid, bornAt: 'another time' }));
    takeLock(directory).release();
  });

  test('half a lock from a crash is taken over', () => {
    writeFileSync(lockFile(), '{"pid":');
    takeLock(directory).release();
  });
});
