import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SentStep, Step } from '#modules/interviews/index.ts';
import { appendSteps, listCurrentVersions } from '#modules/interviews/store.server.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { testEngines } from '#platform/database/engines.ts';
import { openZip } from '#platform/packed/open-zip.ts';
import { codingsToMove } from './coding.ts';
import { practiceStudyId } from './demo-people.ts';
import { createInformantsService } from './informants.ts';
import { anne, asked, type ExchangeRoom, ivar, openExchangeRoom, place } from './testing/exchange-room.ts';
import { createTranscriptService } from './transcripts.ts';

let made = 0;
const sent = (step: Step): SentStep => {
  made += 1;
  return { eventId: `made-${made}-event`, step };
};

describe.each(testEngines())('coded blind, on $name', (engine) => {
  let room: ExchangeRoom;
  let quote = '';
  let interviewId = '';
  const study = place(practiceStudyId);
  const take = (actor: Actor, ...steps: Step[]) =>
    appendSteps(room.database, study, {
      steps: steps.map(sent),
      personId: actor.personId,
      byName: actor.name,
      at: new Date(),
    });

  beforeAll(async () => {
    room = await openExchangeRoom(engine);
    const [open] = await listCurrentVersions(room.database, study, { onlyOpen: true });
    interviewId = open!.interviewId;
    quote = open!.text.slice(0, 40);
    const on = (codingId: string) => ({
      codingId,
      interviewId,
      version: open!.version,
      anchor: { start: 0, end: 40, quote, prefix: '', suffix: open!.text.slice(40, 72) },
    });
    await take(ivar, {
      kind: 'codeWritten',
      codeId: 'code-ivar',
      words: 'ser at ingen spør',
      ...on('coding-ivar'),
    });
    await take(anne, {
      kind: 'codeWritten',
      codeId: 'code-anne',
      words: 'venter på et svar',
      ...on('coding-anne'),
    });
    await take(anne, { kind: 'blindChosen', isBlind: true });
  });
  afterAll(() => room.close());

  /** Everything that Anne can take out as a file, and the page she takes it out from. */
  async function everyFile(): Promise<string> {
    const { exchange } = room;
    const all = { ...asked(practiceStudyId), interviewId };
    const { bytes } = await exchange.writeProject(anne, all);
    const project = openZip(bytes, 10_000_000, {
      damaged: () => new Error('damaged'),
      locked: () => new Error('locked'),
      tooLarge: () => new Error('large'),
      declaresOwn: () => new Error('declares'),
    } as never).text('project.qde');
    const written = [
      await exchange.writeCodebook(anne, all),
      await exchange.codebookCsv(anne, all),
      await exchange.transcriptCsv(anne, all),
    ].map((file) => new TextDecoder().decode(file!.bytes));
    const documents = [
      await exchange.codebookDocument(anne, all),
      await exchange.transcriptDocument(anne, all),
    ];
    return JSON.stringify([project, written, documents]);
  }

  test('no file holds what another has coded before both have finished', async () => {
    const files = await everyFile();
    expect(files).toContain('venter på et svar');
    expect(files).not.toContain('ser at ingen spør');
    const look = await room.exchange.look(anne, practiceStudyId);
    expect(look.isPartial).toBe(true);
    expect(look.interviews.map(({ codings }) => codings).toSorted()).toEqual([0, 0, 1]);
    const finished = { kind: 'interviewFinished', interviewId, isFinished: true } as const;
    await take(anne, finished);
    await take(ivar, finished);
    expect(await everyFile()).toContain('ser at ingen spør');
    await take(ivar, { ...finished, isFinished: false });
    expect(await everyFile()).not.toContain('ser at ingen spør');
  });

  test('nor does a file of guesses find it out', async () => {
    const guessed = await room.exchange.writeProject(ivar, asked(practiceStudyId));
    await room.exchange.hold(anne, practiceStudyId, { fileName: 'gjett.qdpx', bytes: guessed.bytes });
    const { plan } = (await room.exchange.held(anne, practiceStudyId))!;
    expect(plan.steps.counts).toMatchObject({ again: 0, codings: 1, newCodes: 1, knownCodes: 0 });
  });

  test('nor do the counts of how far each interview has come, nor what is asked after a correction', async () => {
    const informants = createInformantsService({
      database: room.database,
      clock: room.clock,
      keys: room.keys,
    });
    const rows = async (actor: Actor) =>
      (await informants.overview(actor, practiceStudyId)).rows.map(({ passages }) => passages);
    expect((await rows(anne)).reduce((sum, one) => sum + one, 0)).toBe(1);
    const all = await codingsToMove.list(room.database, { ...study, interviewId });
    expect(all.length).toBeGreaterThan(2);
    const seen = await codingsToMove.list(room.database, { ...study, interviewId }, anne);
    expect(seen.map(({ codingId }) => codingId)).toEqual(['coding-anne']);
    const { transcripts } = createTranscriptService({ database: room.database, clock: room.clock });
    const at = { studyId: practiceStudyId, interviewId };
    const current = (await transcripts.current(ivar, at))!;
    // The first turn is said anew: whoever coded it is asked, each about their own.
    const { version } = await transcripts.edit(ivar, at, {
      version: current.version,
      turn: 0,
      speaker: current.turns[0]!.speaker,
      time: '',
      text: 'Noe helt annet.',
    });
    const asking = async (actor: Actor) =>
      (await transcripts.asking(actor, at))!.asking.map(({ codingId }) => codingId);
    expect(await asking(anne)).toEqual(['coding-anne']);
    expect(await asking(ivar)).toEqual(['coding-ivar']);
    const answers = ['coding-anne', 'coding-ivar'].map((codingId) => ({
      codingId,
      answer: 'remove' as const,
    }));
    await transcripts.answer(anne, at, { version, answers });
    expect(await asking(anne)).toEqual([]);
    expect(await asking(ivar)).toEqual(['coding-ivar']);
  });
});
