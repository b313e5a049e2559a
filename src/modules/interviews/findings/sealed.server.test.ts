import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { buildFindingsReport } from '#modules/reports/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { anchored } from '../coding/anchors/anchor.ts';
import type { CodingRoom } from '../coding/coding-room.ts';
import { createCoding } from '../coding/create-coding.ts';
import type { SentStep, Step } from '../coding/log/steps.ts';
import { addConsent } from '../consent/consents.server.ts';
import { addInformant, addInterview } from '../core/interviews.server.ts';
import { contentOf } from '../transcripts/content.ts';
import { currentVersion, saveVersion } from '../transcripts/store/versions.server.ts';
import { createFindings, type Findings } from './findings.ts';

const studyId = 's1';
const who = (name: string, role: 'analyst' | 'studyLead' = 'analyst'): Actor => ({
  organisationId: 'o1',
  personId: name,
  name,
  email: `${name}@example.org`,
  grants: [{ role, studyId, office: null }],
});
const [sol, anne, ivar] = [who('sol', 'studyLead'), who('anne'), who('ivar')];
const study = { organisationId: 'o1', studyId };
const asked = { studyId };
const report = { studyId, language: 'nb', studyTitle: 'Øvelse', syntheticNotice: null } as const;
const said = 'Vi fikk tid, og vi fikk lov til det.';
const theme = { name: 'Det Ivar fant', survey: [], conceptIds: [], judgement: null, text: 'Mer.' };
const sent = (step: Step): SentStep => ({ eventId: crypto.randomUUID(), step });
const finished = (interviewId: string, isFinished = true): Step => ({
  kind: 'interviewFinished',
  interviewId,
  isFinished,
});

describe.each(testEngines())('findings of others, to somebody who codes blind, on $name', (engine) => {
  let open: OpenDatabase;
  let findings: Findings;
  let coding: CodingRoom;

  const take = (actor: Actor, interviewId: string, ...steps: Step[]) =>
    coding.take(actor, { studyId, interviewId, spoken: 'no' }, { steps: steps.map(sent), since: 0 });
  const board = (actor: Actor, ...steps: Step[]) =>
    coding.takeOnBoard(actor, { studyId, spoken: 'no' }, steps.map(sent));
  const wrote = (name: string, interviewId: string): Step => ({
    kind: 'codeWritten',
    codeId: `code-${name}-${interviewId}`,
    words: `Slik ${name} leste ${interviewId}`,
    codingId: `coding-${name}-${interviewId}`,
    interviewId,
    version: 1,
    anchor: anchored(said, 0, said.length),
  });

  beforeAll(async () => {
    open = await engine.open();
    const { database } = open;
    coding = createCoding({
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
    for (const letter of ['a', 'b']) {
      const interview = { ...study, interviewId: `interview-${letter}` };
      const informantId = `informant-${letter}`;
      await addInformant(database, study, { informantId, pseudonym: `Leder ${letter.toUpperCase()}` });
      await addInterview(database, interview, informantId);
      await addConsent(database, study, informantId, {
        number: 1,
        sheetVersion: 1,
        way: 'screen',
        toRecording: true,
        toQuotes: true,
        givenOn: '2026-03-01',
        byName: 'ivar',
      });
      await saveVersion(database, interview, {
        basedOn: null,
        cause: 'imported',
        isOpen: true,
        savedOn: '2026-03-01',
        byName: 'ivar',
        content: contentOf([
          { speaker: `Leder ${letter.toUpperCase()}`, text: said, startMs: null, endMs: null },
        ]),
      });
      for (const actor of [anne, ivar])
        await take(actor, interview.interviewId, wrote(actor.name, interview.interviewId));
    }
    await board(
      ivar,
      { kind: 'conceptNamed', conceptId: 'concept-1', name: 'Tid og lov' },
      { kind: 'groupNamed', groupId: 'group-0001', name: 'Fikk det de trengte' },
      { kind: 'groupPlaced', groupId: 'group-0001', conceptId: 'concept-1' },
      {
        kind: 'codePlaced',
        codeId: 'code-ivar-interview-a',
        place: { kind: 'group', groupId: 'group-0001' },
      },
      { kind: 'conceptWritten', conceptId: 'concept-1', text: 'Slik Ivar mener det henger sammen' },
    );
    const given = { codingId: 'coding-ivar-interview-a', conceptId: 'concept-1', text: said };
    await findings.pick(ivar, asked, { quoteId: 'quote-ivar', ...given });
    await findings.pick(anne, asked, { quoteId: 'quote-anne', ...given });
    await findings.saveTheme(ivar, asked, { themeId: 'theme-0001', basedOn: 0, theme });
    const { state } = await findings.standing(sol, asked);
    await findings.lock(sol, report, { reportId: 'report-sol', title: 'Første', number: state.number });
    await findings.lock(anne, report, { reportId: 'report-anne', title: 'Andre', number: state.number });
    expect((await board(sol, { kind: 'blindChosen', isBlind: true })).refused).toEqual([]);
  });
  afterAll(() => open.close());

  const sealed = { code: 'findings-sealed' };

  test('a locked report is refused, with why and what to do; one’s own is one’s own', async () => {
    const refused = findings.lockedReport(anne, asked, 'report-sol');
    await expect(refused).rejects.toMatchObject(sealed);
    await expect(refused).rejects.toMatchObject({
      text: { nb: expect.stringContaining('Kod ferdig Leder A og Leder B først') },
    });
    expect((await findings.lockedReport(anne, asked, 'report-anne'))?.report.title).toBe('Andre');
    const listed = await findings.lockedReports(anne, asked);
    expect(listed.map(({ reportId, isSealed }) => [reportId, isSealed])).toEqual([
      ['report-anne', false],
      ['report-sol', true],
    ]);
  });

  test('nor are themes, texts and others’ quotes shown, changed or taken away', async () => {
    await expect(findings.themes(anne, asked)).rejects.toMatchObject(sealed);
    await expect(findings.texts(anne, asked)).rejects.toMatchObject(sealed);
    const change = { themeId: 'theme-0001', basedOn: 1, theme: null };
    await expect(findings.saveTheme(anne, asked, change)).rejects.toMatchObject(sealed);
    expect((await findings.quotes(anne, asked)).map(({ quoteId }) => quoteId)).toEqual(['quote-anne']);
    await findings.remove(anne, asked, 'quote-ivar');
    await expect(findings.change(anne, asked, { quoteId: 'quote-ivar', move: 'up' })).rejects.toMatchObject({
      code: 'quote-gone',
    });
    const nothing = { person: '', interview: '', code: '' };
    const seen = JSON.stringify([
      await findings.standing(anne, asked),
      await findings.draft(anne, report),
      await coding.history(anne, asked, nothing),
    ]);
    expect(seen).toContain('Slik anne leste interview-a');
    expect(seen).toContain('bare av det den som hentet det, kunne se');
    for (const others of ['Slik Ivar mener', 'Det Ivar fant', 'Slik ivar leste interview-b']) {
      expect(seen).not.toContain(others);
    }
  });

  test('nobody who codes can open it for themselves: not by a choice, nor by taking one back, nor another’s finish', async () => {
    const choice = { kind: 'blindChosen', isBlind: false } as const;
    const notTheirs = [{ why: 'notTheirs' }];
    expect((await board(anne, choice)).refused).toMatchObject(notTheirs);
    expect((await take(anne, 'interview-a', choice))!.refused).toMatchObject(notTheirs);
    const { entries } = await coding.history(anne, asked, { person: '', interview: '', code: '' });
    const chosen = entries.find(({ did }) => did.kind === 'blindChosen')!;
    expect(chosen.canTakeBack).toBe(false);
    expect((await board(anne, { kind: 'takenBack', eventId: chosen.eventId })).refused).toMatchObject(
      notTheirs,
    );
    const back = sent({ kind: 'takenBack', eventId: chosen.eventId });
    const again = { kind: 'takenBack', eventId: back.eventId } as const;
    const both = await coding.takeOnBoard(anne, { studyId, spoken: 'no' }, [back, sent(again)]);
    expect(both.refused.map(({ why }) => why)).toEqual(['notTheirs', 'codeGone']);
    const side = { interviewId: null, first: null, second: null };
    expect(await coding.sideBySide(anne, asked, side)).toMatchObject({
      isBlind: true,
      choosesBlind: false,
      blindBy: { name: 'sol' },
      unfinished: ['anne', 'ivar'],
    });
    const finish = sent(finished('interview-a'));
    const at = { studyId, interviewId: 'interview-a', spoken: 'no' } as const;
    await coding.take(ivar, at, { steps: [finish], since: 0 });
    expect((await board(anne, { kind: 'takenBack', eventId: finish.eventId })).refused).toMatchObject(
      notTheirs,
    );
    expect((await board(ivar, { kind: 'takenBack', eventId: finish.eventId })).refused).toEqual([]);
  });

  test('when both have finished all that is in it, everything is there; or when the lead says so', async () => {
    for (const actor of [anne, ivar]) await take(actor, 'interview-a', finished('interview-a'));
    await take(anne, 'interview-b', finished('interview-b'));
    await expect(findings.lockedReport(anne, asked, 'report-sol')).rejects.toMatchObject({
      text: { nb: expect.stringMatching(/Du er ferdig med Leder B; der venter det/) },
    });
    await take(ivar, 'interview-b', finished('interview-b'));
    expect((await findings.lockedReport(anne, asked, 'report-sol'))?.report.title).toBe('Første');
    expect(await findings.themes(anne, asked)).toHaveLength(1);
    expect(await findings.texts(anne, asked)).toEqual({ 'concept-1': 'Slik Ivar mener det henger sammen' });
    expect(await findings.quotes(anne, asked)).toHaveLength(2);

    // Whoever leads, and has coded nothing, sees nothing of it blind either, and may open it for everybody.
    await expect(findings.lockedReport(sol, asked, 'report-anne')).rejects.toMatchObject(sealed);
    await board(sol, { kind: 'blindChosen', isBlind: false });
    expect(await findings.lockedReport(sol, asked, 'report-anne')).not.toBeNull();
  });

  test('alone, one chooses for oneself', async () => {
    const alone = { ...who('alone'), grants: [{ role: 'analyst' as const, studyId: 's2', office: null }] };
    const step = sent({ kind: 'blindChosen', isBlind: true });
    expect((await coding.takeOnBoard(alone, { studyId: 's2', spoken: 'no' }, [step])).refused).toEqual([]);
  });
});
