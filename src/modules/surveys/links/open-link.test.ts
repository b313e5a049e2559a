import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeLink, readLink, receiptOf } from './link.ts';
import { countByOpenLink, openInvitation, readOpenInvitation } from './open-link.ts';

const receiptKey = randomBytes(32);
const at = (linkId: string, isTablet = false) => openInvitation({ linkId, code: 'KTR8WQ', isTablet });

test('every visit is an invitation of its own, that knows its open link and its tablet', () => {
  const [one, two] = [at('north', true), at('north', true)];
  expect(one).not.toBe(two);
  expect(readOpenInvitation(one)).toMatchObject({ linkId: 'north', code: 'KTR8WQ', isTablet: true });
  expect(readOpenInvitation('V1StGXR8_Z5jdHi6B-myTA')).toBeNull();
});

test('a link made of it is opened again, and gives the same receipt each time', () => {
  const linkKey = randomBytes(32);
  const link = { invitationId: at('north'), audience: 'user', office: 'Nord' };
  const read = readLink(makeLink(link, linkKey), linkKey)!;
  expect(read).toEqual(link);
  expect(receiptOf(read.invitationId, receiptKey)).toEqual(receiptOf(link.invitationId, receiptKey));
});

test('answers are counted by place while they are sealed, and others are not counted along', () => {
  const ids = [at('north'), at('north', true), at('south'), 'V1StGXR8_Z5jdHi6B-myTA', at('gone')];
  const receipts = ids.map((id) => receiptOf(id, receiptKey));
  expect(Object.fromEntries(countByOpenLink(receipts, ['north', 'south', 'east'], receiptKey))).toEqual({
    north: 2,
    south: 1,
    east: 0,
  });
});

test('to whoever lacks the key a receipt says nothing of its place', () => {
  const receipts = [at('north'), at('north')].map((id) => receiptOf(id, receiptKey));
  expect(receipts.map((receipt) => receipt.length)).toEqual([32, 32]);
  expect([...countByOpenLink(receipts, ['north'], randomBytes(32)).values()]).toEqual([0]);
});
