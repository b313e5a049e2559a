import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#modules/organisation/schema.ts';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { addConsent } from '../consent/consents.server.ts';
import { addInformant, addInterview, markWithdrawn } from '../core/interviews.server.ts';
import { noCodings } from './codings-to-move.ts';
import { contentOf } from './content.ts';
import { readTranscript } from './import/read-transcript.ts';
import { listVersions, openVersion, saveVersion } from './store/versions.server.ts';
import { createTranscripts, type Transcripts } from './transcripts.ts';

const actor = (role: Role, studyId = 's1'): Actor => ({
  organisationId: 'o1',
  personId: role,
  name: role,
  email: `${role}@example.org`,
  grants: [{ role, studyId, office: null }],
});
const place = { organisationId: 'o1', studyId: 's1', interviewId: 't1' };
const asked = { studyId: 's1', interviewId: 't1' };
const saying = (text: string) => contentOf([{ speaker: 'Leder A', text, startMs: null, endMs: null }]);
const version = { cause: 'edited', isOpen: false, savedOn: '2026-03-01', byName: 'Ivar' } as const;

describe.each(testEngines())('transcripts, on $name', (engine) => {
  let open: OpenDatabase;
  let transcripts: Transcripts;
  const interviewer = actor('interviewer');
  beforeAll(async () => {
    open = await engine.open();
    transcripts = createTranscripts({
      read: async (given) => readTranscript(given),
      database: open.database,
      clock: { now: () => new Date('2026-03-02T12:00:00Z') },
      codings: noCodings,
      replacements: interviewReplacements,
      knownNames: async () => [],
      noteLook: async () => {},
    });
    await addInformant(open.database, place, { informantId: 'i1', pseudonym: 'Leder A' });
    await addInterview(open.database, place, 'i1');
    await addInformant(open.database, place, { informantId: 'i2', pseudonym: 'Leder B' });
    await addInterview(open.database, { ...place, interviewId: 't2' }, 'i2');
  });
  afterAll(() => open.close());
  const agree = (informantId: string) =>
    addConsent(open.database, place, informantId, {
      number: 1,
      sheetVersion: 1,
      way: 'screen',
      toRecording: true,
      toQuotes: true,
      givenOn: '2026-02-01',
      byName: 'Ivar',
    });

  test('are not taken in before the informant has said yes', async () => {
    const bytes = new TextEncoder().encode('A: Ja.');
    const held = () => transcripts.hold(interviewer, asked, { fileName: null, bytes });
    await expect(held()).rejects.toMatchObject({ code: 'consent-missing' });
    expect(await transcripts.held(interviewer, asked)).toBeNull();
    await agree('i1');
    await agree('i2');
    await held();
    await transcripts.letGo(interviewer, asked);
  });

  test('come from what was pasted, with the names that were chosen and not those of the text', async () => {
    const bytes = new TextEncoder().encode('Kari: Hva?\r\nPer: Jo, mye å si 🙂.\r\n');
    await transcripts.hold(interviewer, asked, { fileName: null, bytes });
    const held = (await transcripts.held(interviewer, asked))!;
    expect(held.speakers.map(({ name, guess }) => [name, guess])).toEqual([
      ['Kari', 'interviewer'],
      ['Per', 'informant'],
    ]);
    const unnamed = [{ role: 'other', name: ' ' }, held.speakers[1]!] as never;
    const given = { stamp: held.stamp, interviewer: 'Intervjuer' };
    await expect(
      transcripts.confirm(interviewer, asked, { ...given, choices: unnamed }),
    ).rejects.toMatchObject({ code: 'transcript-speakers' });
    const choices = held.speakers.map(({ guess }) => ({ role: guess, name: '' }));
    expect(await transcripts.confirm(interviewer, asked, { ...given, choices })).toEqual({ version: 1 });
    expect(await transcripts.held(interviewer, asked)).toBeNull();
    expect(await transcripts.draft(interviewer, asked)).toEqual({
      interviewId: 't1',
      version: 1,
      text: 'Hva?\nJo, mye å si 🙂.',
      cause: 'imported',
      stepId: null,
      isOpen: false,
      savedOn: '2026-03-02',
      byName: 'interviewer',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      turns: [
        { speaker: 'Intervjuer', start: 0, end: 4, startMs: null, endMs: null },
        { speaker: 'Leder A', start: 5, end: 21, startMs: null, endMs: null },
      ],
    });
  });

  test('are read by those who code only when they are open, and then without how they came to be', async () => {
    const analyst = actor('analyst');
    expect(await transcripts.current(analyst, asked)).toBeNull();
    expect(await transcripts.openVersion(analyst, asked, 1)).toBeNull();
    await expect(transcripts.draft(analyst, asked)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      transcripts.hold(analyst, asked, { fileName: null, bytes: Buffer.from('x') }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await transcripts.states(analyst, asked)).toEqual([]);
    await openVersion(open.database, place, 1);
    const current = await transcripts.current(analyst, asked);
    expect(Object.keys(current!).sort()).toEqual(
      ['byName', 'interviewId', 'savedOn', 'sha256', 'text', 'turns', 'version'].sort(),
    );
    await saveVersion(open.database, place, { ...version, basedOn: 1, content: saying('Kari sa det.') });
    expect((await transcripts.current(analyst, asked))!.version).toBe(1);
    expect((await transcripts.draft(interviewer, asked))!.version).toBe(2);
    expect(await transcripts.states(analyst, asked)).toEqual([
      { interviewId: 't1', version: 1, words: 5, isOpen: true },
    ]);
    expect(await transcripts.states(interviewer, asked)).toEqual([
      { interviewId: 't1', version: 2, words: 3, isOpen: true },
    ]);
  });

  test('are for nobody else', async () => {
    for (const other of [actor('custodian'), actor('administrator'), actor('interviewer', 's2')]) {
      await expect(transcripts.current(other, asked)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const elsewhere = { ...interviewer, organisationId: 'o2' };
    await expect(transcripts.draft(elsewhere, asked)).rejects.toMatchObject({ code: 'interview-missing' });
  });

  test('of two who save on top of the same version, one gets in and neither loses a word', async () => {
    const t2 = { ...place, interviewId: 't2' };
    const first = { ...version, basedOn: null, content: saying('En.') };
    expect(await saveVersion(open.database, t2, first)).toBe(1);
    expect(await saveVersion(open.database, t2, first)).toBeNull();
    const saved = await Promise.all(
      ['To.', 'Tre.', 'Fire.'].map((text) =>
        saveVersion(open.database, t2, { ...version, basedOn: 1, content: saying(text) }),
      ),
    );
    expect(saved.filter((one) => one === 2)).toHaveLength(1);
    expect(saved.filter((one) => one === null)).toHaveLength(2);
    const kept = await listVersions(open.database, t2);
    expect(kept.map((one) => one.version)).toEqual([2, 1]);
    // Nor on top of a version that is not there.
    expect(
      await saveVersion(open.database, t2, { ...version, basedOn: 7, content: saying('Sju.') }),
    ).toBeNull();
  });

  test('a preview of yesterday is not said yes to today', async () => {
    const t2 = { studyId: 's1', interviewId: 't2' };
    await transcripts.hold(interviewer, t2, { fileName: null, bytes: Buffer.from('A: Ja.') });
    const { stamp, speakers } = (await transcripts.held(interviewer, t2))!;
    await saveVersion(
      open.database,
      { ...place, interviewId: 't2' },
      { ...version, basedOn: 2, content: saying('x') },
    );
    const choices = speakers.map(({ guess }) => ({ role: guess, name: '' }));
    await expect(
      transcripts.confirm(interviewer, t2, { stamp, choices, interviewer: 'Intervjuer' }),
    ).rejects.toMatchObject({ code: 'transcript-changed' });
    expect(await transcripts.held(interviewer, t2)).not.toBeNull();
  });

  test('of whoever has withdrawn are asked for in vain', async () => {
    await markWithdrawn(open.database, place, 'i2', '2026-03-03');
    // Somebody who had the page open when it happened saves nothing either.
    const t2 = { ...place, interviewId: 't2' };
    const before = await listVersions(open.database, t2);
    const late = { ...version, basedOn: before[0]!.version, content: saying('For sent.') };
    expect(await saveVersion(open.database, t2, late)).toBeNull();
    expect(await listVersions(open.database, t2)).toEqual(before);
    await expect(transcripts.draft(interviewer, { studyId: 's1', interviewId: 't2' })).rejects.toMatchObject({
      code: 'interview-missing',
    });
  });
});
