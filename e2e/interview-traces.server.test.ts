import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorAt, guideFromText, questionsOf, type Step } from '#modules/interviews/index.ts';
import { appendSteps, listCurrentVersions, loadTranscript } from '#modules/interviews/store.server.ts';
import { type OpenDatabase, openDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts';
import { createCodingService } from '../src/app/coding.ts';
import { createFindingsService } from '../src/app/findings.ts';
import { createInformantsService } from '../src/app/informants.ts';
import { createRecordingService, keepDaysOfInterviews } from '../src/app/recordings.ts';
import { type ExchangeRoom, ivar, openExchangeRoom, place } from '../src/app/testing/exchange-room.ts';
import { createTranscriptService } from '../src/app/transcripts.ts';
import { words as standIns } from '../src/modules/interviews/transcripts/testing/stand-in-words.ts';
import { dumpAll, textOfDump } from '../src/modules/surveys/testing/attacker.server.ts';

/** Found nowhere else. Everything is made up. */
const contact = {
  name: 'Zebedeus Merkelig',
  email: 'zebedeus.merkelig@example.org',
  phone: '+47 00 00 47 11',
};
const nameSaid = 'Xerxanders';
const said = 'Da gikk jeg rett i kvernsteinen';
const typed = 'notert i kvernboken';
const studyId = 'copy';

describe.each(testEngines())('what is left of an informant, on $name', (engine) => {
  let open: OpenDatabase;
  let room: ExchangeRoom;
  let jobs: Jobs;
  let folder = '';
  let informantId = '';
  let interviewId = '';
  const told: string[] = [];
  const study = place(studyId);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'handlingsrom-traces-'));
    // Of the embedded database the files are searched too.
    const isEmbedded = engine.name === 'PGlite';
    open = isEmbedded
      ? await openDatabase({ databaseUrl: null, dataDirectory: folder })
      : await engine.open();
    room = await openExchangeRoom({ open: async () => open });
    const { database, clock, keys, informants } = room;
    await room.studyWith(studyId, 0);
    ({ informantId, interviewId } = await informants.addInformant(ivar, studyId, contact));
    await informants.signOnScreen(ivar, studyId, informantId, {
      sheetVersion: 1,
      toRecording: true,
      toQuotes: true,
      title: 'Øvelse',
      name: contact.name,
      mark: '',
      isConfirmed: true,
    });
    const at = { studyId, interviewId };
    const interview = { ...study, interviewId };
    await loadTranscript(database, interview, {
      fileName: 'a.txt',
      bytes: Buffer.from(`Intervjuer: Og så?\n\nLeder A: ${said}, og ${nameSaid} kom etter.`),
      pseudonym: 'Leder A',
      interviewer: 'Intervjuer',
      isOpen: false,
      savedOn: '2026-11-20',
      byName: 'Ivar',
    });
    const { transcripts } = createTranscriptService({ database, clock });
    const stamp = (await transcripts.names(ivar, at, standIns)).stamp;
    await transcripts.decideNames(ivar, at, {
      stamp,
      decisions: [{ original: nameSaid, kind: 'person', replacement: '[kollega A]' }],
    });
    const version = (await transcripts.draft(ivar, at))!;
    await transcripts.openForCoding(ivar, at, { version: version.version });
    const start = version.text.indexOf(said);
    const anchor = anchorAt(version.text, { start, end: start + said.length });
    const code: Step = {
      kind: 'codeWritten',
      codeId: 'code-of-the-trace',
      words: `Gikk i kvernsteinen som ${nameSaid}`,
      codingId: 'coding-of-the-trace',
      interviewId,
      version: version.version,
      anchor: anchor!,
    };
    const concept: Step = { kind: 'conceptNamed', conceptId: 'concept-trace', name: 'Prøver seg' };
    await appendSteps(database, study, {
      steps: [code, concept].map((step) => ({ eventId: crypto.randomUUID(), step })),
      personId: 'ivar',
      byName: 'Ivar',
      at: clock.now(),
    });
    const coding = createCodingService({ database, clock, informants, transcripts });
    const findings = createFindingsService({ database, clock, coding });
    await findings.pick(
      ivar,
      { studyId },
      {
        quoteId: 'quote-of-the-trace',
        codingId: 'coding-of-the-trace',
        conceptId: 'concept-trace',
        text: said,
      },
    );
    const theme = { name: 'Kverner', survey: [], conceptIds: [], judgement: null };
    for (const [basedOn, text] of [`Det ${nameSaid} gjorde.`, 'Det en kollega gjorde.'].entries()) {
      await findings.saveTheme(
        ivar,
        { studyId },
        {
          themeId: 'theme-of-the-trace',
          basedOn,
          theme: { ...theme, text },
        },
      );
    }
    const guide = guideFromText('# Om arbeidet\nHva skjedde?');
    await informants.saveGuide(ivar, studyId, { guide, basedOn: 0 });
    const notes = [{ questionId: questionsOf(guide)[0]!.id, isAsked: true, note: `${typed} om ${nameSaid}` }];
    await informants.saveNotes(ivar, studyId, { interviewId, notes });
    const recordings = createRecordingService({
      database,
      clock,
      keys,
      config: { recordingLimitBytes: 1e7 },
    });
    const sound = Buffer.alloc(300_000, said);
    sound.write('OggS');
    await recordings.uploadRecording(
      ivar,
      at,
      (async function* () {
        yield sound;
      })(),
    );
    jobs = await openJobs(open, (sentence) => told.push(sentence));
    const later = { now: () => new Date('2028-01-01T12:00:00Z') };
    await keepDaysOfInterviews(jobs, {
      informants: createInformantsService({ database, clock: later, keys }),
      recordings,
      open,
    });
  });
  afterAll(async () => {
    await jobs?.close();
    await room?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What can be read of the database by whoever has all of it, the queue of jobs too; and what was written to the logs. */
  const left = async () => `${textOfDump(await dumpAll(room.database))}\n${told.join('\n')}`;
  const markers = (of: readonly string[], where: string) =>
    of.filter((marker) => where.includes(marker) || where.includes(Buffer.from(marker).toString('hex')));
  const inFiles = (of: readonly string[]) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .flatMap((file) => {
        const bytes = readFileSync(join(file.parentPath, file.name));
        return of.filter((marker) => bytes.includes(marker)).map((marker) => `${file.name}: ${marker}`);
      });
  const names = [contact.name, contact.email, contact.phone, nameSaid];

  test('on the day the names are gone from every table, and from the queue of jobs', async () => {
    expect(markers([...names, said, typed], await left())).toEqual([...names, said, typed]);
    await jobs.run('days-of-interviews', {});
    await expect
      .poll(() => left().then((text) => text.includes(contact.email)), { timeout: 30_000 })
      .toBe(false);
    expect(markers([...names, said, typed], await left())).toEqual([said, typed]);
    await expect.poll(() => inFiles(names), { timeout: 30_000 }).toEqual([]);
  });

  test('withdrawn, nothing of what was said or noted is left', async () => {
    await room.informants.withdraw(ivar, studyId, informantId);
    expect(markers([...names, said, typed, 'kvernsteinen'], await left())).toEqual([]);
    if (open.engine === 'pglite') expect(inFiles([said, typed])).not.toEqual([]);
    await jobs.run('days-of-interviews', {});
    await expect.poll(() => inFiles([...names, said, typed]), { timeout: 30_000 }).toEqual([]);
    expect((await listCurrentVersions(room.database, study, { onlyOpen: false })).length).toBe(0);
  });
});
