import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { startApp } from './app.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handlingsrom-app-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusalOf(environment: Record<string, string>): Promise<DomainError> {
  const refusal = await startApp({ demo: false, environment }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DomainError);
  return refusal as DomainError;
}

test('a data folder that is a file is refused in a sentence', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const { text } = await refusalOf({ DATA_DIR: file, PORT: '0' });
  expect(text.nb).toContain(file);
  expect(text.nb).toContain('Velg en mappe');
  const below = await refusalOf({ DATA_DIR: join(file, 'below'), PORT: '0' });
  expect(below.code).toBe('database-refused');
});

test.each(['postgres://user:hemmelig@127.0.0.1:1/none', 'postgres://user:hemmelig@[/none'])(
  'a database that cannot be reached (%s) is refused in a sentence that keeps its password',
  async (url) => {
    const { text } = await refusalOf({ DATABASE_URL: url, DATA_DIR: folder, PORT: '0' });
    expect(text.nb).toContain('DATABASE_URL');
    expect(text.nb).not.toContain('hemmelig');
  },
);
