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
/** Tables about a wave that never leave with it, and why. */
const leftOut = {
  sealed_answers: 'dropped when the wave closes',
  begun_answers: 'dropped when the wave closes',
  code_key: 'who was asked stays with the custodian',
  code_key_looks: 'who read the names belongs with the names',
  letters: 'who was written to stays with the custodian',
  letter_plans: 'nobody can be written to without the code key',
  pilot_testers: 'names of those who tried it out',
  pilot_sections: 'how long each of them took',
  pilot_comments: 'what each of them said',
};
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

  test('answers given by a code are counted in the archive; the code itself is not there, and opens nothing', async () => {
    const { waveId } = ids;
    await sql`insert into open_links (organisation_id, wave_id, link_id, audience, office, code, is_open)
      values ('own', ${waveId}, 'link-a', 'employee', 'north', 'KODE-1234', true)`.execute(open.database);
    await sql`insert into open_link_days (organisation_id, wave_id, link_id, day, submitted)
      values ('own', ${waveId}, 'link-a', '2026-06-02', 7)`.execute(open.database);
    const bytes = await archiveWave(archiveStoreOf(open.database), { waveId, passphrase });
    expect(Buffer.from(await openArchive(bytes, passphrase)).toString()).not.toContain('KODE-1234');
    const other = await engine.open();
    try {
      await restoreWave(archiveStoreOf(other.database), await readArchive(bytes, passphrase));
      const { rows: links } = await sql`select office, is_open from open_links`.execute(other.database);
      expect(links).toEqual([{ office: 'north', is_open: false }]);
      const { rows: days } = await sql`select link_id, day, submitted from open_link_days`.execute(
        other.database,
      );
      expect(days).toEqual([{ link_id: 'link-a', day: '2026-06-02', submitted: 7 }]);
    } finally {
      await other.close();
    }
    await sql`delete from open_links`.execute(open.database);
    await sql`delete from open_link_days`.execute(open.database);
  });

  test('how its offices stand, and what was read off the scorecard, come back with it; not the name of who read', async () => {
    const { waveId } = ids;
    const climate = {
      source: 'wave',
      source_id: waveId,
      study_id: 'small-wave',
      title: '{}',
      ended_on: '',
      climate: '{}',
    };
    await open.database
      .insertInto('office_climates' as never)
      .values({ organisation_id: 'own', ...climate } as never)
      .execute();
    await sql`insert into outcome_readings (organisation_id, wave_id, reading, read_on, by_name, what, outcomes_csv)
      values ('own', ${waveId}, 1, '2026-07-01', 'Kari Oppdiktet', '{}', 'office;B.12')`.execute(
      open.database,
    );
    const bytes = await archiveWave(archiveStoreOf(open.database), { waveId, passphrase });
    const other = await engine.open();
    try {
      await restoreWave(archiveStoreOf(other.database), await readArchive(bytes, passphrase));
      const { rows } =
        await sql`select reading, read_on, by_name, outcomes_csv from outcome_readings`.execute(
          other.database,
        );
      const { rows: climates } = await sql`select source, source_id, study_id, title, ended_on, climate
        from office_climates`.execute(other.database);
      expect(climates).toEqual([climate]);
      expect(rows).toEqual([{ reading: 1, read_on: '2026-07-01', by_name: '', outcomes_csv: 'office;B.12' }]);
    } finally {
      await other.close();
    }
    await sql`delete from outcome_readings`.execute(open.database);
    await sql`delete from office_climates`.execute(open.database);
  });

  test('every table about a wave is in the archive, or is left out for a reason', async () => {
    const { rows } = await sql<{ name: string }>`select c.relname as name from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema() and a.attname = 'wave_id' and c.relkind in ('r', 'p')
      and not c.relispartition order by 1`.execute(open.database);
    const byAnotherName = ['studies', 'office_climates', 'coding_logs', 'coding_events'];
    const known = [
      ...archivedTables.filter((table) => !byAnotherName.includes(table)),
      ...Object.keys(leftOut),
    ];
    expect(rows.map(({ name }) => name)).toEqual(known.sort());
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
      await expect(archiveWave(store, { waveId, passphrase })).rejects.toMatchObject({
        code: 'no-closed-wave',
      });
    }
  });
});
