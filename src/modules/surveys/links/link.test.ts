import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftOf, makeLink, readLink, receiptOf } from './link.ts';

const key = randomBytes(32);
const link = { invitationId: 'Zm9vYmFyYmF6cXV4MTIzNA', audience: 'employee', office: '1201' };

describe('a personal link', () => {
  test('says which invitation it is for, to the wave that made it', () => {
    expect(readLink(makeLink(link, key), key)).toEqual(link);
    expect(readLink(makeLink({ ...link, office: null }, key), key)).toEqual({ ...link, office: null });
    expect(readLink(makeLink(link, key), randomBytes(32))).toBeNull();
  });

  test('is the same in the reminder as in the first letter, and fits on a line', () => {
    const token = makeLink(link, key);
    expect(makeLink(link, key)).toBe(token);
    expect(token).toMatch(/^[\w-]{60,110}$/);
  });

  test('names neither invitation nor office', () => {
    const bytes = Buffer.from(makeLink(link, key), 'base64url').toString('latin1');
    expect(bytes).not.toContain(link.invitationId);
    expect(bytes).not.toContain(link.office);
  });

  test('cannot be changed or made up', () => {
    const token = makeLink(link, key);
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(readLink(token.slice(0, at) + other + token.slice(at + 1), key), String(at)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => readLink(text, key) === null));
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 17, maxLength: 200 }),
        (bytes) => readLink(Buffer.from(bytes).toString('base64url'), key) === null,
      ),
    );
  });
});

describe('a receipt', () => {
  test('is the same for the same invitation, and tells nothing without the key', () => {
    expect(receiptOf('a', key)).toEqual(receiptOf('a', key));
    expect(receiptOf('a', key)).not.toEqual(receiptOf('b', key));
    expect(receiptOf('a', key)).not.toEqual(receiptOf('a', randomBytes(32)));
  });
});

test('a draft’s place does not give its key', () => {
  const { draft, key: draftKey } = draftOf(makeLink(link, key));
  expect(draft).toHaveLength(32);
  expect(draftKey).not.toEqual(draft);
  expect(draftOf(makeLink({ ...link, office: '1202' }, key)).draft).not.toEqual(draft);
});
