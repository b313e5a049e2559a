import { describe, expect, test } from 'vitest';
import { type CountCell, countBackgrounds, countCells } from './counts.ts';
import { type RateRow, releaseRates } from './release-rates.ts';

const policy = { minimumGroup: 5 };
const cell = (office: string | null, invited: number, more: Partial<CountCell> = {}): CountCell => ({
  audience: 'employee',
  office,
  invited,
  undeliverable: 0,
  absent: 0,
  complete: 0,
  partial: 0,
  ...more,
});
const named = (rows: readonly RateRow[]) => Object.fromEntries(rows.map((row) => [row.name, row]));
const shownIn = (rows: readonly RateRow[]) => rows.filter((row) => !row.withheld).map(({ name }) => name);

test('the employees of 2015: 547 of 572 reached, 238 complete and 26 in part, 48.3 %', () => {
  const cells = [cell('A', 572, { undeliverable: 5, absent: 20, complete: 238, partial: 26 })];
  const { total } = releaseRates(cells, policy, 'person');
  expect(total).toMatchObject({ reached: 547, complete: 238, partial: 26 });
  expect(total.rateWithPartialPercent).toBeCloseTo(48.3, 1);
  expect(total.ratePercent).toBeCloseTo((100 * 238) / 547, 10);
});

test('all of 2015: 590 reached of 615 invited, 294 answered in all or in part, 49.8 %', () => {
  const { total, byAudience } = releaseRates(
    [
      cell('A', 572, { undeliverable: 5, absent: 20, complete: 238, partial: 26 }),
      cell(null, 43, { audience: 'leader', complete: 26, partial: 4 }),
    ],
    policy,
    'person',
  );
  // The thesis prints 614 invited: its parts, 572 and 43, add up to 615.
  expect(total).toMatchObject({ invited: 615, reached: 590 });
  expect(total.rateWithPartialPercent).toBeCloseTo(49.8, 1);
  expect(named(byAudience.rows).leader?.rateWithPartialPercent).toBeCloseTo(69.8, 1);
});

describe('whoever is reached with fewer than the minimum', () => {
  test('has no rate of their own, and no subtraction gives it', () => {
    const cells = [
      cell('Large', 30, { complete: 12 }),
      cell('Middle', 9, { complete: 4 }),
      cell('Tiny', 1, { complete: 1 }),
    ];
    const { byOffice, total } = releaseRates(cells, policy, 'person');
    expect(shownIn(byOffice.rows)).toEqual(['Large']);
    expect(named(byOffice.rows).Tiny).toMatchObject({ invited: 1, complete: null, ratePercent: null });
    expect(byOffice.together).toMatchObject({ invited: 10, reached: 10, complete: 5 });
    expect(total.complete).toBe(17);
  });

  test('counts those who were reached, not those who were invited', () => {
    const cells = [
      cell('Large', 30),
      cell('Away', 7, { absent: 2, undeliverable: 1, complete: 3 }),
      cell('Other', 12),
    ];
    expect(shownIn(releaseRates(cells, policy, 'person').byOffice.rows)).toEqual(['Large']);
  });

  test('is not given back by the other table either', () => {
    // Alone, each table would show: by audience "advisor" 10, by office E with 6. The difference is F, with 4.
    const cells = [
      cell('A', 20),
      cell('B', 25),
      cell('G', 5),
      cell('E', 6, { audience: 'advisor' }),
      cell('F', 4, { audience: 'advisor' }),
    ];
    const { byAudience, byOffice } = releaseRates(cells, policy, 'person');
    const shown = [...shownIn(byAudience.rows), ...shownIn(byOffice.rows)];
    expect(shown.includes('advisor') && shown.includes('E')).toBe(false);
    expect(shown).toContain('A');
    expect(named(byOffice.rows).F?.withheld).toBe('fewer-than-minimum');
  });

  test('is everybody, where no more were reached in all', () => {
    const { total, byAudience, byOffice } = releaseRates([cell('A', 4, { complete: 2 })], policy, 'person');
    expect(total).toMatchObject({ invited: 4, complete: null, withheld: 'fewer-than-minimum' });
    expect(shownIn(byAudience.rows)).toEqual([]);
    expect(byOffice.together).toBeNull();
  });
});

test('columns add up: invited less undeliverable and absent are reached, and the rows are the total', () => {
  const cells = Array.from({ length: 30 }, (_, place) =>
    cell(`Office ${place}`, 3 + ((place * 7) % 19), {
      undeliverable: place % 3,
      absent: place % 2,
      complete: place % 2,
    }),
  );
  const { total, byOffice } = releaseRates(cells, policy, 'person');
  const shown = byOffice.rows.filter((row) => !row.withheld);
  for (const column of ['undeliverable', 'absent', 'reached', 'complete', 'partial'] as const) {
    const sum = [...shown, byOffice.together!].reduce((all, row) => all + row[column]!, 0);
    expect(sum).toBe(total[column]);
  }
  for (const row of [total, byOffice.together!, ...shown]) {
    expect(row.reached).toBe(row.invited - row.undeliverable! - row.absent!);
  }
});

test('a wave that nobody is invited to has rows of nothing, and no rate', () => {
  const { total, byOffice } = releaseRates([], policy, 'person');
  expect(total).toMatchObject({ invited: 0, reached: 0, complete: 0, ratePercent: null });
  expect(byOffice.rows).toEqual([]);
});

describe('counting people', () => {
  const person = { audience: 'employee', office: 'A', background: {}, hasAnswered: false, hasBegun: false };
  test('somebody away who answered all the same was reached', () => {
    const cells = countCells(
      [
        { ...person, state: 'absent', hasAnswered: true },
        { ...person, state: 'absent' },
        { ...person, state: 'undeliverable', hasBegun: true },
        { ...person, state: 'invited' },
      ],
      'person',
    );
    expect(cells).toEqual([
      {
        audience: 'employee',
        office: 'A',
        invited: 4,
        undeliverable: 0,
        absent: 1,
        complete: 1,
        partial: 1,
      },
    ]);
  });

  test('where the system holds the key, entering that a letter came back tells nothing of whom it is about', () => {
    // Each of these is marked in turn, after four have answered; whoever leads the study sees all that is shown.
    const everybody = Array.from({ length: 8 }, (_, place) => ({
      ...person,
      state: 'invited' as const,
      office: place < 7 ? 'A' : 'B',
      audience: place < 6 ? 'employee' : 'leader',
      hasAnswered: place % 2 === 0,
      background: { kjønn: 'kvinne' },
    }));
    const shownAfter = (marked: number) => {
      const now = everybody.map((one, place) =>
        place === marked ? { ...one, state: 'absent' as const } : one,
      );
      const { total } = releaseRates(countCells(now, 'system'), policy, 'system');
      const [kin] = countBackgrounds(now, 'system').filter(({ variable }) => variable === 'kjønn');
      return { total, kin };
    };
    for (let marked = 1; marked < 8; marked += 1) expect(shownAfter(marked)).toEqual(shownAfter(0));
    expect(shownAfter(0).total).toMatchObject({ invited: 8, absent: 1, reached: 7, complete: 4 });
  });

  test('and who answered was reached all the same, as far as a sum can tell', () => {
    const all = Array.from({ length: 6 }, () => ({ ...person, hasAnswered: true, state: 'absent' as const }));
    const some = Array.from({ length: 2 }, () => ({ ...person, state: 'undeliverable' as const }));
    const { total } = releaseRates(countCells([...all, ...some], 'system'), { minimumGroup: 2 }, 'system');
    // By the marks nobody was reached: that is fewer than two.
    expect(total.complete).toBeNull();
    const invited = Array.from({ length: 3 }, () => ({
      ...person,
      hasAnswered: true,
      state: 'invited' as const,
    }));
    const rates = releaseRates(
      countCells([...all, ...invited, ...some], 'system'),
      { minimumGroup: 2 },
      'system',
    );
    expect(rates.total).toMatchObject({ invited: 11, undeliverable: 2, absent: 0, reached: 9, complete: 9 });
  });

  test('an empty background is nothing to be counted by', () => {
    const counts = countBackgrounds(
      [
        { ...person, state: 'invited', background: { kjønn: 'kvinne', alder: '' }, hasAnswered: true },
        { ...person, state: 'absent', background: { kjønn: 'kvinne', alder: '40–49' } },
      ],
      'person',
    );
    expect(counts.filter(({ variable }) => !variable.startsWith('@'))).toEqual([
      { variable: 'alder', category: '40–49', invited: 1, reached: 0, answered: 0 },
      { variable: 'kjønn', category: 'kvinne', invited: 2, reached: 1, answered: 1 },
    ]);
  });
});
