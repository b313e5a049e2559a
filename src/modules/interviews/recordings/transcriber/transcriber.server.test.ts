import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { interviewReplacements, openInterviewKey } from '#modules/privacy/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { addConsent } from '../../consent/consents.server.ts';
import { addInformant, addInterview } from '../../core/interviews.server.ts';
import { createInformants, type Informants } from '../../informants/informants.ts';
import { noCodings } from '../../transcripts/codings-to-move.ts';
import { readTranscript } from '../../transcripts/import/read-transcript.ts';
import { createTranscripts, type Transcripts } from '../../transcripts/transcripts.ts';
import { createRecordingEraser } from '../ending.ts';
import { createRecordings, type Recordings } from '../recordings.ts';
import { actorIn, consent, inChunks, madeOgg } from '../testing/recording-house.server.ts';
import { SmallEngine } from './testing/small-engine.ts';
import { createTranscriber, type Transcriber } from './transcriber.ts';
import { transferEraser } from './transfers.server.ts';

const soundBytes = 1_400_000;
const sound = madeOgg(soundBytes);

describe.each(testEngines())('an engine that writes out recordings, on $name', (database) => {
  let open: OpenDatabase;
  let folder: string;
  const engine = new SmallEngine();
  const other = new SmallEngine();
  let recordings: Recordings;
  let transcripts: Transcripts;
  let informants: Informants;
  let make: (path?: string, more?: { key?: string; mostMilliseconds?: number; url?: string }) => Transcriber;
  const faults: unknown[] = [];
  let studies = 0;
  let asked = { studyId: '', interviewId: 't1' };
  let actor: Actor;
  let recordingId = '';
  const place = () => ({ organisationId: 'o1', ...asked });
  beforeAll(async () => {
    await Promise.all([engine.open(), other.open()]);
    open = await database.open();
    folder = mkdtempSync(join(tmpdir(), 'handlingsrom-transcriber-'));
    const clock = { now: () => new Date('2026-11-22T12:00:00Z') };
    const parts = { database: open.database, keys: openKeyFiles(folder), today: () => '2026-11-22' };
    recordings = createRecordings({ ...parts, mostBytes: 3 * 1024 * 1024 });
    transcripts = createTranscripts({
      read: async (given) => readTranscript(given),
      database: open.database,
      clock,
      codings: noCodings,
      replacements: interviewReplacements,
      knownNames: async () => [],
      noteLook: async () => undefined,
    });
    informants = createInformants({
      ...parts,
      interviewKey: openInterviewKey,
      eraseNamesSaid: async () => undefined,
      erasers: [createRecordingEraser(parts), transferEraser],
      progress: async () => ({ transcripts: new Map(), passages: new Map() }),
    });
    make = (path = '/inference', { key, mostMilliseconds = 60_000, url } = {}) =>
      createTranscriber({
        ...parts,
        clock,
        mostMilliseconds,
        onFault: (fault) => faults.push(fault),
        engine: { url: url ?? engine.address(path), key: key ?? null, model: null },
        preview: transcripts.hold,
      });
  });
  afterAll(async () => {
    await Promise.all([engine.close(), other.close(), open.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    engine.sent.length = 0;
    engine.connections = 0;
    faults.length = 0;
    studies += 1;
    asked = { studyId: `s${studies}`, interviewId: 't1' };
    actor = actorIn(asked.studyId);
    await addInformant(open.database, place(), { informantId: 'i1', pseudonym: 'Leder A' });
    await addInterview(open.database, place(), 'i1');
    await addConsent(open.database, place(), 'i1', consent);
    ({ recordingId } = await recordings.uploadRecording(actor, asked, inChunks(sound, soundBytes)));
  });
  const send = (transcriber: Transcriber, host = engine.host) =>
    transcriber.sendToTranscriber(actor, asked, { recordingId, host, language: 'nn' });
  const look = (transcriber: Transcriber) => transcriber.lookAtTranscriber(actor, asked);
  async function ended(transcriber: Transcriber) {
    await transcriber.settled();
    expect(faults).toEqual([]);
    return (await look(transcriber)).transfers[0];
  }
  const vtt = 'WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nVi venta lenge.\n';

  test('whisper.cpp is sent the whole recording and no more; its answer is looked at as an import is', async () => {
    const transcriber = make();
    engine.answer = engine.says(vtt);
    await send(transcriber);
    expect(await ended(transcriber)).toEqual({
      number: 1,
      sentOn: '2026-11-22',
      byName: 'Ivar Oppdiktet',
      host: engine.host,
      bytes: soundBytes,
      outcome: 'answered',
    });
    const { form, authorization } = engine.sent[0]!;
    const file = form.get('file') as File;
    expect(Buffer.compare(Buffer.from(await file.arrayBuffer()), sound)).toBe(0);
    expect(file.name).toBe('recording.ogg');
    expect([...form].filter(([name]) => name !== 'file')).toEqual([
      ['response_format', 'vtt'],
      ['language', 'nn'],
    ]);
    expect(authorization).toBeUndefined();

    expect(await transcripts.held(actor, asked)).toBeNull();
    expect(await transcriber.showAnswer(actor, asked)).toBe(true);
    expect(await transcripts.held(actor, asked)).toMatchObject({
      turns: [{ text: 'Vi venta lenge.', startMs: 500 }],
    });
    // Nothing is a transcript before somebody has said yes to it.
    expect(await transcripts.draft(actor, asked)).toBeNull();
  });

  test('an address as OpenAI has it gets its own fields and the key', async () => {
    const transcriber = make('/v1/audio/transcriptions', { key: 'hemmelig-nokkel' });
    engine.answer = engine.says('{"text":"Ja.","segments":[{"start":0,"end":1,"text":" Ja."}]}');
    await send(transcriber);
    expect(await ended(transcriber)).toMatchObject({ outcome: 'answered' });
    const { form, authorization } = engine.sent[0]!;
    expect(authorization).toBe('Bearer hemmelig-nokkel');
    expect([form.get('model'), form.get('response_format')]).toEqual(['whisper-1', 'verbose_json']);
    expect(await transcriber.showAnswer(actor, asked)).toBe(true);
    expect(JSON.stringify(await look(transcriber))).not.toContain('hemmelig');
  });

  test('it is written down before the first byte goes', async () => {
    const transcriber = make();
    let before: unknown;
    engine.answer = async (request, response) => {
      before = (await look(transcriber)).transfers[0];
      await engine.says(vtt)(request, response);
    };
    await send(transcriber);
    await ended(transcriber);
    expect(before).toMatchObject({ outcome: null, bytes: soundBytes });
  });

  test.each([
    ['refused', 'nei', 401],
    ['refused', 'for stor', 413],
    ['refused', 'feil', 500],
    ['nonsense', '<html>Logg inn</html>', 200],
    ['nonsense', '{"error":"failed to read audio"}', 200],
    ['nonsense', '', 200],
    ['silent', 'WEBVTT\n\n', 200],
    ['silent', '{"text":"","segments":[]}', 200],
    ['too-long', ' '.repeat(9 * 1024 * 1024), 200],
  ] as const)('%s: the transfer is written down, and nothing is lost', async (outcome, body, status) => {
    const transcriber = make();
    engine.answer = engine.says(body, status);
    await send(transcriber);
    expect(await ended(transcriber)).toMatchObject({ outcome, bytes: soundBytes });
    expect(await transcriber.showAnswer(actor, asked)).toBe(false);
    expect((await recordings.recording(actor, asked))?.recording).toMatchObject({ recordingId });
    // And it can be sent again.
    engine.answer = engine.says(vtt);
    await send(transcriber);
    expect(await ended(transcriber)).toMatchObject({ number: 2, outcome: 'answered' });
  });

  test('it is not sent on to another host, whatever the engine says', async () => {
    const transcriber = make();
    for (const status of [302, 307, 308]) {
      engine.answer = engine.says('', status, { location: other.address('/inference') });
      await send(transcriber);
      expect(await ended(transcriber)).toMatchObject({ outcome: 'moved' });
    }
    expect(other.connections).toBe(0);
  });

  test('an engine that never answers is left when its time is over', async () => {
    const transcriber = make('/inference', { mostMilliseconds: 50 });
    engine.answer = () => undefined;
    await send(transcriber);
    expect(await ended(transcriber)).toMatchObject({ outcome: 'late' });
    expect(await look(transcriber)).toMatchObject({ isRunning: false, isAnswered: false });
  });

  test('one that hangs up, and one that is not there', async () => {
    const transcriber = make();
    engine.answer = (request) => void request.destroy();
    await send(transcriber);
    expect(await ended(transcriber)).toMatchObject({ outcome: 'unreachable' });
    const gone = new SmallEngine();
    await gone.open();
    const [url, { host }] = [gone.address('/inference'), gone];
    await gone.close();
    const nobody = make('', { url });
    await send(nobody, host);
    // Nobody was there to take anything.
    expect(await ended(nobody)).toMatchObject({ outcome: 'unreachable', bytes: 0 });
  });

  test('without consent to recording, without the right and to another host than was said, nothing is sent', async () => {
    const transcriber = make();
    engine.answer = engine.says(vtt);
    await expect(send(transcriber, 'engine.example.org')).rejects.toMatchObject({
      code: 'transcriber-changed',
    });
    const analyst: Actor = {
      ...actor,
      grants: [{ role: 'analyst', studyId: asked.studyId, office: null }],
    };
    const given = { recordingId, host: engine.host, language: null };
    await expect(transcriber.sendToTranscriber(analyst, asked, given)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(transcriber.showAnswer(analyst, asked)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      transcriber.sendToTranscriber(actor, asked, { ...given, recordingId: 'another' }),
    ).rejects.toMatchObject({ code: 'recording-gone' });
    await addConsent(open.database, place(), 'i1', { ...consent, number: 2, toRecording: false });
    await expect(send(transcriber)).rejects.toMatchObject({ code: 'consent-not-to-recording' });
    expect(engine.connections).toBe(0);
    expect((await look(transcriber)).transfers).toEqual([]);
  });

  test('two who press at once send it once', async () => {
    const transcriber = make();
    engine.answer = engine.says(vtt);
    const both = await Promise.allSettled([send(transcriber), send(transcriber)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await transcriber.settled();
    expect((await look(transcriber)).transfers).toHaveLength(1);
  });

  test('who withdraws while the engine works gets nothing kept, and whoever takes it in is told where it went', async () => {
    const transcriber = make();
    let told: unknown;
    engine.answer = async (request, response) => {
      told = (await informants.withdrawal(actor, asked.studyId, 'i1'))?.takenOut;
      await informants.withdraw(actor, asked.studyId, 'i1');
      await engine.says(vtt)(request, response);
    };
    await send(transcriber);
    expect(await ended(transcriber)).toMatchObject({ outcome: 'stopped' });
    expect(told).toEqual([{ kind: 'sent', byName: 'Ivar Oppdiktet', on: '2026-11-22', host: engine.host }]);
    expect(await transcriber.showAnswer(actor, asked)).toBe(false);
    await expect(send(transcriber)).rejects.toMatchObject({ name: 'DomainError' });
    expect(engine.connections).toBe(1);
  });

  test('who withdraws while the answer waits takes it along', async () => {
    const transcriber = make();
    engine.answer = engine.says(vtt);
    await send(transcriber);
    await ended(transcriber);
    const before = (await informants.withdrawal(actor, asked.studyId, 'i1'))!;
    expect(before.takenOut).toMatchObject([{ kind: 'sent', host: engine.host }]);
    await informants.withdraw(actor, asked.studyId, 'i1');
    expect(await transcriber.showAnswer(actor, asked)).toBe(false);
    expect((await look(transcriber)).isAnswered).toBe(false);
  });
});
