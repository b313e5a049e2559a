import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#modules/organisation/schema.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { long, type ScorecardsToTry, scorecardsToTry } from '../testing/scorecards-to-try.ts';

describe.each(testEngines())('what a sheet changes in the scorecard, on $name', (engine) => {
  let open: OpenDatabase;
  let count = 0;
  let desk: ScorecardsToTry;
  beforeAll(async () => {
    open = await engine.open();
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    count += 1;
    desk = await scorecardsToTry(open.database, `o${count}`);
  });

  test('a changed value needs a reason, and what it was stays in the trail', async () => {
    const { actor, scorecards, stored, takeIn } = desk;
    await takeIn(long('9901;2015-01;B.12;5;10', '9902;2015-01;B.12;5;10'));
    const corrected = long('9901;2015-01;B.12;6;10', '9902;2015-01;B.12;5;10');
    expect(await scorecards.preview(actor, corrected)).toMatchObject({
      fresh: [],
      same: 1,
      changed: [{ line: 2, before: { numerator: 5 }, after: { numerator: 6 } }],
    });
    await expect(takeIn(corrected)).rejects.toMatchObject({ code: 'reason-missing' });
    expect((await stored())[0]?.numerator).toBe(5);
    await takeIn(corrected, 'Counted one twice.');
    expect((await stored())[0]?.numerator).toBe(6);
    const { corrections } = await scorecards.corrections(actor, { page: 1 });
    expect(corrections).toMatchObject([
      {
        unit: '9901',
        before: { numerator: 5 },
        after: { numerator: 6 },
        reason: 'Counted one twice.',
        byName: 'Made Up',
      },
    ]);
    expect(
      await scorecards.withdraw(actor, {
        code: 'B.12',
        unit: '9902',
        month: '2015-01',
        reason: 'Wrong office',
      }),
    ).toBe(true);
    expect(
      await scorecards.withdraw(actor, {
        code: 'B.12',
        unit: '9902',
        month: '2015-01',
        reason: 'Wrong office',
      }),
    ).toBe(false);
    expect((await scorecards.corrections(actor, { page: 1 })).corrections[0]).toMatchObject({ after: null });
  });

  test('what somebody else wrote after the preview is not overwritten unseen', async () => {
    const { actor, scorecards, stored, takeIn } = desk;
    const mine = long('9901;2015-01;B.12;5;10');
    await scorecards.hold(actor, mine);
    const { stamp } = (await scorecards.held(actor))!;
    await takeIn(long('9901;2015-01;B.12;9;10'));
    await expect(scorecards.confirm(actor, { stamp, reason: '' })).rejects.toMatchObject({
      code: 'changed-since-preview',
    });
    expect((await stored())[0]?.numerator).toBe(9);
    const again = (await scorecards.held(actor))!;
    expect(again).toMatchObject({ changed: [{ before: { numerator: 9 } }] });
    expect(await scorecards.confirm(actor, { stamp: again.stamp, reason: 'Mine was right' })).toMatchObject({
      changed: 1,
    });
    expect(await scorecards.confirm(actor, { stamp: again.stamp, reason: 'twice' })).toBeNull();
  });

  test('two windows that say yes at the same time: one of them is asked to look again', async () => {
    const { actor, scorecards, stored } = desk;
    const [a, b] = [long('9901;2015-01;B.12;1;10'), long('9901;2015-01;B.12;2;10')];
    const stamps = await Promise.all(
      [a, b].map(async (file) => (await scorecards.preview(actor, file)).stamp),
    );
    const results = await Promise.allSettled(
      [a, b].map((file, index) => scorecards.takeIn(actor, file, { stamp: stamps[index]!, reason: 'x y' })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stored()).toHaveLength(1);
  });

  test('nobody else may bring anything in, or see the corrections', async () => {
    const { actor, scorecards } = desk;
    const analyst: Actor = { ...actor, grants: [{ role: 'analyst', studyId: 's', office: null }] };
    const advisor: Actor = { ...actor, grants: [{ role: 'advisor', studyId: null, office: null }] };
    const file = long('9901;2015-01;B.12;1;10');
    for (const refused of [
      () => scorecards.hold(analyst, file),
      () => scorecards.takeIn(analyst, file, { stamp: '', reason: '' }),
      () => scorecards.corrections(analyst, { page: 1 }),
      () => scorecards.setTarget(analyst, 'B.12', { unit: '', from: '2015-01', target: '1' }),
      () => scorecards.board(advisor),
    ])
      await expect(refused()).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await scorecards.board(analyst)).rows).toHaveLength(11);
  });
});
