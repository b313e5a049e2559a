import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database, OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { type Mailer, openSmtp } from '#platform/mail/mail.ts';
import { openCodeKey } from '../../../privacy/store.server.ts';
import { startSending } from '../../letters/sending.ts';
import type { SendingParts } from '../../letters/sending-parts.ts';
import { newWaveId } from '../../open-wave.ts';
import { describeWave } from '../../store.server.ts';
import { jobsAtOnce } from '../../testing/jobs-at-once.ts';
import { june, smallWaveStudy } from '../../testing/small-wave.ts';
import { startSmtp } from '../../testing/smtp.ts';
import { insertWave } from '../../testing/wave-rows.server.ts';
import type { SeenWave } from '../see-wave.ts';
import { moveWave } from '../wave-life.server.ts';
import { addTester, beginSection, listTesters, removeTester, type Tester } from './pilot.server.ts';
import { createPilotLetters, type PilotLetters } from './pilot-letters.ts';
import { markTestersUncertain, takeTesters } from './tester-letters.server.ts';

const small = smallWaveStudy();
const study = { ...small.study, languages: ['nb', 'en'] } as typeof small.study;
const ids = { studyId: study.id };
const person = { organisationId: 'own', personId: 'p', name: 'P', email: 'p@example.org' };
const lead: Actor = { ...person, grants: [{ role: 'studyLead', studyId: study.id, office: null }] };
const custodian: Actor = { ...person, grants: [{ role: 'custodian', studyId: study.id, office: null }] };

describe.each(testEngines())('letters to those who try a wave out, on $name', (engine) => {
  let open: OpenDatabase;
  let database: Database;
  let smtp: Awaited<ReturnType<typeof startSmtp>>;
  let mailer: Mailer;
  let place: { organisationId: string; waveId: string };
  beforeAll(async () => {
    open = await engine.open();
    database = open.database;
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    smtp = await startSmtp();
    mailer = openSmtp(smtp.url, 'Handlingsrom <ikke-svar@example.org>');
    place = { organisationId: 'own', waveId: newWaveId() };
    const { planSha256 } = small;
    await insertWave(database, { ...place, studyId: study.id, studyVersion: 1, minimumGroup: 5, planSha256 });
    await moveWave(database, place, { from: ['draft'], to: 'pilot' });
    await add('Tone Oppdiktet', 'tone@example.org');
    await add('Åse Oppdiktet', 'aase@example.org', 'en');
  });
  afterEach(() => {
    mailer.close();
    smtp.stop();
  });

  const add = (name: string, email: string, language: Tester['language'] = null) =>
    addTester(database, place, { name, email, language, audience: 'employee' });
  const seen = async (): Promise<SeenWave> => ({
    study,
    version: 1,
    custody: 'system',
    isKeyMissing: false,
    wave: (await describeWave(database, place))!,
  });
  async function letters(withMailer: Mailer | null = mailer): Promise<PilotLetters> {
    const parts: SendingParts = {
      database,
      clock: { now: () => june },
      jobs: jobsAtOnce(),
      organisationId: 'own',
      batchSize: 5,
      codeKey: openCodeKey(database),
      keys: openKeyFiles('/nowhere'),
      mailer: withMailer,
      publicAddress: () => 'https://room.example',
      findStudy: async () => study,
    };
    await startSending(parts);
    return createPilotLetters({ ...parts, waves: { wave: async () => seen() } });
  }
  const wave = () => ({ ...ids, waveId: place.waveId });
  const testerOf = async (email: string) =>
    (await listTesters(database, place)).find((tester) => tester.email === email)!;
  const states = async () =>
    Object.fromEntries(
      (await listTesters(database, place)).map(({ email, letterState }) => [email, letterState]),
    );
  const readable = (text: string) => text.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  const idOf = (text: string) => /^Message-ID: (.+)$/im.exec(text)![1];

  test('each gets one, with a link of their own, in their own language', async () => {
    await (await letters()).send(lead, wave());
    expect(await states()).toEqual({ 'tone@example.org': 'sent', 'aase@example.org': 'sent' });
    expect(smtp.received).toHaveLength(2);
    for (const { to, text } of smtp.received) {
      const { link } = await testerOf(to);
      expect(readable(text)).toContain(`.${link}`);
      expect(text).toContain(to === 'aase@example.org' ? 'Content-Language: en' : 'Content-Language: nb');
    }
  });

  test('whoever is added later gets theirs, and nobody a second', async () => {
    const own = await letters();
    await own.send(lead, wave());
    await add('Kim Oppdiktet', 'kim@example.org');
    expect((await own.look(lead, wave())).toWrite).toBe(1);
    await own.send(lead, wave());
    await own.send(lead, wave());
    expect(smtp.received.map(({ to }) => to).sort()).toEqual([
      'aase@example.org',
      'kim@example.org',
      'tone@example.org',
    ]);
  });

  test('whoever has found the way already gets none unasked', async () => {
    const { testerId } = await testerOf('tone@example.org');
    await beginSection(database, { ...place, testerId }, { section: 0, now: june });
    const own = await letters();
    expect((await own.look(lead, wave())).toWrite).toBe(1);
    await own.send(lead, wave());
    expect(smtp.received.map(({ to }) => to)).toEqual(['aase@example.org']);
    await own.sendTo(lead, wave(), testerId);
    expect(smtp.received).toHaveLength(2);
  });

  test('an address that the mail server will not have is told, with its code, and can be tried again', async () => {
    smtp.state.unknown.add('tone@example.org');
    const own = await letters();
    await own.send(lead, wave());
    expect(await testerOf('tone@example.org')).toMatchObject({ letterState: 'refused', letterReply: '550' });
    await own.send(lead, wave());
    expect(smtp.received.map(({ to }) => to)).toEqual(['aase@example.org']);
    smtp.state.unknown.clear();
    await own.sendTo(lead, wave(), (await testerOf('tone@example.org')).testerId);
    expect(await testerOf('tone@example.org')).toMatchObject({ letterState: 'sent', letterReply: null });
  });

  test('a mail server that is out of order loses nothing and is said', async () => {
    smtp.state.isDown = true;
    const own = await letters();
    await own.send(lead, wave());
    expect(await states()).toEqual({ 'tone@example.org': 'queued', 'aase@example.org': 'queued' });
    expect((await own.look(lead, wave())).plan).toMatchObject({ state: 'sending', fault: 'some-deferred' });
    smtp.state.isDown = false;
    await own.send(lead, wave());
    expect(smtp.received).toHaveLength(2);
    expect((await own.look(lead, wave())).plan).toMatchObject({ state: 'done', fault: null });
  });

  test('a letter asked for anew is a letter of its own; one that may have come is the same once more', async () => {
    const own = await letters();
    await own.send(lead, wave());
    const { testerId } = await testerOf('tone@example.org');
    await own.sendTo(lead, wave(), testerId);
    const toTone = smtp.received.filter(({ to }) => to === 'tone@example.org');
    expect(toTone).toHaveLength(2);
    expect(idOf(toTone[0]!.text)).not.toBe(idOf(toTone[1]!.text));

    smtp.received.length = 0;
    await add('Kim Oppdiktet', 'kim@example.org');
    const kim = await testerOf('kim@example.org');
    await own.send(lead, wave());
    const first = idOf(smtp.received[0]!.text);
    await database
      .withTables<{ pilot_testers: { letter_state: string; tester_id: string } }>()
      .updateTable('pilot_testers')
      .set({ letter_state: 'sending' })
      .where('tester_id', '=', kim.testerId)
      .execute();
    expect(await markTestersUncertain(database, 'own')).toBe(1);
    await own.sendTo(lead, wave(), kim.testerId);
    expect(idOf(smtp.received[1]!.text)).toBe(first);
  });

  test('what was being sent when the server died is uncertain, and goes again only when somebody says so', async () => {
    const own = await letters(null);
    // Queued, taken, and here the server dies.
    await database
      .withTables<{ pilot_testers: { letter_state: string; wave_id: string } }>()
      .updateTable('pilot_testers')
      .set({ letter_state: 'queued' })
      .where('wave_id', '=', place.waveId)
      .execute();
    expect(await takeTesters(database, place, 5)).toHaveLength(2);
    expect(await markTestersUncertain(database, 'own')).toBe(2);
    const next = await letters();
    await next.send(lead, wave());
    expect(smtp.received).toEqual([]);
    expect(await states()).toEqual({ 'tone@example.org': 'uncertain', 'aase@example.org': 'uncertain' });
    await next.settle(lead, wave(), (await testerOf('aase@example.org')).testerId);
    await next.sendTo(lead, wave(), (await testerOf('tone@example.org')).testerId);
    expect(smtp.received.map(({ to }) => to)).toEqual(['tone@example.org']);
    expect(await states()).toEqual({ 'tone@example.org': 'sent', 'aase@example.org': 'sent' });
    expect((await own.look(lead, wave())).outbox.size).toBe(0);
  });

  test('without a mail server the letters can be read, and go when there is one', async () => {
    const without = await letters(null);
    await without.send(lead, wave());
    const { outbox, toWrite, hasMailServer } = await without.look(lead, wave());
    expect({ toWrite, hasMailServer, size: outbox.size }).toEqual({
      toWrite: 0,
      hasMailServer: false,
      size: 2,
    });
    const { testerId, link } = await testerOf('tone@example.org');
    expect(outbox.get(testerId)?.text).toContain(`.${link}`);
    const later = await letters();
    expect((await later.look(lead, wave())).toWrite).toBe(2);
    await later.send(lead, wave());
    expect(smtp.received).toHaveLength(2);
  });

  test('whoever is taken out while letters are sent gets none', async () => {
    smtp.state.isDown = true;
    const own = await letters();
    await own.send(lead, wave());
    await removeTester(database, { ...place, testerId: (await testerOf('tone@example.org')).testerId });
    smtp.state.isDown = false;
    await own.send(lead, wave());
    expect(smtp.received.map(({ to }) => to)).toEqual(['aase@example.org']);
  });

  test('nothing is sent when the wave has opened: the links are over', async () => {
    smtp.state.isDown = true;
    const own = await letters();
    await own.send(lead, wave());
    await moveWave(database, place, { from: ['pilot'], to: 'open' });
    smtp.state.isDown = false;
    await expect(own.send(lead, wave())).rejects.toMatchObject({ code: 'wave-state' });
    // As a server does that starts.
    await letters();
    expect(smtp.received).toEqual([]);
  });

  test('its words are checked and kept, and only whoever runs the wave may do any of this', async () => {
    const own = await letters();
    const odd = new Map([['nb', { subject: 'Prøv', text: 'https://evil.example/?x={link}' }]] as const);
    await expect(own.save(lead, wave(), odd)).rejects.toMatchObject({ code: 'letter-refused' });
    await own.save(lead, wave(), new Map([['nb', { subject: 'Prøv da', text: 'Hei {name}: {link}' }]]));
    await own.send(lead, wave());
    const toTone = smtp.received.find(({ to }) => to === 'tone@example.org')!;
    expect(readable(toTone.text)).toContain('Hei Tone Oppdiktet: https://room.example/s/');
    for (const refused of [
      () => own.send(custodian, wave()),
      () => own.look(custodian, wave()),
      () => own.words(custodian, wave()),
      () => own.save(custodian, wave(), new Map()),
      () => own.sendTo(custodian, wave(), 'x'),
      () => own.settle(custodian, wave(), 'x'),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
