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

test('no recording is sent anywhere unless an engine is named', () => {
  expect(readConfig({ TRANSCRIBER_KEY: 'secret' }).transcriber).toBeNull();
  expect(readConfig({ TRANSCRIBER_URL: 'http://127.0.0.1:8080/inference' }).transcriber).toEqual({
    url: 'http://127.0.0.1:8080/inference',
    key: null,
    model: null,
  });
});

test.each(['inference', 'ftp://engine.example.org/', 'https://ola:hemmelig@engine.example.org/inference'])(
  'TRANSCRIBER_URL=%s is refused in a sentence that does not repeat it',
  (TRANSCRIBER_URL) => {
    expect(() => readConfig({ TRANSCRIBER_URL })).toThrow(/^TRANSCRIBER_URL (?!.*hemmelig)/);
  },
);

test('a key that cannot be sent is refused without being shown', () => {
  const TRANSCRIBER_URL = 'https://engine.example.org/inference';
  expect(() => readConfig({ TRANSCRIBER_URL, TRANSCRIBER_KEY: 'hem\nmelig' })).toThrow(
    /^TRANSCRIBER_KEY (?!.*melig)/,
  );
});
