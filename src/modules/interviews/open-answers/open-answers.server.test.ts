import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { createExports } from '../../../app/exports.ts';
import { createOpenAnswersService } from '../../../app/open-answers.ts';
import { june } from '../../surveys/testing/small-wave.ts';
import { readSteps } from '../coding/log/log.server.ts';
import type { OpenAnswers, QuestionIds } from './open-answers.ts';
import type { Look } from './rows.rules.ts';
import type { SentOpenStep } from './sent-steps.ts';
import {
  actor,
  analyst,
  closedQuestion,
  coded,
  eraseTexts,
  everything,
  keepSmallStudy,
  step,
} from './testing/closed-question.ts';

describe.each(testEngines())('open answers, on $name', (engine) => {
  let open: OpenDatabase;
  let answers: OpenAnswers;
  beforeAll(async () => {
    open = await engine.open();
    await keepSmallStudy(open.database);
    answers = createOpenAnswersService({ database: open.database, clock: { now: () => june } });
  });
  afterAll(() => open.close());

  const closedWave = (texts?: readonly string[]) => closedQuestion(open.database, texts);
  const opened = async (ids: QuestionIds, look: Partial<Look> = {}) =>
    (await answers.open(analyst, ids, { ...everything, ...look }))!;
  const take = async (ids: QuestionIds, ...steps: SentOpenStep[]) =>
    (await answers.take(analyst, ids, { steps, since: 0 }))!;
  const keysOf = async (ids: QuestionIds, part: string) =>
    (await opened(ids, { search: part })).rows.rows.map(({ key }) => key);
  const everyStep = async ({ studyId, waveId, audience, item }: QuestionIds) =>
    JSON.stringify(
      await readSteps(open.database, {
        organisationId: 'own',
        studyId,
        logId: `answers/${waveId}/${audience}/${item}`,
      }),
    );

  test('are read by whoever may have them as files, and by nobody else', async () => {
    const ids = await closedWave();
    for (const role of ['studyLead', 'analyst'] as const) {
      expect(await answers.open(actor(role), ids, everything)).not.toBeNull();
    }
    for (const role of ['interviewer', 'custodian', 'administrator', 'officeLeader'] as const) {
      const asks = [
        () => answers.open(actor(role), ids, everything),
        () => answers.list(actor(role), { studyId: ids.studyId, language: 'nb' }),
        () => answers.take(actor(role), ids, { steps: [], since: 0 }),
        () => answers.names(actor(role), ids, 'nb'),
        () => answers.themes(actor(role), ids, 'nb'),
        () => answers.tell(actor(role), ids),
      ];
      for (const ask of asks) await expect(ask(), role).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });

  test('fewer than the smallest group are read by nobody, and not counted', async () => {
    const ids = await closedWave(['Først', 'Så', 'Til slutt']);
    const { readable, rows } = await opened(ids);
    expect(readable).toEqual({ written: 0, texts: [], isWithheld: true });
    expect(rows.rows).toEqual([]);
    expect(await answers.tell(analyst, ids)).toBe(false);
  });

  test('those that say the same are one line, coded together and taken back together, sent once or twice', async () => {
    const ids = await closedWave();
    const [same] = (await opened(ids, { filter: { kind: 'same' } })).rows.rows;
    expect(same!.texts).toHaveLength(6);
    const sent = coded('Sier nei', [same!.key]);
    await take(ids, sent);
    const again = await take(ids, sent);
    expect(again.sorted).toBe(6);
    expect(again.rows[0]!.codes).toMatchObject([{ words: 'Sier nei', texts: 6, marked: null }]);
    expect((await opened(ids, { filter: { kind: 'unsorted' } })).rows.found.texts).toBe(13);
    const after = await take(ids, step({ kind: 'batchTakenBack', eventId: again.lastOwn! }));
    expect(after.sorted).toBe(0);
    expect(after.lastOwn).toBeNull();
  });

  test('what is done and taken back before it is sent is as if it had not been', async () => {
    const ids = await closedWave();
    const [key] = await keysOf(ids, 'mer tid');
    const [done, again] = [coded('Angret', [key!]), coded('angret', [key!])];
    const undone = step({ kind: 'batchTakenBack', eventId: done.eventId });
    expect((await take(ids, done, again, undone)).sorted).toBe(0);
  });

  test('a code in words that a code has is that code, and stands on marked words where they are marked', async () => {
    const ids = await closedWave();
    const [first, second] = await keysOf(ids, 'mer tid');
    await take(ids, coded('Mer tid', [first!]), coded('mer TID', [second!], { start: 3, end: 19 }));
    const { codes, rows } = await opened(ids, { search: 'mer tid' });
    expect(codes.map(({ words }) => words)).toEqual(['Mer tid']);
    const marked = rows.rows.find(({ key }) => key === second)!.codes[0]!.marked!;
    expect(rows.rows[0]!.text.slice(marked.start, marked.end)).toBe('trenger mer tid');
  });

  test('a text with a likely name is not read until somebody has decided, and the name is nowhere afterwards', async () => {
    const ids = await closedWave();
    expect(await keysOf(ids, 'Oddvar')).toEqual([]);
    const look = (await answers.names(analyst, ids, 'nb'))!;
    expect(look.names.filter(({ isLikely }) => isLikely).map(({ word }) => word)).toEqual(['Oddvar']);
    await answers.review(analyst, ids, { kind: 'replaceWord', word: 'Oddvar', standIn: 'kollega' });
    const { rows } = await opened(ids, { search: 'vanskelig' });
    expect(rows.rows[0]!.text).toBe('Jeg spør alltid [kollega] når noe er vanskelig.');
    // Nor in the file of texts.
    const { dataFiles } = createExports(open.database);
    const file = await dataFiles.writeTexts(analyst, {
      studyId: ids.studyId,
      waveId: ids.waveId,
      audience: 'employee',
      item: 'why',
      language: 'nb',
      hasByteOrderMark: false,
    });
    const text = new TextDecoder().decode(file!.bytes);
    expect(text).toContain('[kollega]');
    expect(text).not.toContain('Oddvar');
  });

  test('a text that is rewritten keeps its codes, and no step quotes what was taken out', async () => {
    const ids = await closedWave();
    await answers.review(analyst, ids, { kind: 'noName', word: 'Oddvar' });
    const [key] = await keysOf(ids, 'Oddvar');
    await take(ids, coded('Spør den samme', [key!]), coded('Det vanskelige', [key!], { start: 34, end: 43 }));
    expect(await everyStep(ids)).toContain('Oddvar');
    const text = 'Jeg spør alltid en bestemt når noe er vanskelig.';
    expect(await answers.review(analyst, ids, { kind: 'rewrite', textId: key!, text })).toBe(true);
    expect(await everyStep(ids)).not.toContain('Oddvar');
    const [row] = (await opened(ids, { search: 'en bestemt' })).rows.rows;
    expect(row!.codes.map(({ words }) => words).toSorted()).toEqual(['Det vanskelige', 'Spør den samme']);
  });

  test('a text that is held back is read by nobody, and what was coded of it is forgotten', async () => {
    const ids = await closedWave();
    const [key] = await keysOf(ids, 'nummer 7');
    await take(ids, coded('Bare i denne', [key!]));
    await answers.review(analyst, ids, { kind: 'withhold', textId: key! });
    expect(await keysOf(ids, 'nummer 7')).toEqual([]);
    expect(await everyStep(ids)).not.toContain('Bare i denne');
    expect(await answers.review(analyst, ids, { kind: 'withhold', textId: 'finnes-ikke' })).toBe(false);
    // It can be had back, without its codes.
    await answers.review(analyst, ids, { kind: 'asWritten', textId: key! });
    expect((await opened(ids, { search: 'nummer 7' })).rows.rows[0]!.codes).toEqual([]);
  });

  test('texts that are erased take their codes and quotes with them', async () => {
    const ids = await closedWave();
    const [gone, other] = await keysOf(ids, 'mer tid');
    await take(ids, coded('Deres egne ord', [gone!]), coded('En annens', [other!]));
    await eraseTexts(open.database, ids, [gone!]);
    expect((await opened(ids)).sorted).toBe(1);
    const left = await everyStep(ids);
    expect(left).not.toContain('Deres egne ord');
    expect(left).toContain('En annens');
  });

  test('themes are told when somebody tells them, and differ from what was told by no few texts', async () => {
    const ids = await closedWave();
    const keys = await keysOf(ids, 'mer tid');
    await take(ids, coded('Tid', keys.slice(0, 8)), coded('Noe annet', keys.slice(8, 10)));
    const example = (await opened(ids, { search: 'mer tid' })).rows.rows.find(({ key }) => key === keys[0])!;
    await take(
      ids,
      step({ kind: 'codingChosen', codingId: example.codes[0]!.codingIds[0]!, isExample: true }),
    );
    expect(await answers.told(analyst, { ...ids, language: 'nb' })).toEqual([]);
    expect(await answers.tell(analyst, ids)).toBe(true);
    const [told] = await answers.told(analyst, { ...ids, language: 'nb' });
    expect(told!.counts.themes).toMatchObject([
      { name: 'Tid', count: 8, share: 8 / 20, asOf: null, examples: [example.text] },
    ]);
    // A code on two texts is in their words: not even its name is told.
    expect(told!.counts.hasUnnamed).toBe(true);
    expect(JSON.stringify(told!.counts)).not.toContain('Noe annet');
    expect(told!.byName).toBe(analyst.name);
    // One text more: the difference would be that text.
    await take(ids, coded('Tid', [keys[11]!]));
    await answers.tell(analyst, ids);
    const [again] = await answers.told(analyst, { ...ids, language: 'nb' });
    expect(again!.number).toBe(2);
    expect(again!.counts.themes[0]).toMatchObject({ name: 'Tid', count: 8, asOf: told!.toldOn });
  });

  test('the codes of one question are in no other, and not among those of the interviews', async () => {
    const [one, other] = [await closedWave(), await closedWave()];
    await take(one, coded('Bare her', (await keysOf(one, 'mer tid')).slice(0, 1)));
    expect((await opened(other)).codes).toEqual([]);
    const interviews = await readSteps(open.database, { organisationId: 'own', studyId: 'small-wave' });
    expect(interviews).toEqual([]);
    expect(await answers.open(analyst, { ...one, item: 's1' }, everything)).toBeNull();
    expect(await answers.open(analyst, { ...one, waveId: 'x' }, everything)).toBeNull();
  });

  test('two who sort at once lose each other nothing', async () => {
    const ids = await closedWave();
    const keys = await keysOf(ids, 'mer tid');
    const two = [analyst, actor('studyLead', 'lead')];
    await Promise.all(
      keys
        .slice(0, 10)
        .map((key, at) => answers.take(two[at % 2]!, ids, { steps: [coded(`Kode ${at}`, [key])], since: 0 })),
    );
    expect((await opened(ids)).sorted).toBe(10);
  });
});
