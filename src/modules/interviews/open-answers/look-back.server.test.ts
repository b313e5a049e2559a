import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { createOpenAnswersService } from '../../../app/open-answers.ts';
import { june } from '../../surveys/testing/small-wave.ts';
import type { OpenAnswers, QuestionIds } from './open-answers.ts';
import {
  actor,
  analyst,
  closedQuestion,
  coded,
  everything,
  keepSmallStudy,
  step,
} from './testing/closed-question.ts';
import { wholeQuestion } from './whole-question.ts';

const lead = actor('studyLead', 'lead');
const side = { first: 'analyst', second: 'lead', show: 'coded', page: 1, language: 'nb' } as const;
const everyone = { person: '', code: '', language: 'nb' } as const;

describe.each(testEngines())('who did what with open answers, on $name', (engine) => {
  let open: OpenDatabase;
  let answers: OpenAnswers;
  beforeAll(async () => {
    open = await engine.open();
    await keepSmallStudy(open.database);
    answers = createOpenAnswersService({ database: open.database, clock: { now: () => june } });
  });
  afterAll(() => open.close());
  const take = async (by: Actor, ids: QuestionIds, ...steps: Parameters<OpenAnswers['take']>[2]['steps']) =>
    (await answers.take(by, ids, { steps, since: 0, ownOnly: true }))!;
  const rowsOf = async (ids: QuestionIds, search = 'mer tid') =>
    (await answers.open(analyst, ids, { ...everything, search }))!.rows.rows;
  const compared = async (by: Actor, ids: QuestionIds, asked = {}) =>
    (await answers.sideBySide(by, ids, { ...side, ...asked }))!;
  const history = async (by: Actor, ids: QuestionIds, asked = {}) =>
    (await answers.history(by, ids, { ...everyone, ...asked }))!.entries;
  const back = (eventId: string) => step({ kind: 'batchTakenBack', eventId });
  const finished = step({ kind: 'interviewFinished', interviewId: wholeQuestion, isFinished: true });

  test('two stand side by side line by line; texts that say the same count once', async () => {
    const ids = await closedQuestion(open.database);
    const [same] = await rowsOf(ids, 'nei');
    const keys = (await rowsOf(ids)).map(({ key }) => key);
    expect((await compared(analyst, ids)).why).toBe('nobody');
    await take(analyst, ids, coded('Sier nei', [same!.key]), coded('Tid', keys.slice(0, 3)));
    expect((await compared(analyst, ids)).why).toBe('oneCoder');
    // The same code in other letters on the first; another on the second; nothing on the third, and some on a fourth.
    await take(
      lead,
      ids,
      coded('sier NEI', [same!.key], null, 'lead'),
      coded('tid', [keys[0]!], { start: 0, end: 10 }, 'lead'),
      coded('Folk', [keys[1]!, keys[3]!], null, 'lead'),
    );
    const { shown } = await compared(lead, ids);
    expect(shown!.counts.first).toEqual({
      passages: 4,
      sameCode: 2,
      otherCode: 1,
      alone: 1,
      codes: 2,
      lines: 4,
    });
    expect(shown!.counts.second).toEqual({
      passages: 4,
      sameCode: 2,
      otherCode: 1,
      alone: 1,
      codes: 3,
      lines: 4,
    });
    expect(shown!.counts.lines).toEqual({ both: 3, either: 5, all: 14 });
    const line = shown!.rows.find(({ key }) => key === same!.key)!;
    expect(line).toMatchObject({ texts: 6, isApart: false });
    expect(line.first).toHaveLength(1);
    const part = shown!.rows.find(({ key }) => key === keys[0])!;
    expect(part.pieces.map(({ by }) => by)).toEqual(['both', 'first']);
    // Apart: where both have said something. A line of one alone is so once the other has finished.
    const apart = async () =>
      (await compared(lead, ids, { show: 'apart' })).shown!.rows.map(({ key }) => key);
    expect(await apart()).toEqual([keys[1]]);
    await take(analyst, ids, finished);
    expect((await apart()).toSorted()).toEqual([keys[1], keys[3]].toSorted());
  });

  test('a code on many texts is one thing that was done, taken back and put back as one', async () => {
    const ids = await closedQuestion(open.database);
    const keys = (await rowsOf(ids)).map(({ key }) => key);
    const [first, other] = [coded('Tid', keys.slice(0, 8)), coded('Folk', [keys[9]!], null, 'lead')];
    await take(analyst, ids, first);
    await take(lead, ids, other);
    const [latest, before] = await history(lead, ids);
    expect(latest).toMatchObject({ eventId: other.eventId, size: 1, byName: lead.name, isMine: true });
    expect(before).toMatchObject({ eventId: first.eventId, size: 8, byName: analyst.name, isMine: false });
    expect(before!.did).toMatchObject({ kind: 'codeWritten', words: 'Tid' });
    const sorted = async () => (await answers.open(lead, ids, everything))!.sorted;
    await take(lead, ids, back(first.eventId));
    expect(await sorted()).toBe(1);
    const taken = (await history(lead, ids)).find(({ eventId }) => eventId === first.eventId)!;
    expect(taken.takenBackBy).toMatchObject({ byName: lead.name });
    await take(analyst, ids, back(taken.takenBackBy!.eventId));
    expect(await sorted()).toBe(9);
    const again = await history(lead, ids);
    expect(again.find(({ eventId }) => eventId === first.eventId)!.takenBackBy).toBeNull();
    expect(again[0]).toMatchObject({ size: 8, did: { kind: 'takenBack', of: { kind: 'takenBack' } } });
    expect(await history(lead, ids, { person: 'lead', code: 'FOLK' })).toHaveLength(1);
  });

  test('sorted blind, neither what another did nor who they are is told before both have finished', async () => {
    const ids = await closedQuestion(open.database);
    const keys = (await rowsOf(ids)).map(({ key }) => key);
    await take(analyst, ids, step({ kind: 'blindChosen', isBlind: true }), coded('Analytikerens', keys));
    const theirs = coded('Lederens', keys);
    await take(lead, ids, theirs, back(theirs.eventId));
    await take(lead, ids, coded('Lederens andre', keys));
    const sealed = JSON.stringify([await compared(analyst, ids), await history(analyst, ids)]);
    expect(sealed).not.toContain('Lederens');
    expect(sealed).not.toContain(lead.name);
    expect((await compared(analyst, ids)).why).toBe('sealed');
    await take(analyst, ids, finished);
    expect(JSON.stringify(await history(analyst, ids))).not.toContain('Lederens');
    await take(lead, ids, step({ kind: 'interviewFinished', interviewId: wholeQuestion, isFinished: true }));
    expect((await compared(analyst, ids)).shown!.counts.lines.both).toBe(keys.length);
    expect(JSON.stringify(await history(analyst, ids))).toContain('Lederens andre');
  });

  test('of a text that is held, or of too few, nothing is told; and others than those who may read are refused', async () => {
    const held = 'Jeg spør alltid Oddvar når noe er vanskelig.';
    const texts = [
      held,
      ...Array.from(
        { length: 6 },
        (_, at) => `Vi trenger mer tid til sak nummer ${at}, for den tar hele dagen.`,
      ),
    ];
    const ids = await closedQuestion(open.database, texts);
    await answers.review(analyst, ids, { kind: 'noName', word: 'Oddvar' });
    const [row] = await rowsOf(ids, 'Oddvar');
    const [, second] = await rowsOf(ids);
    await take(analyst, ids, coded('Spør ham', [row!.key]), coded('Tid', [row!.key, second!.key]));
    expect(JSON.stringify(await history(lead, ids))).toContain(held);
    // It is looked at again, and waits.
    await open.database
      .withTables<{ open_answer_plain_words: { word: string; wave_id: string } }>()
      .deleteFrom('open_answer_plain_words')
      .where('wave_id', '=', ids.waveId)
      .execute();
    const told = await history(lead, ids);
    expect(JSON.stringify(told)).not.toContain('Oddvar');
    expect(JSON.stringify(told)).not.toContain('Spør ham');
    expect(told).toMatchObject([{ size: 1, did: { words: 'Tid', interviewId: second!.key } }]);
    for (const ask of [
      () => answers.history(actor('interviewer'), ids, everyone),
      () => answers.sideBySide(actor('interviewer'), ids, side),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const few = await closedQuestion(open.database, ['Først', 'Så', 'Til slutt']);
    expect(await history(lead, few)).toEqual([]);
    expect((await compared(lead, few)).shown).toBeNull();
  });
});
