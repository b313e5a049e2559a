import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Role } from '#modules/organisation/schema.ts';
import { interviewReplacements } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { addConsent } from '../../consent/consents.server.ts';
import { addInformant, addInterview, markWithdrawn } from '../../core/interviews.server.ts';
import { noCodings } from '../codings-to-move.ts';
import { readTranscript } from '../import/read-transcript.ts';
import { createTranscriptEraser } from '../store/erase.server.ts';
import { createTranscripts, type Transcripts } from '../transcripts.ts';
import type { SentDraft } from './bench.ts';
import type { DraftTurn } from './draft.rules.ts';
import { replaceNamesInDrafts } from './drafts.server.ts';

const [one, two] = ['1'.repeat(32), '2'.repeat(32)];
const actor = (role: Role, studyId: string): Actor => ({
  organisationId: 'o1',
  personId: role,
  name: 'Ivar Oppdiktet',
  email: 'i@example.org',
  grants: [{ role, studyId, office: null }],
});
const turn = (id: string, text: string, startMs: number | null = null, speaker = 'Leder A'): DraftTurn => ({
  id,
  text,
  startMs,
  speaker,
  endMs: null,
});

describe.each(testEngines())('what is written out while somebody listens, on $name', (engine) => {
  let open: OpenDatabase;
  let transcripts: Transcripts;
  let studies = 0;
  let asked = { studyId: '', interviewId: 't1' };
  let interviewer: Actor;
  const place = () => ({ organisationId: 'o1', ...asked });
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
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    studies += 1;
    asked = { studyId: `s${studies}`, interviewId: 't1' };
    interviewer = actor('interviewer', asked.studyId);
    await addInformant(open.database, place(), { informantId: 'i1', pseudonym: 'Leder A' });
    await addInterview(open.database, place(), 'i1');
    await addConsent(open.database, place(), 'i1', {
      number: 1,
      sheetVersion: 1,
      way: 'screen',
      toRecording: true,
      toQuotes: true,
      givenOn: '2026-02-01',
      byName: 'Ivar',
    });
  });
  const sent = (put: readonly DraftTurn[], more: Partial<SentDraft> = {}): SentDraft => ({
    draftId: one,
    windowId: one,
    revision: 0,
    basedOn: null,
    isWhole: true,
    ...more,
    changes: { put: [...put], order: put.map(({ id }) => id), atMs: 5000, here: null },
  });
  const keep = (given: SentDraft) => transcripts.keepDraft(interviewer, asked, given);
  const texts = async () =>
    (await transcripts.bench(interviewer, asked)).drafts.map(({ content }) =>
      content.turns.map(({ text }) => text).join(' | '),
    );

  test('is on the server with each saving, and only what is new is sent', async () => {
    await keep(sent([turn('a', 'Hva skjedde?', 0, 'Intervjuer'), turn('b', 'Vi prøvde', 3000)]));
    const changes = {
      put: [turn('b', 'Vi prøvde noe nytt.', 3000)],
      order: null,
      atMs: 9000,
      here: { turn: 'b', at: 12 },
    };
    await keep({ ...sent([]), revision: 1, isWhole: false, changes });
    // The answer was lost on its way: the window sends the same again, and more.
    const again = await keep({ ...sent([]), revision: 1, isWhole: false, changes });
    expect(again).toMatchObject({ kind: 'saved', revision: 3, others: 0 });
    expect(await texts()).toEqual(['Hva skjedde? | Vi prøvde noe nytt.']);
    const [draft] = (await transcripts.bench(interviewer, asked)).drafts;
    expect(draft).toMatchObject({
      byName: 'Ivar Oppdiktet',
      content: { atMs: 9000, here: { turn: 'b', at: 12 } },
    });
  });

  test('becomes a version with its times, and the draft is gone', async () => {
    await keep(
      sent([turn('a', 'Hva skjedde?', 0, 'Intervjuer'), turn('x', '  '), turn('b', 'Vi prøvde.', 3200)]),
    );
    const finish = (over: number | null) =>
      transcripts.finishDraft(interviewer, asked, { draftId: one, over });
    await expect(finish(1)).rejects.toMatchObject({ code: 'transcript-changed' });
    expect(await finish(null)).toEqual({ version: 1 });
    const version = (await transcripts.draft(interviewer, asked))!;
    expect(version).toMatchObject({ cause: 'transcribed', isOpen: false, text: 'Hva skjedde?\nVi prøvde.' });
    expect(version.turns.map(({ speaker, startMs, endMs }) => [speaker, startMs, endMs])).toEqual([
      ['Intervjuer', 0, 3200],
      ['Leder A', 3200, null],
    ]);
    expect(await texts()).toEqual([]);
    await expect(finish(1)).rejects.toMatchObject({ code: 'draft-gone' });
  });

  test('in two windows at once is kept twice, and neither writes over the other', async () => {
    await keep(sent([turn('a', 'Felles.')]));
    // Both have the page open with revision 1. The first one saves.
    await keep({ ...sent([turn('a', 'Første vindu.')], { revision: 1 }) });
    const late = sent([turn('a', 'Andre vindu.')], { windowId: two, revision: 1 });
    expect(await keep(late)).toEqual({ kind: 'whole' });
    expect(await keep({ ...late, draftId: two, revision: 0 })).toMatchObject({ kind: 'saved', others: 1 });
    expect((await texts()).toSorted()).toEqual(['Andre vindu.', 'Første vindu.']);
    // Each goes on with its own.
    await keep({ ...sent([turn('a', 'Første vindu, mer.')], { revision: 2 }) });
    expect((await texts()).toSorted()).toEqual(['Andre vindu.', 'Første vindu, mer.']);
    await transcripts.discardDraft(interviewer, asked, two);
    expect(await texts()).toEqual(['Første vindu, mer.']);
  });

  test('that somebody finished in another window is not lost for the one that goes on', async () => {
    await keep(sent([turn('a', 'Felles.')]));
    await transcripts.finishDraft(interviewer, asked, { draftId: one, over: null });
    const part = { put: [turn('a', 'Felles, og mer.')], order: null, atMs: 0, here: null };
    expect(await keep({ ...sent([]), revision: 1, isWhole: false, changes: part })).toEqual({
      kind: 'whole',
    });
  });

  test('loses the names that were replaced, when their day has come', async () => {
    await keep(sent([turn('a', 'Kari var med.', 3000)]));
    await replaceNamesInDrafts(open.database, place(), (text) => text.replaceAll('Kari', '[kollega 1]'));
    expect(await texts()).toEqual(['[kollega 1] var med.']);
    const [draft] = (await transcripts.bench(interviewer, asked)).drafts;
    expect(draft).toMatchObject({ revision: 1, content: { atMs: 5000, turns: [{ startMs: 3000 }] } });
  });

  test('goes with the informant, and nothing is kept without consent or by whoever does not interview', async () => {
    await keep(sent([turn('a', 'Noe som ble sagt.')]));
    const eraser = createTranscriptEraser(interviewReplacements);
    expect(await eraser.count(open.database, place())).toMatchObject({ drafts: 1 });
    expect(await eraser.eraseInterview(open.database, place())).toMatchObject({ drafts: 1 });
    expect(await texts()).toEqual([]);
    const analyst = actor('analyst', asked.studyId);
    await expect(transcripts.bench(analyst, asked)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(transcripts.keepDraft(analyst, asked, sent([]))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await markWithdrawn(open.database, place(), 'i1', '2026-03-02');
    await expect(keep(sent([turn('a', 'Mer.')]))).rejects.toMatchObject({ name: 'DomainError' });
  });
});
