import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without any variable the server is for this machine only, on port 3000', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: null });
});

test('the upload limit is told in megabytes', () => {
  expect(readConfig({ UPLOAD_LIMIT_MB: '2' }).uploadLimitBytes).toBe(2 * 1024 * 1024);
});

test.each(['http', '3000.5', '70000', '-1'])('PORT=%s is refused in a sentence naming it', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow(/PORT/);
});
