import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { long, type ScorecardsToTry, scorecardsToTry, sheet } from '../testing/scorecards-to-try.ts';

const example = (name: string) => readFileSync(`examples/sor-trondelag/results/${name}.csv`);

describe.each(testEngines())('bringing sheets into the scorecard, on $name', (engine) => {
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

  test("the demo's half-year is taken in whole, and the second time it is all there already", async () => {
    const { actor, scorecards, stored, takeIn } = desk;
    const file = { fileName: 'scorecard.csv', bytes: example('scorecard') };
    const preview = await scorecards.preview(actor, file);
    expect(preview).toMatchObject({ kind: 'values', same: 0, changed: [] });
    expect(preview.fresh).toHaveLength(19 * 6 * 11);
    expect(await stored()).toEqual([]);
    expect(await takeIn(file)).toEqual({ kind: 'values', added: 19 * 6 * 11, changed: 0, same: 0 });
    expect(await takeIn(file)).toEqual({ kind: 'values', added: 0, changed: 0, same: 19 * 6 * 11 });
    const targets = { fileName: 'targets.csv', bytes: example('targets') };
    const seen = await scorecards.preview(actor, targets);
    expect(seen).toMatchObject({ kind: 'targets', changed: [], same: 0 });
    // Written down in August for January: said of every one.
    expect(seen.warnings.map(({ code }) => code)).toEqual(seen.fresh.map(() => 'target-after'));
    expect((await takeIn(targets)).added).toBe(seen.fresh.length);
    const board = await scorecards.board(actor);
    expect(board.month).toBe('2015-06');
    expect(board.rows.map(({ delivered, expected }) => `${delivered} of ${expected}`)).toEqual(
      board.rows.map(() => '19 of 20'),
    );
  });

  test('what cannot be is named by row, in one sentence with what to do, and nothing is taken in', async () => {
    const { actor, scorecards, stored, problemsOf } = desk;
    const wrong = long(
      '9901;2015-01;B.12;12;10',
      '9901;2015-02;B.12;1,234;2000',
      '9977;2015-01;B.12;1;10',
      '9901;2015-08;B.12;1;10',
      '9901;soon;B.12;1;10',
      '9901;2015-03;B.99;1;10',
      '9901;2015-04;B.12;4;',
      '9901;2015-04;B.12;4;10',
      '9901;2015-04;B.12;5;10',
      '9900;2015-01;B.12;5;10',
      '9901;2015-05;B.12;0;0',
      '9901;2015-05;B.12;-1;10',
      '9901;2015-05;B.12;many;10',
      '9901;2015-05;B.12;2.5e0;10',
    );
    expect(await problemsOf(wrong)).toEqual([
      '2 12: The numerator is larger than the denominator. Check both; perhaps they are exchanged.',
      '3 1,234: The number can be read in two ways. Write 1234 if it is thousands, or 1,2340 if it has decimals.',
      expect.stringMatching(/^4 9977: The register does not have this office\. /),
      '5 2015-08: The month August 2015 is not over. Mend the month, or wait until it has been counted.',
      '6 soon: This is no month. Write it as 2015-01, 01.2015 or jan 2015.',
      expect.stringMatching(/^7 B\.99: There is no such indicator\. /),
      expect.stringMatching(/^8 4: The numerator has no denominator\. /),
      '10 9901: B.12 for April 2015 is given for this unit in row 9 too. Keep one of them.',
      expect.stringMatching(/^11 9900: This is a county\. /),
      expect.stringMatching(/^12 0: 0 of 0 is no share\. /),
      expect.stringMatching(/^13 -1: The number is below 0\. /),
      expect.stringMatching(/^14 many: This is not a number\. /),
      expect.stringMatching(/^15 2\.5e0: The numerator is a count/),
    ]);
    await expect(scorecards.hold(actor, wrong)).rejects.toMatchObject({ code: 'scorecard-sheet' });
    expect(await scorecards.held(actor)).toBeNull();
    expect(await stored()).toEqual([]);
  });

  test('shares are taken with decimal comma, per cent or a heading that says so; over 100 % never', async () => {
    const { stored, problemsOf, takeIn } = desk;
    const values = sheet(
      'kontor;måned;indikator;verdi\n9901;jan 2015;B.12;0,75\n9902;01.2015;B.12;75 %\n9903;2015M01;B.12;0.75',
    );
    await takeIn(values);
    expect((await stored()).map(({ value }) => value)).toEqual([0.75, 0.75, 0.75]);
    const inPerCent = sheet('kontor;måned;indikator;verdi (%)\n9904;2015-01;B.12;75,5');
    await takeIn(inPerCent);
    expect((await stored()).at(-1)?.value).toBeCloseTo(0.755, 12);
    expect(await problemsOf(sheet('kontor;måned;indikator;verdi\n9901;2015-01;B.12;75'))).toEqual([
      '2 75: A share cannot be over 100%. Write it as 0.75 or 75%.',
    ]);
    expect(
      await problemsOf(sheet('enhet;måned;indikator;teller;nevner;verdi\n9901;2015-01;B.12;5;10;0,8')),
    ).toEqual([expect.stringContaining('does not agree with the numerator')]);
  });

  test('a wide sheet has a column an indicator, or two; empty cells say nothing', async () => {
    const { actor, scorecards, stored, takeIn } = desk;
    const wide = sheet(
      'Enhet;Måned;B.12 teller;B.12 nevner;B.14;Merknad\n9901;2015-01;5;10;0,5;ok\n9902;2015-01;;;60 %;',
    );
    const preview = await scorecards.preview(actor, wide);
    expect(preview.unused).toEqual(['Merknad']);
    await takeIn(wide);
    expect((await stored()).map(({ indicator, unit, value }) => `${indicator} ${unit} ${value}`)).toEqual([
      'B.12 9901 0.5',
      'B.14 9901 0.5',
      'B.14 9902 0.6',
    ]);
  });

  test('a number that a spreadsheet has taken the zeros from is still the office', async () => {
    const { stored, takeIn } = desk;
    await takeIn(long('502;2015-01;B.12;5;10', '9901 Made-up 1;2015-01;B.12;5;10'));
    expect((await stored()).map(({ unit }) => unit).sort()).toEqual(['0502', '9901']);
  });

  test('a sudden jump and an office that is missing are shown, and can be said yes to', async () => {
    const { actor, scorecards, takeIn } = desk;
    const months = ['01', '02', '03', '04'].map((month) => `9901;2015-${month};B.12;70;100`);
    const file = long(...months, '9901;2015-05;B.12;20;100', '9902;2015-05;B.12;700;1000');
    const { warnings } = await scorecards.preview(actor, file);
    const codes = warnings.map(({ code, line }) => `${code} ${line ?? ''}`);
    expect(codes[0]).toBe('jump-value 6');
    expect(warnings[0]?.text.en).toBe(
      'B.12 for 9901 in May 2015 is 20.0%, against 70.0% in the months before. That is more than chance explains. Check the number.',
    );
    // 18 offices in each of four months, 17 in the fifth; never the office of another county.
    expect(codes.filter((code) => code.startsWith('missing-office'))).toHaveLength(4 * 18 + 17);
    expect(await takeIn(file)).toMatchObject({ added: 6 });
  });

  test('a sheet without the columns it needs says which', async () => {
    const { problemsOf } = desk;
    expect(await problemsOf(sheet('enhet;indikator;teller;nevner\n9901;B.12;1;2'))).toEqual([
      expect.stringContaining('The column “month” is missing'),
    ]);
    expect(await problemsOf(sheet('a;b\n1;2'))).toHaveLength(3);
    expect(await problemsOf(sheet('enhet;måned;indikator;teller;nevner'))).toHaveLength(1);
    expect(await problemsOf(sheet(''))).toHaveLength(1);
  });

  test('the sheets to fill in are taken in when they are filled in', async () => {
    const { actor, scorecards, problemsOf } = desk;
    for (const language of ['nb', 'nn', 'en'] as const) {
      const values = await scorecards.template(actor, 'values', language);
      expect(values.split('\r\n')).toHaveLength(1 + 11 * 20 + 1);
      const filled = values.replaceAll(/;;\r/g, ';3;10\r');
      expect(await scorecards.preview(actor, sheet(filled))).toMatchObject({
        kind: 'values',
        rows: 220,
        unused: [],
      });
      const wide = (await scorecards.template(actor, 'wide', language)).replace(
        /(9901;2015-07);;/,
        '$1;3;10',
      );
      expect(await scorecards.preview(actor, sheet(wide))).toMatchObject({
        kind: 'values',
        unused: [],
        fresh: [{ indicator: 'B.12', unit: '9901', month: '2015-07', numerator: 3, denominator: 10 }],
      });
      const empty = await scorecards.template(actor, 'targets', language);
      expect(await problemsOf(sheet(empty))).toEqual([expect.stringMatching(/The sheet has no targets/)]);
      const one = sheet(empty.replace(/;;\r/, ';0,5;\r'));
      expect(await scorecards.preview(actor, one)).toMatchObject({ fresh: [{ value: 0.5 }] });
      const targets = empty.replaceAll(/;;\r/g, ';0,5;\r');
      expect(await scorecards.preview(actor, sheet(targets))).toMatchObject({ kind: 'targets', unused: [] });
    }
  });
});
