import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type Mailer, openSmtp } from '#platform/mail/mail.ts';
import { openCodeKey } from '../../privacy/store.server.ts';
import { describeWave } from '../store.server.ts';
import { jobsAtOnce } from '../testing/jobs-at-once.ts';
import { june, type OpenWave, openSmallWave, smallWaveStudy } from '../testing/small-wave.ts';
import { startSmtp } from '../testing/smtp.ts';
import { createLetters, type Letters } from './letters.ts';
import { startSending } from './sending.ts';
import type { SendingParts } from './sending-parts.ts';

const { study } = smallWaveStudy();
const custodian: Actor = {
  organisationId: 'own',
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  grants: [{ role: 'custodian', studyId: study.id, office: null }],
};

describe.each(testEngines())('letters from before there was a mail server, on $name', (engine) => {
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
    await codeKey().add(
      wave.place,
      Array.from({ length: 4 }, (_, index) => ({
        invitationId: `invitation-${index}`,
        name: `Prøve ${index}`,
        email: `person${index}@example.org`,
        audience: 'employee',
        office: 'north',
        background: {},
      })),
    );
  });
  afterEach(() => {
    mailer.close();
    smtp.stop();
    wave.clear();
  });

  const codeKey = () => openCodeKey(open.database);
  const ids = () => ({ studyId: study.id, waveId: wave.place.waveId });
  async function letters(withMailer: Mailer | null): Promise<Letters> {
    const parts: SendingParts = {
      database: open.database,
      codeKey: codeKey(),
      keys: wave.keys,
      clock: { now: () => june },
      jobs: jobsAtOnce(),
      organisationId: 'own',
      mailer: withMailer,
      publicAddress: () => 'https://room.example',
      findStudy: async () => study,
    };
    await startSending(parts);
    const seen = async () => ({
      study,
      version: 1,
      custody: 'person' as const,
      isKeyMissing: false,
      wave: (await describeWave(open.database, wave.place))!,
    });
    return createLetters({ ...parts, waves: { wave: seen }, isDemo: false });
  }
  const receivers = () => smtp.received.map(({ to }) => to).sort();
  const invitation = async (own: Letters) =>
    (await own.look(custodian, ids())).letters.find(({ kind }) => kind === 'invitation')!;

  test('nobody has had them, and they go when somebody says so: once, and not to those who have answered', async () => {
    await (await letters(null)).send(custodian, ids(), 'invitation', null);
    await codeKey().setState(wave.place, ['person3@example.org'], 'absent');

    const own = await letters(mailer);
    expect(smtp.received).toEqual([]);
    expect((await invitation(own)).counts).toMatchObject({ outbox: 4, sent: 0 });
    await own.sendOutbox(custodian, ids(), 'invitation');
    await own.sendOutbox(custodian, ids(), 'invitation');
    expect(receivers()).toEqual(['person0@example.org', 'person1@example.org', 'person2@example.org']);
    expect(await invitation(own)).toMatchObject({
      counts: { outbox: 0, sent: 3 },
      plan: { state: 'done', doneOn: '2026-06-01' },
    });
  });

  test('nobody is reminded of an invitation that lies in the outbox', async () => {
    const without = await letters(null);
    await without.send(custodian, ids(), 'invitation', null);
    await without.send(custodian, ids(), 'reminder1', null);

    const own = await letters(mailer);
    await own.send(custodian, ids(), 'reminder2', null);
    expect(smtp.received).toEqual([]);
    await expect(own.sendOutbox(custodian, ids(), 'reminder1')).rejects.toMatchObject({
      code: 'invitation-first',
    });
    await own.sendOutbox(custodian, ids(), 'invitation');
    await wave.submit('invitation-0', { answers: { s1: 3 } });
    smtp.received.length = 0;
    await own.sendOutbox(custodian, ids(), 'reminder1');
    expect(receivers()).toEqual(['person1@example.org', 'person2@example.org', 'person3@example.org']);
  });

  test('their words may be changed until the first of them has gone', async () => {
    const without = await letters(null);
    await without.send(custodian, ids(), 'invitation', null);
    expect((await without.words(custodian, ids(), 'invitation')).mayEdit).toBe(false);
    const own = await letters(mailer);
    expect((await own.words(custodian, ids(), 'invitation')).mayEdit).toBe(true);
    const { stamp } = await own.words(custodian, ids(), 'invitation');
    const save = (subject: string, seen: string) =>
      own.save(custodian, ids(), 'invitation', new Map([['nb', { subject, text: '{link}' }]]), seen);
    await save('Nytt', stamp);
    // From another window, opened before: nothing of the first is lost unseen.
    await expect(save('Eldre', stamp)).rejects.toMatchObject({ code: 'letter-changed' });
    const again = await own.words(custodian, ids(), 'invitation');
    expect(again.templates.nb?.subject).toBe('Nytt');
    await save('Nytt', again.stamp);
    await own.sendOutbox(custodian, ids(), 'invitation');
    expect(smtp.received[0]?.text).toContain('Subject: Nytt');
    expect((await own.words(custodian, ids(), 'invitation')).mayEdit).toBe(false);
  });

  test('without a mail server there is nothing to send them by, and that is said', async () => {
    const without = await letters(null);
    await without.send(custodian, ids(), 'invitation', null);
    await expect(without.sendOutbox(custodian, ids(), 'invitation')).rejects.toMatchObject({
      code: 'no-mail-server',
    });
  });
});
