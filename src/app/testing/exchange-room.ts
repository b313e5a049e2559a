import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportAnswers } from '#modules/interviews/index.ts';
import { listCurrentVersions } from '#modules/interviews/store.server.ts';
import type { Actor, Grant } from '#modules/organisation/schema.ts';
import { saveStudy } from '#modules/studies/store.server.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { isDomainError } from '#platform/errors.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { createCodingService } from '../coding.ts';
import { loadDemoCodes } from '../demo-codes.ts';
import { loadDemoInterviews } from '../demo-interviews.ts';
import { practiceStudyId } from '../demo-people.ts';
import { createInformantsService } from '../informants.ts';
import { createExchangeService } from '../interview-exchange.ts';
import { organisationId } from '../organisation.ts';
import { createRecordingService } from '../recordings.ts';

export const clock = { now: () => new Date('2026-11-20T09:00:00Z') };
const actorOf = (personId: string, name: string, roles: readonly Grant['role'][]): Actor => ({
  organisationId,
  personId,
  name,
  email: `${personId}@example.org`,
  grants: [practiceStudyId, 'copy', 'foreign', 'hostile', 'undo', 'names', 'sound', 'heard'].flatMap(
    (studyId) => roles.map((role) => ({ role, studyId, office: null })),
  ),
});
export const ivar = actorOf('ivar', 'Ivar Intervjuer', ['interviewer']);
export const anne = actorOf('anne', 'Anne Analytiker', ['analyst']);
export const custodian = actorOf('nils', 'Nils Nøkkelholder', ['custodian']);
export const asked = (studyId: string) => ({ studyId, language: 'nb' as const, title: 'Øvelse' });
export const place = (studyId: string) => ({ organisationId, studyId });

export type ExchangeRoom = Awaited<ReturnType<typeof openExchangeRoom>>;

/** A database with the demo's coded interviews, and what takes files out of it and in. */
export async function openExchangeRoom(engine: { open(): Promise<OpenDatabase> }) {
  const open = await engine.open();
  const { database } = open;
  const directory = mkdtempSync(join(tmpdir(), 'handlingsrom-exchange-'));
  const keys = openKeyFiles(directory);
  const parts = { database, clock, keys, config: { recordingLimitBytes: 40 * 1024 * 1024 } };
  const exchange = createExchangeService(parts);
  const recordings = createRecordingService(parts);
  const informants = createInformantsService({ database, clock, keys });
  const fileText = readFileSync(new URL('../../../examples/practice/study.yaml', import.meta.url), 'utf8');
  await saveStudy(database, {
    organisationId,
    studyId: practiceStudyId,
    title: 'Øvelse',
    fileName: 'study.yaml',
    fileText,
    fileSha256: createHash('sha256').update(fileText).digest('hex'),
    now: clock.now(),
  });
  await loadDemoInterviews({ database, clock });
  await loadDemoCodes({ database, clock });

  /** A study with so many informants, who have said yes unless they are left out. */
  async function studyWith(studyId: string, count: number, { lacking = [] as readonly string[] } = {}) {
    await informants.changeSettings(ivar, studyId, { stem: 'Leder', eraseNamesOn: '2027-12-01' });
    const sheet = { language: 'nb' as const, parts: [{ heading: 'Om studien', text: 'Alt er oppdiktet.' }] };
    await informants.saveSheet(ivar, studyId, { sheet, basedOn: 0 });
    for (let at = 0; at < count; at += 1) {
      const contact = { name: `Oppdiktet ${at}`, email: `leder${at}@example.org`, phone: '' };
      const { informantId, pseudonym } = await informants.addInformant(ivar, studyId, contact);
      if (lacking.includes(pseudonym)) continue;
      await informants.signOnScreen(ivar, studyId, informantId, {
        sheetVersion: 1,
        toRecording: true,
        toQuotes: true,
        title: 'Øvelse',
        name: contact.name,
        mark: '',
        isConfirmed: true,
      });
    }
  }
  const codesOf = async (studyId: string) => {
    const versions = await listCurrentVersions(database, place(studyId), { onlyOpen: true });
    const coding = createCodingService({
      database: database,
      clock,
      informants: { guideTexts: async () => [] },
      transcripts: {
        current: async (_, { interviewId }) =>
          versions.find((version) => version.interviewId === interviewId) ?? null,
      },
    });
    const { state, items } = await coding.codes(anne, { studyId, spoken: 'no' });
    return { state, items, versions };
  };
  /** Takes a file in with what the preview proposes. */
  async function bringIn(studyId: string, bytes: Uint8Array, change: Partial<ImportAnswers> = {}) {
    await exchange.hold(ivar, studyId, { fileName: 'prosjekt.qdpx', bytes });
    const look = (await exchange.held(ivar, studyId))!;
    const answers: ImportAnswers = {
      stamp: look.stamp,
      interviewer: 'Intervjuer',
      isSeenThrough: true,
      sounds: new Set<number>(),
      alone: new Map<number, string>(),
      interviews: new Map(look.plan.sources.map(({ interview }, at) => [at, interview?.interviewId ?? ''])),
      speakers: new Map(
        look.plan.sources.map(({ speakers }, at) => [
          at,
          speakers.map(({ guess, name }) => ({ role: guess, name: guess === 'other' ? (name ?? '') : '' })),
        ]),
      ),
      ...change,
    };
    return { look, done: await exchange.confirm(ivar, studyId, answers) };
  }
  const close = async () => {
    await open.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { database, keys, clock, exchange, recordings, informants, studyWith, codesOf, bringIn, close };
}

/** What it was refused as, or `done`. */
export const codeOf = async (act: () => Promise<unknown>) => {
  try {
    await act();
  } catch (error) {
    if (isDomainError(error)) return error.code;
    throw error;
  }
  return 'done';
};
