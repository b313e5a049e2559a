import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { openInterviewKey } from '#modules/privacy/store.server.ts';
import { buildFindingsReport } from '#modules/reports/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openKeyFiles } from '#platform/keys/key-files.ts';
import { anchored } from '../coding/anchors/anchor.ts';
import { createCoding } from '../coding/create-coding.ts';
import { appendSteps } from '../coding/log/log.server.ts';
import type { Step } from '../coding/log/steps.ts';
import { createInformants, type Informants } from '../informants/informants.ts';
import { contentOf } from '../transcripts/content.ts';
import { currentVersion, saveVersion } from '../transcripts/store/versions.server.ts';
import { findingsEraser } from './erase.server.ts';
import { createFindings, type Findings } from './findings.ts';

const studyId = 's1';
const actor: Actor = {
  organisationId: 'o1',
  personId: 'i',
  name: 'Ivar Oppdiktet',
  email: 'i@example.org',
  grants: [{ role: 'interviewer', studyId, office: null }],
};
const study = { organisationId: 'o1', studyId };
const asked = { studyId };
const report = { studyId, language: 'nb', studyTitle: 'Øvelse', syntheticNotice: null } as const;

describe.each(testEngines())('findings, on $name', (engine) => {
  let open: OpenDatabase;
  let folder: string;
  let informants: Informants;
  let findings: Findings;
  const people: { informantId: string; interviewId: string }[] = [];
  const said = 'Vi fikk tid, og vi fikk lov til det.';

  beforeAll(async () => {
    open = await engine.open();
    folder = mkdtempSync(join(tmpdir(), 'handlingsrom-findings-'));
    const { database } = open;
    informants = createInformants({
      database,
      keys: openKeyFiles(folder),
      interviewKey: openInterviewKey,
      today: () => '2026-03-01',
      erasers: [findingsEraser],
      progress: async () => ({ transcripts: new Map(), passages: new Map() }),
    } as unknown as Parameters<typeof createInformants>[0]);
    const coding = createCoding({
      database,
      clock: { now: () => new Date('2026-03-01T09:00:00Z') },
      guideTexts: async () => [],
      transcript: (_, place) => currentVersion(database, place, { onlyOpen: true }),
    });
    findings = createFindings({
      database,
      coding,
      today: () => '2026-03-02',
      build: buildFindingsReport,
      survey: async () => [],
    });
    await informants.changeSettings(actor, studyId, { stem: 'Leder', eraseNamesOn: '2026-12-01' });
    const parts = [{ heading: 'Om', text: 'Oppdiktet.' }];
    await informants.saveSheet(actor, studyId, { sheet: { language: 'nb', parts }, basedOn: 0 });
    for (const [at, name] of ['Kari Oppdiktet', 'Ola Oppdiktet'].entries()) {
      const added = await informants.addInformant(actor, studyId, {
        name,
        email: `p${at}@example.org`,
        phone: '',
      });
      people.push(added);
      await informants.signOnScreen(actor, studyId, added.informantId, {
        sheetVersion: 1,
        toRecording: true,
        toQuotes: at === 0,
        title: 'T',
        name,
        mark: '',
        isConfirmed: true,
      });
      await transcribe(at, said, null);
    }
    await code([
      { kind: 'conceptNamed', conceptId: 'concept-1', name: 'Tid og lov' },
      { kind: 'groupNamed', groupId: 'group-0001', name: 'Fikk det de trengte' },
      { kind: 'groupPlaced', groupId: 'group-0001', conceptId: 'concept-1' },
      ...people.flatMap(({ interviewId }, at): Step[] => [
        {
          kind: 'codeWritten',
          codeId: `code-000${at}`,
          words: `Fikk tid ${at}`,
          codingId: `coding-000${at}`,
          interviewId,
          version: 1,
          anchor: anchored(said, 0, said.length),
        },
        { kind: 'codePlaced', codeId: `code-000${at}`, place: { kind: 'group', groupId: 'group-0001' } },
      ]),
    ]);
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const code = (steps: readonly Step[]) =>
    appendSteps(open.database, study, {
      steps: steps.map((step) => ({ eventId: crypto.randomUUID(), step })),
      personId: 'i',
      byName: 'Ivar Oppdiktet',
      at: new Date('2026-03-01T09:00:00Z'),
    });
  const transcribe = (at: number, text: string, basedOn: number | null) =>
    saveVersion(
      open.database,
      { ...study, interviewId: people[at]!.interviewId },
      {
        basedOn,
        cause: 'imported',
        isOpen: true,
        savedOn: '2026-03-01',
        byName: 'Ivar Oppdiktet',
        content: contentOf([{ speaker: at === 0 ? 'Leder A' : 'Leder B', text, startMs: 4000, endMs: null }]),
      },
    );
  const pick = (text: string, codingId = 'coding-0000', quoteId = crypto.randomUUID() as string) =>
    findings.pick(actor, asked, { quoteId, codingId, conceptId: 'concept-1', text });

  test('a quote is words of the passage, by pseudonym and place, and picked twice it is one', async () => {
    const quoteId = crypto.randomUUID();
    await pick('Vi fikk tid […] til det.', 'coding-0000', quoteId);
    await pick('Vi fikk tid […] til det.', 'coding-0000', quoteId);
    const quotes = await findings.quotes(actor, asked);
    expect(quotes).toHaveLength(1);
    expect(quotes[0]).toMatchObject({
      name: 'Leder A',
      text: 'Vi fikk tid […] til det.',
      turns: [1],
      version: 1,
      standing: 'stands',
      isShortened: true,
    });
  });

  test('words that were not said, and informants who do not want to be quoted, are refused', async () => {
    await expect(pick('Vi fikk god tid')).rejects.toMatchObject({ code: 'quote-words' });
    await expect(pick(said, 'coding-0001')).rejects.toMatchObject({ code: 'consent-not-to-quotes' });
    await expect(pick(said, 'coding-none')).rejects.toMatchObject({ code: 'quote-gone' });
    expect(await findings.passage(actor, asked, 'coding-0001')).toMatchObject({ mayQuote: false });
    expect(await findings.quotes(actor, asked)).toHaveLength(1);
  });

  test('a quote is widened to the sentence around, then shortened again, and holds no more than was said there', async () => {
    const before = await findings.quotes(actor, asked);
    await code([
      {
        kind: 'codeWritten',
        codeId: 'code-0009',
        words: 'Det gikk bra',
        codingId: 'coding-0009',
        interviewId: people[0]!.interviewId,
        version: 1,
        anchor: anchored(said, 3, 7),
      },
    ]);
    expect(await findings.passage(actor, asked, 'coding-0009')).toMatchObject({ passage: 'fikk' });
    const sentence = (await findings.passage(actor, asked, 'coding-0009'))!.sentence;
    expect(said.startsWith(sentence)).toBe(true);
    expect(sentence.length).toBeGreaterThan(4);
    const wide = crypto.randomUUID();
    await pick('fikk', 'coding-0009', wide);
    const shown = async () => (await findings.quotes(actor, asked)).find((one) => one.quoteId === wide);
    expect(await shown()).toMatchObject({ text: 'fikk', canWiden: true, standing: 'stands' });
    await findings.change(actor, asked, { quoteId: wide, isWidened: true });
    expect(await shown()).toMatchObject({ text: sentence, canWiden: false, passage: sentence });
    await findings.change(actor, asked, { quoteId: wide, text: 'Vi fikk' });
    expect(await shown()).toMatchObject({ text: 'Vi fikk', isShortened: true });
    await expect(findings.change(actor, asked, { quoteId: wide, text: 'Vi fikk alt' })).rejects.toMatchObject(
      {
        code: 'quote-words',
      },
    );
    await findings.remove(actor, asked, wide);
    await code([{ kind: 'codingRemoved', codingId: 'coding-0009' }]);
    expect((await findings.quotes(actor, asked)).map((one) => one.quoteId)).toEqual(
      before.map((one) => one.quoteId),
    );
  });

  test('whoever may not code sees nothing of it', async () => {
    const stranger = { ...actor, grants: [] };
    await expect(findings.quotes(stranger, asked)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(findings.draft(stranger, report)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(findings.lockedReports(stranger, asked)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('a theme is saved on top of what was seen, and of two one is told', async () => {
    const theme = {
      name: 'Tid',
      survey: [],
      conceptIds: ['concept-1'],
      judgement: 'expansion',
      text: 'Mer.',
    };
    await findings.saveTheme(actor, asked, { themeId: 'theme-0001', basedOn: 0, theme });
    await expect(
      findings.saveTheme(actor, asked, { themeId: 'theme-0001', basedOn: 0, theme }),
    ).rejects.toMatchObject({ code: 'theme-changed' });
    expect(await findings.themes(actor, asked)).toMatchObject([{ name: 'Tid', version: 1 }]);
    await expect(
      findings.saveTheme(actor, asked, { themeId: 'theme-0002', basedOn: 0, theme: { ...theme, name: '' } }),
    ).rejects.toMatchObject({ code: 'theme-not-read' });
  });

  test('a locked report stays as it was, whatever becomes of codes and quotes', async () => {
    const { state } = await findings.standing(actor, asked);
    const given = { reportId: 'report-0001', title: '  Funn i  mars ', number: state.number };
    await expect(findings.lock(actor, report, { ...given, number: 1 })).rejects.toMatchObject({
      code: 'findings-changed',
    });
    await findings.lock(actor, report, given);
    const locked = await findings.lockedReport(actor, asked, 'report-0001');
    expect(locked?.report).toMatchObject({ title: 'Funn i mars', lockedOn: '2026-03-02', withdrawnSince: 0 });
    const text = JSON.stringify(locked?.document);
    expect(text).toContain('«Vi fikk tid […] til det.»');
    expect(text).toContain('2 av 2 informanter snakker om dette (Leder A og Leder B)');

    await code([{ kind: 'conceptNamed', conceptId: 'concept-1', name: 'Noe annet' }]);
    await findings.lock(actor, report, { ...given, title: 'Et annet navn' });
    expect(JSON.stringify(await findings.lockedReport(actor, asked, 'report-0001'))).toBe(
      JSON.stringify(locked),
    );
  });

  test('reports are numbered in the order they are locked, those locked at once too', async () => {
    const { state } = await findings.standing(actor, asked);
    const lock = (reportId: string) =>
      findings.lock(actor, report, { reportId, title: 'Den neste', number: state.number });
    await Promise.all([lock('report-0002'), lock('report-0003'), lock('report-0002')]);
    const versions = (await findings.lockedReports(actor, asked)).map(({ version }) => version);
    expect(versions).toEqual([3, 2, 1]);
  });

  test('words that are corrected away in the transcript are told, and are in no new report', async () => {
    await transcribe(0, 'Vi fikk penger. Og så gikk det bra.', 1);
    expect(await findings.quotes(actor, asked)).toMatchObject([{ standing: 'gone', turns: [] }]);
    expect(JSON.stringify(await findings.draft(actor, report))).not.toContain('Vi fikk tid');
    await transcribe(0, `Ja. ${said}`, 2);
    expect(await findings.quotes(actor, asked)).toMatchObject([{ standing: 'stands', version: 3 }]);
  });

  test('who withdraws is told what is locked, and takes their quotes along', async () => {
    const { informantId } = people[0]!;
    const look = await informants.withdrawal(actor, studyId, informantId);
    expect(look).toMatchObject({
      there: { quotes: 1 },
      lockedReports: [{ version: 3 }, { version: 2 }, { title: 'Funn i mars', version: 1, on: '2026-03-02' }],
    });
    await informants.withdraw(actor, studyId, informantId);
    expect((await informants.withdrawal(actor, studyId, informantId))?.lockedReports).toEqual(
      look!.lockedReports,
    );
    expect(await findings.quotes(actor, asked)).toEqual([]);
    const locked = await findings.lockedReports(actor, asked);
    expect(locked.map(({ withdrawnSince }) => withdrawnSince)).toEqual([1, 1, 1]);
    expect(JSON.stringify(await findings.draft(actor, report))).not.toContain('Leder A');
  });
});
