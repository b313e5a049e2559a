import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type Mailer, openSmtp } from '#platform/mail/mail.ts';
import { openCodeKey } from '../../privacy/store.server.ts';
import { type OpenWave, openSmallWave } from '../testing/small-wave.ts';
import { startSmtp } from '../testing/smtp.ts';
import { queueLetter } from './queue-letter.ts';
import { type SendLetters, sendLetters } from './send-letters.ts';
import { defaultTemplate } from './template.ts';

const none = { sent: 0, refused: 0, uncertain: 0, failed: 0, isServerDown: false };
describe.each(testEngines())('letters, on $name', (engine) => {
  let open: OpenDatabase;
  let wave: OpenWave;
  let smtp: Awaited<ReturnType<typeof startSmtp>>;
  let mailer: Mailer;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    wave = await openSmallWave(open.database);
    smtp = await startSmtp();
    mailer = openSmtp(smtp.url, 'Handlingsrom <ikke-svar@example.org>');
    await codeKey().add(wave.place, people);
  });
  afterEach(() => {
    mailer.close();
    smtp.stop();
    wave.clear();
  });

  /** Made-up people. */
  const people = Array.from({ length: 12 }, (_, index) => ({
    invitationId: `invitation-${String(index).padStart(2, '0')}`,
    name: `Øyvind Prøve ${index}`,
    email: `Person${index}@example.org`,
    audience: 'employee',
    office: 'north',
    background: {},
  }));
  const codeKey = () => openCodeKey(open.database);
  const queue = (kind: SendLetters['kind']) =>
    queueLetter(open.database, codeKey(), {
      ...wave.place,
      kind,
      receiptKey: wave.secrets.receiptKey,
      hasMailServer: true,
    });
  const send = (kind: SendLetters['kind'], more: Partial<SendLetters> = {}) =>
    sendLetters(codeKey(), mailer, {
      ...wave.place,
      kind,
      templateIn: (language) => defaultTemplate(kind, language),
      languages: ['nb', 'nn', 'en'],
      title: 'Læring på kontoret',
      sender: 'Kari Prøve',
      publicAddress: 'https://room.example',
      linkKey: wave.secrets.linkKey,
      batchSize: 5,
      ...more,
    });
  const receivers = () => smtp.received.map(({ to }) => to).sort();

  test('everybody gets one invitation with a link of their own, in Norwegian letters', async () => {
    expect(await queue('invitation')).toBe(12);
    expect(await send('invitation')).toEqual({ ...none, sent: 12 });
    expect(receivers()).toEqual(people.map(({ email }) => email.toLowerCase()).sort());
    const decoded = smtp.received.map(({ text }) => text.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='));
    const links = decoded.map((text) => /https:\/\/room\.example\/s\/[\w-]+/.exec(text)?.[0]);
    expect(new Set(links).size).toBe(12);
    expect(decoded[0]).toMatch(/Subject: =\?UTF-8\?/);
    expect(decoded[0]).toContain('Content-Language: nb');
  });

  test('the same list twice invites nobody twice, and the same letter is queued once', async () => {
    const again = people.map((person, index) => ({ ...person, invitationId: `again-${index}` }));
    expect(await codeKey().add(wave.place, again)).toBe(0);
    await queue('invitation');
    await send('invitation');
    expect(await queue('invitation')).toBe(0);
    expect(await send('invitation')).toEqual(none);
    expect(smtp.received).toHaveLength(12);
  });

  test('a reminder reaches only those who have not answered and are there', async () => {
    await queue('invitation');
    await send('invitation');
    smtp.received.length = 0;
    for (const index of [0, 1, 2, 3]) {
      await wave.submit(people[index]!.invitationId, { answers: { s1: 3 } });
    }
    await codeKey().setState(wave.place, ['person10@example.org'], 'absent');
    await codeKey().setState(wave.place, ['PERSON11@example.org'], 'undeliverable');
    expect(await queue('reminder1')).toBe(6);
    expect(await send('reminder1')).toEqual({ ...none, sent: 6 });
    expect(receivers()).toEqual([4, 5, 6, 7, 8, 9].map((index) => `person${index}@example.org`));
    expect(await queue('thanks')).toBe(4);
  });

  test('who has answered is written for all at once: no row tells who was first', async () => {
    await wave.submit(people[3]!.invitationId, { answers: { s1: 3 } });
    await queue('reminder1');
    await wave.submit(people[7]!.invitationId, { answers: { s1: 3 } });
    await queue('reminder2');
    const all = await codeKey().all(wave.place);
    expect(all.filter(({ hasAnswered }) => hasAnswered).map(({ name }) => name)).toEqual([
      'Øyvind Prøve 3',
      'Øyvind Prøve 7',
    ]);
    const { rows } = await sql<{ xmin: string }>`
      select distinct xmin::text as xmin from code_key where wave_id = ${wave.place.waveId}`.execute(
      open.database,
    );
    expect(rows).toHaveLength(1);
  });

  test('an address that does not exist is refused and not tried again', async () => {
    smtp.state.unknown.add('person5@example.org');
    await queue('invitation');
    expect(await send('invitation')).toEqual({ ...none, sent: 11, refused: 1 });
    expect(await send('invitation')).toEqual(none);
    expect(await codeKey().countLetters(wave.place)).toEqual([
      { kind: 'invitation', state: 'refused', count: 1 },
      { kind: 'invitation', state: 'sent', count: 11 },
    ]);
  });

  test('a mail server that is out of order loses nothing: sending goes on where it stopped', async () => {
    await queue('invitation');
    smtp.state.isDown = true;
    expect(await send('invitation')).toEqual({ ...none, failed: 12 });
    expect(smtp.received).toEqual([]);
    smtp.state.isDown = false;
    expect(await send('invitation')).toEqual({ ...none, sent: 12 });
    expect(new Set(receivers()).size).toBe(12);
  });

  test('letters that were being sent when the server died are uncertain, and are not sent again by themselves', async () => {
    await queue('invitation');
    expect(await codeKey().take(wave.place, 'invitation', 5)).toHaveLength(5);
    // Here the server dies; the next one starts.
    expect(await codeKey().markUncertain('own')).toBe(5);
    expect(await send('invitation')).toEqual({ ...none, sent: 7 });
    expect(await codeKey().countLetters(wave.place)).toEqual([
      { kind: 'invitation', state: 'sent', count: 7 },
      { kind: 'invitation', state: 'uncertain', count: 5 },
    ]);
  });

  test('two senders at once send every letter once', async () => {
    await queue('invitation');
    const both = await Promise.all([
      send('invitation', { batchSize: 2 }),
      send('invitation', { batchSize: 2 }),
    ]);
    expect(both[0].sent + both[1].sent).toBe(12);
    expect(new Set(receivers()).size).toBe(12);
    expect(smtp.received).toHaveLength(12);
  });
});
