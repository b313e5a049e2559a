import { expect, test } from 'vitest';
import { isOnThisMachine } from './on-this-machine.ts';

test.each(['127.0.0.1:8080', '127.1.2.3', 'localhost', 'LOCALHOST:9000', '[::1]:8080'])(
  '%s is the machine itself',
  (host) => expect(isOnThisMachine(host)).toBe(true),
);

test.each([
  '10.0.0.7:8080',
  'localhost.example.org',
  '127.0.0.1.example.org',
  '[2001:db8::1]',
  'example.org',
])('%s is another machine, or may be', (host) => expect(isOnThisMachine(host)).toBe(false));
