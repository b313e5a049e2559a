import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeyFiles } from './key-files.ts';

let directory = '';
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'handlingsrom-keys-')), 'keys');
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }));
const secret = Uint8Array.from([1, 2, 3]);

test('a key is kept, and read again by the next process', () => {
  openKeyFiles(directory).keep('wave-1', secret);
  expect(openKeyFiles(directory).read('wave-1')).toEqual(secret);
  expect(openKeyFiles(directory).read('wave-2')).toBeNull();
});

test('only the server’s own user may read it', () => {
  openKeyFiles(directory).keep('wave-1', secret);
  expect(statSync(directory).mode & 0o077).toBe(0);
  expect(statSync(join(directory, 'wave-1.key')).mode & 0o077).toBe(0);
});

test('a key that is there is never written over: what it sealed could not be opened again', () => {
  const keys = openKeyFiles(directory);
  keys.keep('wave-1', secret);
  keys.keep('wave-1', Uint8Array.from([9, 9, 9]));
  expect(keys.read('wave-1')).toEqual(secret);
});

test('a key that is destroyed is gone, and destroying it twice is harmless', () => {
  const keys = openKeyFiles(directory);
  keys.keep('wave-1', secret);
  keys.destroy('wave-1');
  keys.destroy('wave-1');
  expect(keys.read('wave-1')).toBeNull();
  expect(readdirSync(directory)).toEqual([]);
});

test('a name cannot lead out of the folder', () => {
  expect(() => openKeyFiles(directory).read('../etc/passwd')).toThrow('plain name');
});
