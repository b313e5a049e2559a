import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, CustodyHolder, Role } from '#modules/organisation/schema.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { openCodeKey } from '../../privacy/store.server.ts';
import { createBounces } from '../bounces/bounces.ts';
import { newWaveId, openWave } from '../open-wave.ts';
import { describeWave } from '../store.server.ts';
import { smallWaveStudy } from '../testing/small-wave.ts';
import { insertWave } from '../testing/wave-rows.server.ts';
import type { WaveIds } from '../waves/see-wave.ts';
import type { WhileCustodyHolds } from './enter-frame.ts';
import { createFrames, type Frames } from './frames.ts';

const actorWith = (...roles: Role[]): Actor => ({
  organisationId: 'own',
  personId: `person-${roles.join('-')}`,
  name: `Prøve ${roles.join(' ')}`,
  email: 'prove@example.org',
  grants: roles.map((role) => ({ role, studyId: 'small-wave', office: null })),
});
const custodian = actorWith('custodian');
const lead = actorWith('studyLead');
const list = (rows: number, from = 0) => ({
  fileName: 'liste.csv',
  bytes: new TextEncoder().encode(
    `Navn;E-post;Kontor\n${Array.from({ length: rows }, (_, index) => `Prøve ${index + from};p${index + from}@example.org;K${index % 2}`).join('\n')}\n`,
  ),
});

describe.each(testEngines())('who is asked, on $name', (engine) => {
  let open: OpenDatabase;
  let ids: WaveIds;
  let custody: CustodyHolder;
  let now: Date;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    custody = 'person';
    now = new Date('2026-03-03T10:00:00Z');
    ids = { studyId: 'small-wave', waveId: newWaveId() };
    const { study, planSha256 } = smallWaveStudy();
    await insertWave(open.database, {
      organisationId: 'own',
      waveId: ids.waveId,
      studyId: study.id,
      studyVersion: 1,
      minimumGroup: 5,
      planSha256,
    });
  });
  const waves = {
    wave: async (_: Actor, { waveId }: WaveIds) => {
      const wave = await describeWave(open.database, { organisationId: 'own', waveId });
      const { study } = smallWaveStudy();
      return wave && { study, version: 1, custody, wave, isKeyMissing: false };
    },
  };
  const parts = () => ({ codeKey: openCodeKey(open.database), waves, clock: { now: () => now } });
  const whileCustodyHolds: WhileCustodyHolds = (_, work) =>
    work({ codeKey: openCodeKey(open.database), custody });
  let frames: Frames;
  beforeEach(() => {
    frames = createFrames({ ...parts(), whileCustodyHolds });
  });
  const everybody = () => openCodeKey(open.database).all({ organisationId: 'own', waveId: ids.waveId });

  test('nothing is stored before it is confirmed; the same list twice adds nobody twice', async () => {
    await frames.hold(custodian, ids, list(12));
    expect(await frames.held(custodian, ids)).toMatchObject({
      sound: 12,
      already: 0,
      newOffices: ['K0', 'K1'],
    });
    expect(await everybody()).toEqual([]);
    expect(await frames.confirm(custodian, ids)).toEqual({ added: 12, already: 0 });
    expect(await frames.held(custodian, ids)).toBeNull();
    await frames.hold(custodian, ids, list(13));
    expect(await frames.confirm(custodian, ids)).toEqual({ added: 1, already: 12 });
    expect(await everybody()).toHaveLength(13);
  });

  test('a list is forgotten after a quarter of an hour, and nobody else reaches it', async () => {
    await frames.hold(custodian, ids, list(3));
    expect(await frames.held({ ...custodian, personId: 'another' }, ids)).toBeNull();
    now = new Date(now.getTime() + 16 * 60_000);
    expect(await frames.held(custodian, ids)).toBeNull();
    expect(await frames.confirm(custodian, ids)).toBeNull();
  });

  test('a study lead sees numbers and which days the list was opened, and no names', async () => {
    await frames.hold(custodian, ids, list(12));
    await frames.confirm(custodian, ids);
    await frames.list(custodian, ids, {});
    await frames.list(custodian, ids, { search: 'prøve 3' });
    const look = await frames.look(lead, ids);
    expect(look.groups.map(({ office, invited, isSmall }) => [office, invited, isSmall])).toEqual([
      ['K0', 6, false],
      ['K1', 6, false],
    ]);
    expect(look.looks).toEqual([
      { on: '2026-03-03', personId: custodian.personId, personName: custodian.name },
    ]);
    expect(JSON.stringify(look)).not.toContain('example.org');
    await expect(frames.list(lead, ids, {})).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(frames.hold(lead, ids, list(1))).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('where the system is custodian the lead hands over the list and nobody reads it', async () => {
    custody = 'system';
    await frames.hold(lead, ids, list(12));
    expect(await frames.confirm(lead, ids)).toEqual({ added: 12, already: 0 });
    for (const actor of [lead, custodian, actorWith('studyLead', 'custodian', 'administrator')]) {
      await expect(frames.list(actor, ids, {})).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });

  test('where the system is custodian and the wave is open, people come in groups and without background', async () => {
    await frames.hold(custodian, ids, list(12));
    await frames.confirm(custodian, ids);
    const add = (actor: Actor, name: string) =>
      frames.add(actor, ids, {
        name,
        email: `${name}@example.org`,
        office: 'K0',
        audience: 'employee',
        language: null,
      });
    const place = { organisationId: 'own', waveId: ids.waveId };
    const keys = openKeyFiles(mkdtempSync(join(tmpdir(), 'frames-')));
    await openWave(open.database, keys, { ...place, study: smallWaveStudy().study, now });
    expect((await frames.look(lead, ids)).takesGroupsOnly).toBe(false);
    await add(custodian, 'Ny');
    custody = 'system';
    expect((await frames.look(lead, ids)).takesGroupsOnly).toBe(true);
    await expect(add(lead, 'Sein')).rejects.toMatchObject({ code: 'added-too-few' });
    // Eight new ones, four to each office.
    await frames.hold(lead, ids, list(8, 20));
    await expect(frames.confirm(lead, ids)).rejects.toMatchObject({
      code: 'added-too-few',
      problems: [{}, {}],
    });
    expect(await everybody()).toHaveLength(13);
    const withBackground = new TextDecoder()
      .decode(list(10, 20).bytes)
      .replaceAll(/;(K\d)/g, ';$1;ja')
      .replace('Kontor', 'Kontor;Fast');
    await frames.hold(lead, ids, { fileName: 'ny.csv', bytes: new TextEncoder().encode(withBackground) });
    const fields = ['name', 'email', 'office', 'background'] as const;
    await frames.mapColumns(lead, ids, { fields, takesOfficesFromList: false });
    expect(await frames.confirm(lead, ids)).toEqual({ added: 10, already: 0 });
    expect((await everybody()).every(({ background }) => Object.keys(background).length === 0)).toBe(true);
  });

  test('a custodian finds, corrects, marks and takes out; not somebody who has had a letter', async () => {
    await frames.hold(custodian, ids, list(12));
    await frames.confirm(custodian, ids);
    const { people } = await frames.list(custodian, ids, { search: 'P3@example' });
    const [{ invitationId } = { invitationId: '' }] = people;
    await frames.change(custodian, ids, { invitationId, name: 'Ny Prøve', email: 'Ny@example.org' });
    const taken = { invitationId, name: 'Ny Prøve', email: 'P4@example.org' };
    await expect(frames.change(custodian, ids, taken)).rejects.toMatchObject({ code: 'email-taken' });
    await frames.setState(custodian, ids, invitationId, 'absent');
    expect((await frames.list(custodian, ids, { search: 'ny@' })).people[0]).toMatchObject({
      state: 'absent',
    });
    const codeKey = openCodeKey(open.database);
    const place = { organisationId: 'own', waveId: ids.waveId };
    await codeKey.queue(place, 'invitation', [invitationId]);
    await codeKey.settle(place, 'invitation', [invitationId], 'sent');
    await expect(frames.remove(custodian, ids, invitationId)).rejects.toMatchObject({ code: 'has-letter' });
    const other = (await everybody()).find((person) => person.invitationId !== invitationId)!;
    await frames.remove(custodian, ids, other.invitationId);
    expect(await everybody()).toHaveLength(11);
  });

  test('with a new address a letter that was refused may be sent again', async () => {
    await frames.hold(custodian, ids, list(1));
    await frames.confirm(custodian, ids);
    const [person] = await everybody();
    const codeKey = openCodeKey(open.database);
    const place = { organisationId: 'own', waveId: ids.waveId };
    await codeKey.queue(place, 'invitation', [person!.invitationId]);
    await codeKey.settle(place, 'invitation', [person!.invitationId], 'refused');
    const bounces = createBounces(parts());
    expect(await bounces.proposals(custodian, ids)).toMatchObject({ undeliverable: 1, absent: 0 });
    expect(await bounces.confirm(custodian, ids, { invitationIds: [person!.invitationId] })).toBe(1);
    await frames.change(custodian, ids, { ...person!, email: 'rett@example.org' });
    expect(await everybody()).toMatchObject([{ state: 'invited', email: 'rett@example.org' }]);
    expect(await codeKey.queue(place, 'invitation', [person!.invitationId])).toBe(1);
  });

  test('a mailbox proposes who cannot be reached; where the system is custodian it tells numbers only', async () => {
    await frames.hold(custodian, ids, list(6));
    await frames.confirm(custodian, ids);
    const bounces = createBounces(parts());
    const report = (email: string) =>
      `From - x\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; ${email}\nAction: failed\n--b--\n`;
    const away =
      'From - x\nFrom: P2@example.org\nSubject: Fraværsmelding\nAuto-Submitted: auto-replied\n\nBorte\n';
    const mailbox = [report('p1@example.org'), report('ukjent@example.org'), away].join('\n');
    await bounces.hold(custodian, ids, { bytes: new TextEncoder().encode(mailbox) });
    const named = await bounces.proposals(custodian, ids);
    expect(named).toMatchObject({ undeliverable: 1, absent: 1, unknown: 1 });
    expect(named.people?.map(({ email }) => email).sort()).toEqual(['p1@example.org', 'p2@example.org']);
    custody = 'system';
    await bounces.hold(lead, ids, { bytes: new TextEncoder().encode(mailbox) });
    expect((await bounces.proposals(lead, ids)).people).toBeNull();
    expect(await bounces.confirm(lead, ids, { kinds: ['undeliverable'] })).toBe(1);
    expect((await everybody()).filter(({ state }) => state === 'undeliverable')).toHaveLength(1);
  });
});
