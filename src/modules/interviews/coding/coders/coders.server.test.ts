import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import { systemClock } from '#platform/clock.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { addInformant, addInterview } from '../../core/interviews.server.ts';
import type { CodingRoom } from '../coding-room.ts';
import { createCoding } from '../create-coding.ts';
import { movePlacedCodings } from '../for-others.server.ts';
import { readSteps } from '../log/log.server.ts';
import type { SentStep, Step } from '../log/steps.ts';
import { madeText, onPassage } from '../testing/made-steps.ts';

const who = (name: string, studyId: string): Actor => ({
  organisationId: 'o1',
  personId: name,
  name,
  email: `${name}@example.org`,
  grants: [{ role: 'analyst', studyId, office: null }],
});
const lines = madeText.split('\n');
const turns = lines.map((line, at) => {
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  return { speaker: 'Leder A', start, end: start + line.length, startMs: null, endMs: null };
});
let made = 0;
const sent = (step: Step): SentStep => {
  made += 1;
  return { eventId: `made-${made}-event`, step };
};

describe.each(testEngines())('more than one who codes, on $name', (engine) => {
  let open: OpenDatabase;
  let room: CodingRoom;
  beforeAll(async () => {
    open = await engine.open();
    room = createCoding({
      database: open.database,
      clock: systemClock,
      guideTexts: async () => [],
      transcript: async (_, { interviewId }) => ({
        interviewId,
        version: 1,
        text: madeText,
        turns,
        sha256: '',
        savedOn: '2026-03-01',
        byName: 'Ivar',
      }),
    });
  });
  afterAll(() => open.close());

  async function study(studyId: string) {
    const place = { organisationId: 'o1', studyId };
    await addInformant(open.database, place, { informantId: 'informant-a', pseudonym: 'Leder A' });
    await addInterview(open.database, { ...place, interviewId: 'interview-a' }, 'informant-a');
    const asked = { studyId, interviewId: 'interview-a', spoken: 'no' } as const;
    const [anne, ivar] = [who('anne', studyId), who('ivar', studyId)];
    const take = (actor: Actor, ...steps: Step[]) =>
      room.take(actor, asked, { steps: steps.map(sent), since: 0 });
    const wrote = (name: string, line: number, words = `sier ${name}`): Step => ({
      kind: 'codeWritten',
      codeId: `code-${name}`,
      words,
      ...onPassage(`coding-${name}-${studyId}`, line),
    });
    return { place, asked, anne, ivar, take, wrote };
  }
  const words = (found: { readonly items: readonly { readonly words: string }[] } | null) =>
    found!.items.map((item) => item.words);

  test('what one does is told to the other by the number of the log, with whose it is', async () => {
    const { asked, anne, ivar, take, wrote } = await study('live');
    await take(anne, wrote('aaa', 1));
    const seen = await room.open(ivar, asked);
    const seat = { seatId: 'seat-ivar', interviewId: 'interview-a', isLeaving: false };
    await take(anne, wrote('bbb', 2), { kind: 'codeNoted', codeId: 'code-aaa', memo: 'husk' });
    const live = await room.live(ivar, asked, seat);
    expect(live.number).toBeGreaterThan(seen!.number);
    const fresh = await room.take(ivar, asked, { steps: [], since: seen!.number });
    expect(fresh!.items).toMatchObject([
      { words: 'sier aaa', memo: 'husk', isOwn: false },
      { words: 'sier bbb', byName: 'anne' },
    ]);
    const other = { seatId: 'seat-anne', interviewId: 'interview-a', isLeaving: false };
    expect((await room.live(anne, asked, other)).others).toEqual(['ivar']);
    await room.live(ivar, asked, { ...seat, isLeaving: true });
    expect((await room.live(anne, asked, other)).others).toEqual([]);
  });

  test('coded blind, no door tells of what others have coded before both have finished', async () => {
    const { asked, anne, ivar, take, wrote } = await study('blind');
    await room.takeOnBoard(anne, asked, [sent({ kind: 'blindChosen', isBlind: true })]);
    await take(anne, wrote('aaa', 1));
    await take(ivar, wrote('bbb', 1));
    const finish = { kind: 'interviewFinished', interviewId: 'interview-a', isFinished: true } as const;
    const everything = async () =>
      JSON.stringify([
        await room.open(anne, asked),
        await room.codes(anne, asked),
        await room.take(anne, asked, { steps: [], since: 0 }),
        await room
          .sideBySide(anne, asked, { interviewId: null, first: null, second: null })
          .then(({ shown }) => shown),
        await room.history(anne, asked, { person: '', interview: '', code: '' }),
      ]);
    for (const step of [null, finish]) {
      if (step) await take(anne, step);
      expect(await everything()).toContain('sier aaa');
      expect(await everything()).not.toContain('sier bbb');
    }
    const choice = { units: 'turns', level: 'code', interviewIds: null, coderIds: null, seed: 1 } as const;
    expect(await room.agreement(anne, asked, choice)).toMatchObject({ agreement: null, sealed: ['Leder A'] });
    await take(ivar, finish);
    expect(words(await room.open(anne, asked))).toEqual(['sier aaa', 'sier bbb']);
    expect((await room.agreement(anne, asked, choice)).agreement).not.toBeNull();
  });

  test('their own alone, in what is open and in what is told afterwards', async () => {
    const { asked, anne, ivar, take, wrote } = await study('own');
    await take(anne, wrote('aaa', 1));
    await take(ivar, wrote('bbb', 2));
    const own = { ...asked, ownOnly: true };
    const seen = await room.open(anne, own);
    expect(words(seen)).toEqual(['sier aaa']);
    expect(seen!.codes.map((code) => code.words)).toEqual(['sier aaa']);
    expect(seen!.progress.codes).toBe(1);
    expect(words(await room.take(anne, own, { steps: [], since: 0 }))).toEqual(['sier aaa']);
    expect(words(await room.take(anne, asked, { steps: [], since: 0 }))).toHaveLength(2);
  });

  test('agreement: whoever has said nothing of an interview has not coded it, and one who has finished has', async () => {
    const { asked, anne, ivar, take, wrote } = await study('agree');
    const choice = { units: 'turns', level: 'code', interviewIds: null, coderIds: null, seed: 1 } as const;
    expect(await room.agreement(anne, asked, choice)).toMatchObject({ why: 'nobody' });
    await take(anne, wrote('aaa', 1, 'Tok lappen'));
    expect(await room.agreement(anne, asked, choice)).toMatchObject({ why: 'oneCoder' });
    await take(ivar, wrote('bbb', 1, 'tok lappen'), wrote('ccc', 3, 'Noe annet'));
    const { agreement } = await room.agreement(anne, asked, choice);
    expect(agreement).toMatchObject({ n: lines.length, interviews: [{ pseudonym: 'Leder A', version: 1 }] });
    const one = agreement!.rows.find((row) => row.name.toLowerCase() === 'tok lappen')!;
    expect(one.used).toEqual([1, 1]);
    expect(one.reckon()).toMatchObject({ kappa: { value: 1 }, alpha: { value: 1 } });
    expect(await room.agreement(anne, asked, { ...choice, level: 'group' })).toMatchObject({
      why: 'notGrouped',
    });
    expect(await room.agreement(anne, asked, { ...choice, coderIds: ['anne'] })).toMatchObject({
      why: 'oneCoder',
    });
  });

  test('finishing is of the interview that is open, and passages that move are moved by somebody', async () => {
    const { place, asked, anne, take, wrote } = await study('moved');
    await take(anne, wrote('aaa', 1));
    const finish = { kind: 'interviewFinished', interviewId: 'interview-b', isFinished: true } as const;
    expect((await take(anne, finish))!.refused).toMatchObject([{ why: 'notThisInterview' }]);
    expect((await room.takeOnBoard(anne, asked, [sent(finish)])).refused).toHaveLength(1);
    await movePlacedCodings(
      open.database,
      { ...place, interviewId: 'interview-a' },
      [{ codingId: 'coding-aaa-moved', version: 2, anchor: onPassage('x', 5).anchor }],
      anne,
    );
    const last = (await readSteps(open.database, place)).at(-1)!;
    expect(last).toMatchObject({ personId: 'anne', byName: 'anne', step: { kind: 'passagesMoved' } });
  });

  test('whoever may not code is told nothing', async () => {
    const { asked } = await study('refused');
    const nobody = { ...who('sara', 'refused'), grants: [] };
    const seat = { seatId: 'seat-sara', interviewId: null, isLeaving: false };
    const nothing = { interviewId: null, first: null, second: null };
    const choice = { units: 'turns', level: 'code', interviewIds: null, coderIds: null, seed: 1 } as const;
    for (const ask of [
      () => room.live(nobody, asked, seat),
      () => room.sideBySide(nobody, asked, nothing),
      () => room.agreement(nobody, asked, choice),
      () => room.history(nobody, asked, { person: '', interview: '', code: '' }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });
});
