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
const spoken = { language: 'nb', spoken: 'no' } as const;
const themes = { language: 'nb', level: 'group', coderIds: null, seed: 1 } as const;
const blind = (isBlind: boolean) => step({ kind: 'blindChosen', isBlind });
const finished = (isFinished = true) =>
  step({ kind: 'interviewFinished', interviewId: wholeQuestion, isFinished });

describe.each(testEngines())('several who sort the same answers, on $name', (engine) => {
  let open: OpenDatabase;
  let answers: OpenAnswers;
  beforeAll(async () => {
    open = await engine.open();
    await keepSmallStudy(open.database);
    answers = createOpenAnswersService({ database: open.database, clock: { now: () => june } });
  });
  afterAll(() => open.close());
  const take = async (by: Actor, ids: QuestionIds, ...steps: Parameters<OpenAnswers['take']>[2]['steps']) =>
    (await answers.take(by, ids, { steps, since: 0 }))!;
  const opened = async (by: Actor, ids: QuestionIds, look = {}) =>
    (await answers.open(by, ids, { ...everything, ...look }))!;
  const keysOf = async (ids: QuestionIds) =>
    (await opened(analyst, ids, { search: 'mer tid' })).rows.rows.map(({ key }) => key);
  const codesOf = async (by: Actor, ids: QuestionIds) =>
    (await opened(by, ids)).rows.rows.flatMap(({ codes }) => codes.map(({ words }) => words));

  test('know of each other while a page is open, and how far the codes have come', async () => {
    const ids = await closedQuestion(open.database);
    const at = (seatId: string, isLeaving = false) => ({ seatId, isLeaving });
    expect(await answers.live(analyst, ids, at('a'.repeat(24)))).toEqual({ number: 0, others: [] });
    expect((await answers.live(lead, ids, at('b'.repeat(24))))!.others).toEqual([analyst.name]);
    // Another question is another room.
    const other = await closedQuestion(open.database);
    expect((await answers.live(lead, other, at('c'.repeat(24))))!.others).toEqual([]);
    const [key] = await keysOf(ids);
    await take(analyst, ids, coded('Tid', [key!]));
    await answers.live(analyst, ids, at('a'.repeat(24), true));
    expect(await answers.live(lead, ids, at('b'.repeat(24)))).toEqual({ number: 1, others: [] });
    expect(await answers.live(lead, { ...ids, waveId: 'x' }, at('b'.repeat(24)))).toBeNull();
    await expect(answers.live(actor('interviewer'), ids, at('d'.repeat(24)))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('may see their own codes alone, and put one where another has put it', async () => {
    const ids = await closedQuestion(open.database);
    const keys = await keysOf(ids);
    const [key] = keys;
    await take(analyst, ids, coded('Tid', [key!]));
    const own = { steps: [coded('Tid', [key!], null, 'lead')], since: 0, ownOnly: true };
    expect((await answers.take(lead, ids, own))!.rows[0]!.codes).toMatchObject([{ words: 'Tid', texts: 1 }]);
    expect((await opened(lead, ids, { ownOnly: true })).sight.isOwnOnly).toBe(true);
    // Seen together it is one code on one text, and one theme of one text.
    const both = (await opened(lead, ids, { search: 'mer tid' })).rows.rows.find((row) => row.key === key)!;
    expect(both.codes).toMatchObject([{ words: 'Tid', texts: 1 }]);
    expect(both.codes[0]!.codingIds).toHaveLength(2);
    for (const [by, who] of [
      [analyst, 'analyst'],
      [lead, 'lead'],
    ] as const) {
      const steps = [coded('Trenger tid', keys.slice(0, 8), null, who)];
      await answers.take(by, ids, { steps, since: 0, ownOnly: true });
    }
    const { counts } = (await answers.themes(lead, ids, 'nb'))!;
    expect(counts.themes).toMatchObject([{ name: 'Trenger tid', count: 8 }]);
    // «Tid» is of one text, and a code in its words: it is neither counted nor named.
    expect(counts.hasUnnamed).toBe(true);
  });

  test('sorted blind: nobody sees another’s codes, counts or figures before they and one more have finished', async () => {
    const ids = await closedQuestion(open.database);
    const keys = await keysOf(ids);
    await take(analyst, ids, blind(true), coded('Analytikerens', keys.slice(0, 8)));
    await take(lead, ids, coded('Lederens', keys.slice(0, 8)));
    const isSealed = async (by: Actor, others: string) => {
      const seen = JSON.stringify([
        await answers.open(by, ids, everything),
        await answers.take(by, ids, { steps: [], since: 0 }),
        await answers.codes(by, ids, spoken),
        await answers.themes(by, ids, 'nb'),
        await answers.agreement(by, ids, themes),
      ]);
      expect(seen).not.toContain(others);
      expect((await answers.agreement(by, ids, themes))!.why).toBe('sealed');
      expect(await answers.tell(by, ids)).toBe(false);
    };
    await isSealed(analyst, 'Lederens');
    await isSealed(lead, 'Analytikerens');
    // What one undoes is what one did with codes, and not that one has finished.
    const after = await take(analyst, ids, finished());
    expect(after.sight).toMatchObject({ isSealed: true, isFinished: true });
    expect(after.lastOwn).not.toBeNull();
    await isSealed(analyst, 'Lederens');
    await isSealed(lead, 'Analytikerens');
    await take(lead, ids, finished());
    expect(await codesOf(analyst, ids)).toContain('Lederens');
    expect(await codesOf(lead, ids)).toContain('Analytikerens');
    // A third, who has not finished, is led by nobody.
    await isSealed(actor('analyst', 'third'), 'Lederens');
    expect(await answers.tell(lead, ids)).toBe(true);
  });

  test('agreement is of lines: texts that say the same count once, and what nobody else has read is left out', async () => {
    const ids = await closedQuestion(open.database);
    const keys = await keysOf(ids);
    const [same] = (await opened(analyst, ids, { filter: { kind: 'same' } })).rows.rows;
    await take(analyst, ids, coded('Tid', keys.slice(0, 6)), coded('Nei', [same!.key, keys[6]!]));
    expect((await answers.agreement(analyst, ids, themes))!.why).toBe('oneCoder');
    const own = { since: 0, ownOnly: true };
    const theirs = [
      coded('tid', keys.slice(0, 5), null, 'lead'),
      coded('Nei', [same!.key, keys[5]!], null, 'lead'),
    ];
    await answers.take(lead, ids, { ...own, steps: theirs });
    const { agreement, coders } = (await answers.agreement(lead, ids, themes))!;
    expect(coders.map(({ name }) => name)).toEqual([analyst.name, lead.name]);
    // Six with «Tid», and six alike as one; the seventh is read by one alone.
    expect(agreement!.n).toBe(7);
    const of = (name: string) => agreement!.rows.find((row) => row.name.toLowerCase() === name)!;
    // Worked out by hand: 5 of both, 1 of the first alone, 1 of neither; Cohen (1960).
    expect(of('tid').reckon().kappa.value).toBeCloseTo(
      (6 / 7 - (6 * 5 + 1 * 2) / 49) / (1 - (6 * 5 + 1 * 2) / 49),
      12,
    );
    expect(of('tid').used).toEqual([6, 5]);
    expect((await opened(lead, ids, { filter: { kind: 'apart' } })).rows.rows.map(({ key }) => key)).toEqual([
      keys[5],
    ]);
    // Whoever has finished has read the others too.
    await take(lead, ids, finished());
    expect((await answers.agreement(lead, ids, themes))!.agreement!.n).toBe(8);
  });

  test('a code is tested by its words, with the question in the place of the guide', async () => {
    const ids = await closedQuestion(open.database);
    const keys = await keysOf(ids);
    await take(analyst, ids, coded('Fordi', [keys[0]!]), coded('Tid', keys.slice(0, 5)));
    const { state, items, question } = (await answers.codes(analyst, ids, spoken))!;
    expect(items.filter(({ words }) => words === 'Tid')).toHaveLength(3);
    const codeId = state.codes.find(({ words }) => words === 'Tid')!.codeId;
    await take(
      analyst,
      ids,
      step({ kind: 'codeTested', codeId, words: 'Tid', couldBeWrittenBefore: false, saysWhatWasSaid: true }),
      coded(question.label, [keys[1]!], null, 'asked'),
    );
    const now = (await answers.codes(analyst, ids, spoken))!;
    expect(now.items.find((item) => item.codeId === codeId)).toMatchObject({ status: 'passed', hints: [] });
    const asked = now.items.find(({ words }) => words === question.label)!;
    expect(asked.hints.map(({ kind }) => kind)).toContain('repeatsTheGuide');
  });
});
