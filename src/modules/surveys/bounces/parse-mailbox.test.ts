import { describe, expect, test } from 'vitest';
import { isMailbox, parseMailbox } from './parse-mailbox.ts';

/** Made-up letters, in the shape that mail servers give them. */
const postfix = `Return-Path: <>
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ikke-svar@example.org
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="A1B2/mail.example.org"

--A1B2/mail.example.org
Content-Type: text/plain; charset=us-ascii

This is the mail system. I'm sorry.

--A1B2/mail.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
Arrival-Date: Mon,  1 Jun 2026 08:00:00 +0200 (CEST)

Final-Recipient: rfc822; Borte@Example.org
Original-Recipient: rfc822;borte@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--A1B2/mail.example.org
Content-Type: message/rfc822

From: Handlingsrom <ikke-svar@example.org>
To: borte@example.org
Subject: =?UTF-8?Q?Invitasjon?=

Hei
--A1B2/mail.example.org--
`;
const delayed = postfix.replace('Action: failed', 'Action: delayed').replace('5.1.1', '4.4.1');
const exchange = `From: "Ola =?iso-8859-1?Q?N=E6ss?=" <ola@example.org>
To: ikke-svar@example.org
Subject: =?iso-8859-1?Q?Automatisk_svar:_Invitasjon_=E5_svare?=
Content-Type: text/plain

Jeg er i permisjon til 1. august.
`;
const english = `From: eva@example.org
Subject: Re: Invitation
Auto-Submitted: auto-replied

I am away.
`;
const ordinary = `From: per@example.org
Subject: Sv: Invitasjon

Hvor lang tid tar det?
`;

const read = (text: string) => parseMailbox(new TextEncoder().encode(text));

describe('a return mailbox', () => {
  test('a report says who could not be reached', () => {
    expect(read(postfix)).toEqual([{ kind: 'undeliverable', email: 'borte@example.org' }]);
  });

  test('what is still being tried is not undeliverable', () => {
    expect(read(delayed)).toEqual([]);
  });

  test.each([
    [exchange, 'ola@example.org'],
    [english, 'eva@example.org'],
    [ordinary.replace('Sv: Invitasjon', 'Fravær: Sv: Invitasjon'), 'per@example.org'],
    [ordinary.replace('Subject: Sv: Invitasjon', 'Subject: =?utf-8?B?RnJhdsOmcg==?='), 'per@example.org'],
  ])('an automatic reply says who is away', (text, email) => {
    expect(read(text)).toEqual([{ kind: 'absent', email }]);
  });

  test('a letter that somebody wrote says nothing', () => {
    expect(read(ordinary)).toEqual([]);
  });

  test('a whole mailbox is read letter by letter, also with Windows line ends', () => {
    const mailbox = [postfix, exchange, ordinary, english]
      .map((letter) => `From - Mon Jun  1 08:00:00 2026\n${letter}\n`)
      .join('\n');
    const expected = ['borte@example.org', 'ola@example.org', 'eva@example.org'];
    expect(read(mailbox).map(({ email }) => email)).toEqual(expected);
    expect(read(mailbox.replaceAll('\n', '\r\n')).map(({ email }) => email)).toEqual(expected);
  });

  test('a report in base64 is read', () => {
    const body = Buffer.from('Final-Recipient: rfc822; x@example.org\nAction: failed\n').toString('base64');
    expect(
      read(
        `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${body}\n--b--\n`,
      ),
    ).toEqual([{ kind: 'undeliverable', email: 'x@example.org' }]);
  });

  test('whatever the bytes, it answers and does not go on for ever', () => {
    const nested = `Content-Type: multipart/mixed; boundary=a\n\n${'--a\nContent-Type: multipart/mixed; boundary=a\n\n'.repeat(5000)}`;
    expect(read(nested)).toEqual([]);
    expect(parseMailbox(new Uint8Array(100_000).map((_, index) => (index * 7919) % 256))).toEqual([]);
  });
});

test('a picture is no mailbox', () => {
  expect(isMailbox(new TextEncoder().encode(postfix))).toBe(true);
  expect(isMailbox(new TextEncoder().encode(`From - Mon\n${postfix}`))).toBe(true);
  expect(isMailbox(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBe(false);
});
