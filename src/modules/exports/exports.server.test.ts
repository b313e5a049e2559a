import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#modules/organisation/schema.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import { closeWave } from '#modules/surveys/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { archiveStoreOf, createExports } from '../../app/exports.ts';
import { june, type OpenWave, openSmallWave, smallWaveStudy } from '../surveys/testing/small-wave.ts';
import { openArchive } from './archive/archive-file.ts';
import { archiveWave, readArchive, restoreWave } from './archive/archives.ts';
import { archivedTables } from './archive/content.ts';

const passphrase = 'fire ord på rad, æøå';
const actor = (role: Role, studyId = 'small-wave'): Actor => ({
  organisationId: 'own',
  personId: role,
  name: role,
  email: `${role}@example.org`,
  grants: [{ role, studyId, office: null }],
});

describe.each(testEngines())('what leaves the house, on $name', (engine) => {
  let open: OpenDatabase;
  let wave: OpenWave;
  let openStill: OpenWave;
  let ids: { studyId: string; waveId: string };
  beforeAll(async () => {
    open = await engine.open();
    const { study } = smallWaveStudy();
    const fileText = JSON.stringify({ ...study, title: 'Small' });
    await saveStudy(open.database, {
      organisationId: 'own',
      studyId: study.id,
      title: 'Small',
      fileName: 'small-wave.yaml',
      fileText,
      fileSha256: 'c'.repeat(64),
      now: june,
    });
    openStill = await openSmallWave(open.database);
    wave = await openSmallWave(open.database);
    for (let at = 0; at < 24; at += 1) {
      await wave.submit(`p${at}`, {
        answers: { age: at === 0 ? 2 : 1, s1: (at % 6) + 1, ...(at % 4 === 0 ? {} : { s2: 2 }) },
        texts: at % 3 === 0 ? { why: `Fordi nr. ${at}: æøå` } : {},
      });
    }
    await closeWave(open.database, wave.keys, { ...wave.place, now: new Date('2026-07-01T12:00:00Z') });
    ids = { studyId: 'small-wave', waveId: wave.place.waveId };
  });
  afterAll(async () => {
    await open.close();
    wave.clear();
    openStill.clear();
  });
  const exports = () => createExports(open.database);

  test('a closed wave has a data file, with what would single somebody out withheld', async () => {
    const [file] = (await exports().dataFiles.all(actor('analyst'), ids, 'nb'))!;
    expect(file!.table.columns[0]).toHaveLength(24);
    expect(file!.report.identifying[0]).toMatchObject({ item: 'age', withheld: 6 });
    expect(file!.texts[0]).toMatchObject({ item: 'why', isWithheld: false });
    expect(file!.texts[0]!.texts).toHaveLength(8);
    expect(file!.provenance).toMatchObject({
      waveId: ids.waveId,
      openedOn: '2026-06-01',
      closedOn: '2026-07-01',
    });
  });

  test('an open wave has none, and says so', async () => {
    const still = { ...ids, waveId: openStill.place.waveId };
    expect(await exports().dataFiles.all(actor('analyst'), still, 'nb')).toBeNull();
    const wanted = { ...still, audience: 'employee', language: 'nb', hasByteOrderMark: false } as const;
    await expect(exports().dataFiles.write(actor('studyLead'), { ...wanted, format: 'csv' })).rejects.toThrow(
      'sealed until',
    );
  });

  test('neither a custodian nor somebody with a role in another study gets anything', async () => {
    for (const who of [actor('custodian'), actor('analyst', 'another'), actor('interviewer')]) {
      await expect(exports().dataFiles.all(who, ids, 'nb')).rejects.toThrow();
      await expect(exports().archives.download(who, { ...ids, passphrase })).rejects.toThrow();
    }
    await expect(exports().archives.download(actor('analyst'), { ...ids, passphrase })).rejects.toThrow();
    // A wave is found under its own study only.
    const other = { studyId: 'another', waveId: ids.waveId };
    expect(await exports().dataFiles.all(actor('analyst', 'another'), other, 'nb')).toBeNull();
    expect(
      await exports().archives.download(actor('studyLead', 'another'), { ...other, passphrase }),
    ).toBeNull();
  });

  test('an archive restored in an empty place gives the same archive and the same data files', async () => {
    const bytes = await archiveWave(archiveStoreOf(open.database), { waveId: ids.waveId, passphrase });
    const before = await openArchive(bytes, passphrase);
    const other = await engine.open();
    try {
      const store = archiveStoreOf(other.database);
      expect(await restoreWave(store, await readArchive(bytes, passphrase))).toEqual({ ...ids, answers: 24 });
      const again = await archiveWave(store, { waveId: ids.waveId, passphrase });
      expect(Buffer.from(await openArchive(again, passphrase)).toString()).toBe(
        Buffer.from(before).toString(),
      );
      const there = await createExports(other.database).dataFiles.all(actor('analyst'), ids, 'nb');
      expect(there).toEqual(await exports().dataFiles.all(actor('analyst'), ids, 'nb'));
      await expect(restoreWave(store, await readArchive(bytes, passphrase))).rejects.toThrow(
        'is here already',
      );
      await expect(readArchive(bytes, 'et annet passord')).rejects.toThrow('not the one');
    } finally {
      await other.close();
    }
  });

  test('an archive holds neither the code key nor keys, and nothing can be read without the passphrase', async () => {
    await sql`insert into code_key (organisation_id, wave_id, invitation_id, name, email, audience, office, background, state, has_answered)
      values ('own', ${ids.waveId}, 'p0', 'Kari Oppdiktet', 'kari@example.org', 'employee', 'north', '{}', 'invited', true)`.execute(
      open.database,
    );
    const bytes = await archiveWave(archiveStoreOf(open.database), { waveId: ids.waveId, passphrase });
    const inside = Buffer.from(await openArchive(bytes, passphrase)).toString();
    expect(inside).not.toContain('kari@example.org');
    expect(JSON.parse(inside).tables.waves[0].sealing_key).toBeNull();
    expect(Object.keys(JSON.parse(inside).tables).sort()).toEqual([...archivedTables].sort());
    expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Fordi|north|small-wave/);
    await sql`delete from code_key where wave_id = ${ids.waveId}`.execute(open.database);
  });

  test('a study file of another text under the same version is not mixed with', async () => {
    const bytes = await archiveWave(archiveStoreOf(open.database), { waveId: ids.waveId, passphrase });
    const other = await engine.open();
    try {
      await saveStudy(other.database, {
        organisationId: 'own',
        studyId: 'small-wave',
        title: 'Another',
        fileName: 'another.yaml',
        fileText: 'another',
        fileSha256: 'd'.repeat(64),
        now: june,
      });
      await expect(
        restoreWave(archiveStoreOf(other.database), await readArchive(bytes, passphrase)),
      ).rejects.toThrow('another study file');
      const { rows } = await sql`select 1 from answers`.execute(other.database);
      expect(rows).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('only a closed wave can be archived', async () => {
    const store = archiveStoreOf(open.database);
    for (const waveId of [openStill.place.waveId, 'nowhere']) {
      await expect(archiveWave(store, { waveId, passphrase })).rejects.toThrow('no closed wave');
    }
  });
});
