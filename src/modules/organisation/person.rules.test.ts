import { describe, expect, test } from 'vitest';
import { readEmail } from './person.rules.ts';

describe('an address', () => {
  test('is tidied', () => {
    expect(readEmail('  Kari.Nordmann+nav@Example.ORG ')).toBe('kari.nordmann+nav@example.org');
  });

  test.each(['', 'kari', 'kari@', '@example.org', 'kari@example', 'a b@example.org', 'kari[1]@example.org'])(
    '%j is refused, as signing in would refuse it',
    (text) => expect(() => readEmail(text)).toThrow(),
  );
});
