import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { listTargets } from '../store.server.ts';
import { long, type ScorecardsToTry, scorecardsToTry, sheet } from '../testing/scorecards-to-try.ts';

describe.each(testEngines())('targets and a county’s own indicators, on $name', (engine) => {
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

  test('targets of the county and of an office are told apart, and changed only after being shown', async () => {
    const { actor, scorecards, takeIn } = desk;
    await takeIn(
      sheet(
        'indikator;enhet;fra;mål;vedtatt\nB.12;;2015-01;75 %;2014-12-15\nB.12;9901;2015-01;0,6;15.12.2014',
      ),
    );
    expect(await scorecards.preview(actor, sheet('indikator;fra;mål\nB.12;2015-01;0,8'))).toMatchObject({
      changed: [{ before: { value: 0.75 }, after: { value: 0.8, unit: null } }],
    });
    await scorecards.setTarget(actor, 'B.12', { unit: '', from: '2015-09', target: '80 %' });
    expect(
      (await listTargets(open.database, actor)).map(({ unit, from, value }) => `${unit} ${from} ${value}`),
    ).toEqual(['null 2015-01 0.75', 'null 2015-09 0.8', '9901 2015-01 0.6']);
    await expect(
      scorecards.setTarget(actor, 'B.12', { unit: '', from: '2015-09', target: '80' }),
    ).rejects.toMatchObject({
      code: 'target',
    });
  });

  test("an office's own indicator takes that office's values alone, and is the same kind for good", async () => {
    const { actor, scorecards, problemsOf, takeIn } = desk;
    const own = {
      code: 'C.1',
      name: 'x',
      numerator: 'a',
      denominator: 'b',
      kind: 'share',
      direction: 'lower',
    };
    await scorecards.saveIndicator(actor, { ...own, owner: 'office', ownerUnit: '9902' }, 'new');
    expect(await problemsOf(long('9901;2015-01;C.1;1;10'))).toEqual([
      expect.stringContaining("is unit 9902's own"),
    ]);
    await expect(scorecards.saveIndicator(actor, own, 'new')).rejects.toMatchObject({ code: 'indicator' });
    await takeIn(long('9902;2015-01;C.1;1;10'));
    await expect(
      scorecards.saveIndicator(actor, { ...own, kind: 'rate', owner: 'office', ownerUnit: '9902' }, 'change'),
    ).rejects.toMatchObject({ code: 'indicator' });
  });

  test('a count per 100 users takes the users from the register', async () => {
    const { actor, scorecards, stored, takeIn } = desk;
    const given = {
      code: 'C.2',
      name: 'x',
      numerator: 'a',
      kind: 'rate',
      basis: 'users',
      direction: 'higher',
    };
    await scorecards.saveIndicator(actor, given, 'new');
    await takeIn(sheet('enhet;måned;indikator;teller\n9901;2015-01;C.2;12'));
    expect(await stored()).toMatchObject([{ numerator: 12, denominator: 300, value: 4 }]);
  });
});
