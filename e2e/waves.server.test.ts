import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCodeKey } from '#modules/privacy/store.server.ts';
import { findWaveReport, saveWaveReports } from '#modules/reports/store.server.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import { addressOf, closeWave, createAnswering, trialAddressOf, withTrials } from '#modules/surveys/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts';
import { type KeyFiles, openKeyFiles } from '#platform/keys/key-files.ts';
import { createWaveHouse, createWaveServices } from '../src/app/waves.ts';
import { finalCellsOf } from '../src/modules/surveys/following/follow.server.ts';
import { doWhatTheDayAsks, type WaveHouse } from '../src/modules/surveys/index.ts';
import { saveTemplates } from '../src/modules/surveys/letters/letter-plans.server.ts';
import { secretName, secretsFromBytes } from '../src/modules/surveys/links/wave-secrets.ts';
import { createWorkQueue, type WorkQueue } from '../src/web/work/work-queue.ts';

const organisationId = 'own';
const studyId = 'small-life';
const studyText = (more = '') => `
handlingsrom: 1
id: ${studyId}
title: Small
languages: [nb, en]
offices: {column: office}
instruments:
  employee:
    sections:
      - title: All
        items:
          - {id: s1, kind: agreement, points: 6, text: One}
          - {id: s2, kind: agreement, points: 6, text: Two}
          - {id: why, kind: text, text: Why}
  leader:
    sections:
      - title: All
        items:
          - {id: l1, kind: agreement, points: 6, text: Led}
plan:
  - {id: D1, describe: {file: employee, variables: [s1, s2]}}
  - {id: D2, describe: {file: leader, variables: [l1]}}
${more}`;

const lead = {
  organisationId,
  personId: 'lead',
  name: 'Sol Studieleder',
  email: 'lead@example.org',
  grants: [{ role: 'studyLead' as const, studyId, office: null }],
};
const stranger = { ...lead, personId: 'other', grants: [] };
const form = {
  title: 'Runde 1',
  plannedClosingOn: '2026-12-10',
  eraseCodeKeyOn: '2027-02-01',
  senderName: 'Sol',
  replyTo: '',
  audiences: ['employee', 'leader'],
};

describe.each(testEngines())('the life of a wave, on $name', (engine) => {
  let open: OpenDatabase;
  let jobs: Jobs;
  let queue: WorkQueue;
  let keys: KeyFiles;
  let house: WaveHouse;
  let waves: ReturnType<typeof createWaveServices>;
  let today = '2026-11-22';
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-waves-'));
  const clock = { now: () => new Date(`${today}T10:00:00Z`) };

  async function saveText(fileText: string) {
    const fileSha256 = createHash('sha256').update(fileText).digest('hex');
    const named = { organisationId, studyId, title: 'Small', fileName: 'small.yaml' };
    return saveStudy(open.database, { ...named, fileText, fileSha256, now: clock.now() });
  }
  const see = async (waveId: string) => (await waves.wave(lead, { studyId, waveId }))!;
  const place = (waveId: string) => ({ organisationId, waveId });
  /** A wave with twelve made-up people in two offices, ready to open. */
  async function readyWave(): Promise<string> {
    const made = await waves.create(lead, { seen: (await waves.study(lead, studyId))!, form });
    if (!('waveId' in made)) throw new Error('The wave was refused');
    const people = Array.from({ length: 12 }, (_, at) => ({
      invitationId: `p${at}`,
      name: `Oppdiktet ${at}`,
      email: `p${at}@example.org`,
      audience: 'employee',
      office: at % 2 === 0 ? 'Nord' : 'Sør',
      background: {},
    }));
    await openCodeKey(open.database).add(place(made.waveId), people);
    await waves.skipPilot(lead, { seen: await see(made.waveId), isSkipped: true });
    return made.waveId;
  }
  async function openedWave(): Promise<string> {
    const waveId = await readyWave();
    const seen = await see(waveId);
    await waves.open(lead, { seen, version: seen.version });
    return waveId;
  }
  function answeringOf(waveId: string) {
    const answering = withTrials(
      house,
      createAnswering({
        database: open.database,
        keys,
        organisationId,
        findStudy: async (id, version) => (await house.findVersion(id, version))?.parsed.study ?? null,
      }),
    );
    const addressFor = (at: number) => {
      const secrets = secretsFromBytes(keys.read(secretName(organisationId, waveId))!);
      const office = at % 2 === 0 ? 'Nord' : 'Sør';
      return addressOf(waveId, { invitationId: `p${at}`, audience: 'employee', office }, secrets.linkKey);
    };
    return { visit: answering.visit, addressFor };
  }
  async function answer(waveId: string, at: number, isSent = true) {
    const { visit, addressFor } = answeringOf(waveId);
    const found = await visit(addressFor(at));
    if (found.kind !== 'open') throw new Error(`The link was ${found.kind}`);
    const given = { answers: { s1: (at % 6) + 1, s2: 3 }, texts: {} };
    return isSent ? found.answering.submit(given) : found.answering.keep(given);
  }
  async function reportOf(waveId: string) {
    await expect.poll(() => waves.reportMadeOn(waveId), { timeout: 60_000, interval: 200 }).not.toBeNull();
    return waves.report(lead, { studyId, waveId, language: 'en' });
  }

  beforeAll(async () => {
    open = await engine.open();
    jobs = await openJobs(open);
    queue = createWorkQueue({ workers: 1, timeoutSeconds: 60, memoryMegabytes: 512 });
    keys = openKeyFiles(directory);
    house = await createWaveHouse({ database: open.database, keys, clock, queue, jobs });
    waves = createWaveServices(house);
    await saveText(studyText());
  });
  afterAll(async () => {
    await jobs.close();
    await queue.close();
    await open.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('is seen by nobody without a role in the study, and run by nobody but its lead', async () => {
    const waveId = await readyWave();
    expect(await waves.wave(stranger, { studyId, waveId })).toBeNull();
    const seen = await see(waveId);
    const analyst = { ...lead, grants: [{ role: 'analyst' as const, studyId, office: null }] };
    await expect(waves.open(analyst, { seen, version: seen.version })).rejects.toThrow();
    expect((await see(waveId)).wave.state).toBe('draft');
  });

  test('opens once, as it was looked at, and the study goes on without it', async () => {
    const waveId = await readyWave();
    const looked = await see(waveId);
    const version = await saveText(studyText('description: Changed\n'));
    const changed = await see(waveId);
    expect(changed.version).toBe(version);
    await expect(waves.open(lead, { seen: changed, version: looked.version })).rejects.toThrow(
      /endret|changed/,
    );
    await Promise.all([1, 2].map(() => waves.open(lead, { seen: changed, version })));
    const opened = await see(waveId);
    expect(opened.wave).toMatchObject({ state: 'open', studyVersion: version, openedOn: today });
    await saveText(studyText('description: Changed again\n'));
    expect((await see(waveId)).study.description).toBe('Changed');
    expect((await see(waveId)).wave.planSha256).toBe(opened.wave.planSha256);
  });

  test('does not open before everything is in place', async () => {
    const made = await waves.create(lead, { seen: (await waves.study(lead, studyId))!, form });
    const seen = await see('waveId' in made ? made.waveId : '');
    await expect(waves.open(lead, { seen, version: seen.version })).rejects.toThrow(
      /cannot be opened|kan ikke/,
    );
  });

  test('is not ready while its invitation lacks the link in one of the languages', async () => {
    const waveId = await readyWave();
    const letterIs = async () =>
      (await waves.readiness(await see(waveId))).find(({ id }) => id === 'letter')?.state;
    expect(await letterIs()).toBe('done');
    const invitation = (text: string) =>
      saveTemplates(open.database, place(waveId), 'invitation', new Map([['en', { subject: 'Hi', text }]]));
    await invitation('Please answer');
    expect(await letterIs()).toBe('missing');
    const seen = await see(waveId);
    await expect(waves.open(lead, { seen, version: seen.version })).rejects.toThrow(
      /cannot be opened|kan ikke/,
    );
    await invitation('Please answer: {link}');
    expect(await letterIs()).toBe('done');
  });

  test('has a smallest group that is only ever raised', async () => {
    const waveId = await openedWave();
    const lower = waves.raiseMinimum(lead, { seen: await see(waveId), minimumGroup: 3 });
    await expect(lower).rejects.toThrow(/raised|heves/);
    await waves.raiseMinimum(lead, { seen: await see(waveId), minimumGroup: 8 });
    expect((await see(waveId)).wave.minimumGroup).toBe(8);
    await expect(waves.raiseMinimum(lead, { seen: await see(waveId), minimumGroup: 7 })).rejects.toThrow();
    expect((await see(waveId)).wave.minimumGroup).toBe(8);
  });

  test('closes into counts, answers and a report with the hash that was locked; a later analysis is post hoc', async () => {
    const waveId = await openedWave();
    for (let at = 0; at < 9; at += 1) expect(await answer(waveId, at)).toBe(true);
    await answer(waveId, 9, false);
    const seen = await see(waveId);
    const closings = await Promise.allSettled([1, 2].map(() => waves.close(lead, { seen })));
    // Of two windows one closes it, and the other is told that it is closed, not that its keys are missing.
    expect(closings.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(closings.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'wave-closed-already' },
    });
    await expect(waves.close(lead, { seen })).rejects.toMatchObject({ code: 'wave-closed-already' });
    expect(await finalCellsOf(open.database, place(waveId))).toMatchObject([
      { audience: 'employee', office: 'Nord', invited: 6, complete: 5, partial: 0 },
      { audience: 'employee', office: 'Sør', invited: 6, complete: 4, partial: 1 },
    ]);
    const people = await openCodeKey(open.database).all(place(waveId));
    expect(people.filter(({ hasAnswered }) => hasAnswered)).toHaveLength(9);
    expect(keys.read(secretName(organisationId, waveId))).toBeNull();

    const first = (await reportOf(waveId))!;
    expect(first.results.files.employee!.n).toBe(9);
    expect(first.results.provenance.planSha256).toBe(seen.wave.planSha256);
    expect(JSON.stringify(first.document)).toContain(seen.wave.planSha256);
    expect(first.document.subtitle).toBe('Runde 1');
    // Nobody answered the leaders' questions: their analysis is left out, and the report says so.
    expect(first.study.plan.map(({ id }) => id)).toEqual(['D1']);
    expect(JSON.stringify(first.document.blocks)).toContain('D2');
    expect(await findWaveReport(open.database, { ...place(waveId), language: 'nb' })).not.toBeNull();

    await saveText(studyText('postHoc:\n  - {id: D3, describe: {file: employee, variables: [s2]}}\n'));
    await waves.makeReportAgain(lead, { seen: await see(waveId) });
    const again = (await reportOf(waveId))!;
    expect(again.study.postHoc.map(({ id }) => id)).toEqual(['D3']);
    expect(again.results.provenance.planSha256).toBe(seen.wave.planSha256);

    await waves.archive(lead, { seen: await see(waveId) });
    expect((await see(waveId)).wave).toMatchObject({ state: 'archived', codeKeyErasedOn: today });
    expect(await openCodeKey(open.database).all(place(waveId))).toEqual([]);
    expect(await waves.reportMadeOn(waveId)).not.toBeNull();
  });

  test('a server killed before the report was made makes it when it starts, of an archived wave too', async () => {
    const waveId = await openedWave();
    for (let at = 0; at < 9; at += 1) await answer(waveId, at);
    // As far as closing comes before the report is asked for.
    await closeWave(open.database, keys, { ...place(waveId), now: clock.now(), codeKeyIn: openCodeKey });
    expect((await see(waveId)).wave.state).toBe('closed');
    expect(await waves.reportMadeOn(waveId)).toBeNull();
    await startAgain(() => reportOf(waveId));

    await waves.archive(lead, { seen: await see(waveId) });
    // As far as making it again comes: the old one is gone, and nothing has been asked for.
    await saveWaveReports(open.database, { ...place(waveId), reports: [], on: '' });
    expect(await waves.reportMadeOn(waveId)).toBeNull();
    await startAgain(async () => {
      expect((await reportOf(waveId))?.results.files.employee?.n).toBe(9);
    });
  });

  /** What the next start of the server does, with a queue of its own. */
  async function startAgain(act: () => Promise<unknown>) {
    const next = await openJobs(open);
    try {
      await createWaveHouse({ database: open.database, keys, clock, queue, jobs: next });
      await act();
    } finally {
      await next.close();
    }
  }

  test('closes when nobody answered, and says why there is no report', async () => {
    const waveId = await openedWave();
    await waves.close(lead, { seen: await see(waveId) });
    await expect
      .poll(async () => (await see(waveId)).wave.reportProblem?.en, { timeout: 30_000, interval: 200 })
      .toMatch(/Nobody answered/);
  });

  test('is not closed without its keys, and says so', async () => {
    const waveId = await openedWave();
    keys.destroy(secretName(organisationId, waveId));
    expect((await see(waveId)).isKeyMissing).toBe(true);
    await expect(waves.close(lead, { seen: await see(waveId) })).rejects.toThrow(/key file|Nøkkelfilen/);
    expect((await see(waveId)).wave.state).toBe('open');
  });

  test('closes by itself when its last day is over, and its code key goes on its day', async () => {
    const waveId = await openedWave();
    await answer(waveId, 0);
    const troubles: string[] = [];
    const dayBecomes = async (day: string) => {
      today = day;
      await doWhatTheDayAsks(house, (sentence) => troubles.push(sentence));
      return (await see(waveId)).wave;
    };
    expect((await dayBecomes('2026-12-10')).state).toBe('open');
    expect((await dayBecomes('2026-12-11')).state).toBe('closed');
    expect((await dayBecomes('2027-01-31')).codeKeyErasedOn).toBeNull();
    expect((await dayBecomes('2027-02-01')).codeKeyErasedOn).toBe('2027-02-01');
    expect(await openCodeKey(open.database).all(place(waveId))).toEqual([]);
    today = '2026-11-22';
  });

  test('that never opened forgets its list on the day too', async () => {
    const waveId = await readyWave();
    expect(await openCodeKey(open.database).all(place(waveId))).not.toEqual([]);
    today = '2027-02-01';
    await doWhatTheDayAsks(house, () => {});
    expect(await openCodeKey(open.database).all(place(waveId))).toEqual([]);
    expect((await see(waveId)).wave).toMatchObject({ state: 'draft', codeKeyErasedOn: today });
    today = '2026-11-22';
  });

  test('is tried out by testers whose answers are theirs alone, and gone when it opens', async () => {
    const waveId = await readyWave();
    const tester = { name: 'Prøve Person', email: 'prove@example.org', audience: 'employee' };
    expect(await waves.invite(lead, { seen: await see(waveId), form: tester })).toEqual([]);
    expect(await waves.invite(lead, { seen: await see(waveId), form: tester })).toEqual([
      { field: 'email', code: 'there-already' },
    ]);
    expect((await see(waveId)).wave.state).toBe('pilot');
    const { link } = (await waves.pilot(lead, await see(waveId))).testers[0]!;
    const address = trialAddressOf(waveId, link);
    const { visit } = answeringOf(waveId);
    const found = await visit(address);
    if (found.kind !== 'open') throw new Error('The trial did not open');
    const { answering } = found;
    await answering.trial!.begin(0);
    await answering.keep({ answers: { s1: 2 }, texts: {} });
    await answering.trial!.end(0);
    await answering.trial!.comment('s1', 'Uklart');
    await answering.submit({ answers: { s1: 2 }, texts: {} });
    const tried = await waves.pilot(lead, await see(waveId));
    expect(tried.testers[0]).toMatchObject({ name: 'Prøve Person', isFinished: true });
    expect(tried.comments).toMatchObject([{ itemId: 's1', text: 'Uklart', isDealtWith: false }]);
    expect(tried.times.medianSeconds).toBe(0);

    const seen = await see(waveId);
    await waves.open(lead, { seen, version: seen.version });
    expect((await visit(address)).kind).toBe('unknown');
    await waves.close(lead, { seen: await see(waveId) });
    expect((await finalCellsOf(open.database, place(waveId))).every(({ complete }) => complete === 0)).toBe(
      true,
    );
  });
});
