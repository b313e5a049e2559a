import { expect, test } from 'vitest';
import { isOwnOrigin } from './own-origin.ts';

const from = (headers: Record<string, string>) =>
  isOwnOrigin(
    new Request('http://localhost:3000/check', {
      method: 'POST',
      headers: { host: 'localhost:3000', ...headers },
    }),
  );

test('forms from our own pages and from programs are let in', () => {
  expect(from({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(from({})).toBe(true);
});

test.each([
  [{ origin: 'https://elsewhere.example' }],
  [{ origin: 'null' }],
  [{ 'sec-fetch-site': 'cross-site' }],
])('a form with %o is kept out', (headers: Record<string, string>) => {
  expect(from(headers)).toBe(false);
});

test('behind a proxy that tells another name, the address people use is our own, and no other is', () => {
  const request = (origin: string) =>
    new Request('http://10.0.0.7:3000/', { method: 'POST', headers: { host: '10.0.0.7:3000', origin } });
  expect(isOwnOrigin(request('https://room.example'), 'https://room.example')).toBe(true);
  expect(isOwnOrigin(request('http://room.example'), 'https://room.example')).toBe(false);
  expect(isOwnOrigin(request('https://evil.example'), 'https://room.example')).toBe(false);
});
