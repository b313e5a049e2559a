import type { CustodyHolder } from '#modules/organisation/schema.ts';
import {
  createSetLedger,
  type DisclosurePolicy,
  gather,
  isLargeEnough,
  type Released,
  releaseFigure,
  releaseGroups,
  rowSetOf,
} from '#modules/privacy/index.ts';
import type { CountCell } from './counts.ts';
import type { RateRow, Rates, RateTable } from './result.ts';

export type { RateRow, Rates, RateTable } from './result.ts';

type Dimension = 'audience' | 'office';
type Sums = Omit<CountCell, 'audience' | 'office'>;

/**
 * The table of 2015 by audience and by office. A group of fewer reached than the minimum is withheld, and with it the
 * smallest others, until neither table, nor the two together, give it back: of an office with one person a rate says
 * whether that person has answered.
 */
export function releaseRates(
  cells: readonly CountCell[],
  policy: DisclosurePolicy,
  custody: CustodyHolder,
): Released<Rates> {
  const all = sumOf(cells);
  const tellings = tooTelling(cells, policy, custody);
  const table = (dimension: Dimension) => {
    const groups = groupsBy(cells, dimension);
    const sizes = groups.map(({ sums }) => reachedIn(sums));
    const rows = groups.map(({ name, sums }) => rowOf(name, sums));
    return releaseGroups<RateTable>(
      { rows, together: null },
      sizes,
      policy,
      (_, verdicts) => {
        const isHidden = (place: number) => verdicts[place] !== 'shown';
        const hidden = groups.filter((_group, place) => isHidden(place));
        const isPart = hidden.length > 0 && hidden.length < groups.length;
        return {
          rows: rows.map((row, place) => (isHidden(place) ? withhold(row) : row)),
          together: isPart ? rowOf(null, addUp(hidden.map(({ sums }) => sums))) : null,
        };
      },
      groups.map(({ name }) => tellings.has(keyOf(dimension, name))),
    );
  };
  const isNobody = peopleIn(all, custody) === 0;
  return gather<Rates, object>(
    {
      total: releaseFigure(
        rowOf(null, all),
        isNobody ? policy.minimumGroup : reachedIn(all),
        policy,
        withhold,
      ),
      byAudience: table('audience'),
      byOffice: table('office'),
    },
    {},
  );
}

/**
 * The groups that must be withheld because the two tables and their total, added and subtracted, would leave few. The
 * smallest go first. People of one audience and office are alike here, so no more of them are needed than the minimum.
 */
function tooTelling(
  cells: readonly CountCell[],
  policy: DisclosurePolicy,
  custody: CustodyHolder,
): ReadonlySet<string> {
  const people = cells.flatMap((cell) =>
    Array.from({ length: Math.min(peopleIn(cell, custody), policy.minimumGroup) }, () => cell),
  );
  const withheld = new Set<string>();
  const told = (['audience', 'office'] as const)
    .flatMap((dimension) =>
      groupsBy(cells, dimension).map(({ name, sums }) => ({
        key: keyOf(dimension, name),
        size: peopleIn(sums, custody),
        set: rowSetOf(people.length, (row) => people[row]![dimension] === name),
      })),
    )
    .filter(({ key, size }) => {
      const isSmall = size > 0 && !isLargeEnough(size, policy);
      if (isSmall) withheld.add(key);
      return size > 0 && !isSmall;
    })
    .sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
  while (told.length > 0) {
    const ledger = createSetLedger(people.length, policy);
    if (ledger.admit([{ sets: told.map(({ set }) => set), measures: [] }])) break;
    withheld.add(told.pop()!.key);
  }
  return withheld;
}

function groupsBy(cells: readonly CountCell[], dimension: Dimension) {
  const names = [...new Set(cells.map((cell) => cell[dimension]))];
  return names.map((name) => ({ name, sums: sumOf(cells.filter((cell) => cell[dimension] === name)) }));
}

/**
 * How many people a number is about. Where letters that came back are entered without looking at who has answered, a
 * group whom no letter has reached may have answered all the same, and is a small one.
 */
export function peopleIn(sums: Sums, custody: CustodyHolder): number {
  const reached = reachedIn(sums);
  return custody === 'system' && sums.invited > 0 ? Math.max(1, reached) : reached;
}

const keyOf = (dimension: Dimension, name: string | null) => JSON.stringify([dimension, name]);
const reachedIn = ({ invited, undeliverable, absent }: Sums) => invited - undeliverable - absent;
const sumOf = (cells: readonly CountCell[]): Sums => addUp(cells);

function addUp(parts: readonly Sums[]): Sums {
  const sum = (column: keyof Sums) => parts.reduce((total, part) => total + part[column], 0);
  return {
    invited: sum('invited'),
    undeliverable: sum('undeliverable'),
    absent: sum('absent'),
    complete: sum('complete'),
    partial: sum('partial'),
  };
}

function rowOf(name: string | null, sums: Sums): RateRow {
  const { invited, complete, partial } = sums;
  // Who answered was reached, whatever came back. Made up for here, where it says no more than the numbers of the row:
  // in the counts of one audience in one office it could tell of one person.
  const silent = invited - complete - partial;
  const undeliverable = Math.min(sums.undeliverable, silent);
  const absent = Math.min(sums.absent, silent - undeliverable);
  const reached = invited - undeliverable - absent;
  const percent = (count: number) => (reached === 0 ? null : (100 * count) / reached);
  return {
    name,
    invited,
    undeliverable,
    absent,
    reached,
    complete,
    partial,
    ratePercent: percent(complete),
    rateWithPartialPercent: percent(complete + partial),
  };
}

function withhold({ name, invited }: RateRow): RateRow {
  const nothing = { undeliverable: null, absent: null, reached: null, complete: null, partial: null };
  return {
    name,
    invited,
    ...nothing,
    ratePercent: null,
    rateWithPartialPercent: null,
    withheld: 'fewer-than-minimum',
  };
}
