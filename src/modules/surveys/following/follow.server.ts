import { sql } from 'kysely';
import { type LetterKind, letterKinds } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { Place } from '../tables.server.ts';
import type { BackgroundCount, CountCell, DayCount, LetterDay } from './counts.ts';

type Tables = {
  sealed_answers: { organisation_id: string; wave_id: string; receipt: Uint8Array };
  begun_answers: { organisation_id: string; wave_id: string; draft: Uint8Array; sealed: Uint8Array };
  answers: { organisation_id: string; wave_id: string; audience: string; office: string | null };
  follow_counts: Stored<CountCell>;
  follow_backgrounds: { organisation_id: string; wave_id: string } & BackgroundCount;
  follow_times: { organisation_id: string; wave_id: string; counted_at: Date; is_final: boolean };
  follow_letters: { organisation_id: string; wave_id: string; kind: LetterKind; day: string };
  wave_counts: Stored<CountCell>;
  wave_days: { organisation_id: string; wave_id: string; day: string; submitted: number };
  open_link_days: {
    organisation_id: string;
    wave_id: string;
    link_id: string;
    day: string;
    submitted: number;
  };
};
type Stored<T extends { office: string | null }> = { organisation_id: string; wave_id: string } & {
  [K in keyof T]: K extends 'office' ? string : T[K];
};
const tablesOf = (database: Database) => database.withTables<Tables>();
const keyOf = ({ organisationId, waveId }: Place) => ({ organisation_id: organisationId, wave_id: waveId });

/** Every receipt there is in an open wave, for all at once. */
export async function receiptsOfWave(database: Database, place: Place): Promise<Uint8Array[]> {
  const rows = await tablesOf(database)
    .selectFrom('sealed_answers')
    .select('receipt')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('receipt')
    .execute();
  return rows.map(({ receipt }) => receipt);
}

/** What has been begun and not sent in an open wave, for all at once. */
export async function draftsOfWave(
  database: Database,
  place: Place,
): Promise<{ draft: Uint8Array; sealed: Uint8Array }[]> {
  return tablesOf(database)
    .selectFrom('begun_answers')
    .select(['draft', 'sealed'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('draft')
    .execute();
}

/** How many answers a closed wave has from each audience and office. */
export async function countAnswers(
  database: Database,
  place: Place,
): Promise<{ audience: string; office: string | null; count: number }[]> {
  const rows = await tablesOf(database)
    .selectFrom('answers')
    .select(['audience', 'office', (builder) => builder.fn.countAll<string>().as('count')])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .groupBy(['audience', 'office'])
    .orderBy('audience')
    .orderBy('office')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** How a closed wave ended, as it was counted when it closed; empty until it has been. */
export async function finalCellsOf(database: Database, place: Place): Promise<CountCell[]> {
  return cellsIn(database, place, 'wave_counts');
}

async function cellsIn(
  database: Database,
  place: Place,
  table: 'wave_counts' | 'follow_counts',
): Promise<CountCell[]> {
  const rows = await tablesOf(database)
    .selectFrom(table)
    .select(['audience', 'office', 'invited', 'undeliverable', 'absent', 'complete', 'partial'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('audience')
    .orderBy('office')
    .execute();
  return rows.map((cell) => ({ ...cell, office: cell.office === '' ? null : cell.office }));
}

export type StoredCount = {
  readonly countedAt: Date;
  readonly isFinal: boolean;
  readonly cells: readonly CountCell[];
  readonly backgrounds: readonly BackgroundCount[];
};

export type NewCount = StoredCount & {
  /** The day that the count is the number of, as in 2026-12-24; null where it belongs to no day. */
  readonly day: string | null;
  readonly openLinks: ReadonlyMap<string, number>;
  /** Kinds of letters that have gone out by now. */
  readonly letters: readonly LetterKind[];
};

/** Keeps a count, all at once. */
export async function saveCount(database: Database, place: Place, count: NewCount): Promise<void> {
  await tablesOf(database)
    .transaction()
    .execute((transaction) => writeCount(transaction as unknown as Database, place, count));
}

/**
 * Keeps a count within a transaction: what was counted before is replaced, changed or not, and the day gets its number.
 * How a wave ended is never replaced by how it went, however long that was in being counted.
 */
export async function writeCount(transaction: Database, place: Place, count: NewCount): Promise<void> {
  const key = keyOf(place);
  const tables = tablesOf(transaction);
  const times = { counted_at: count.countedAt, is_final: count.isFinal };
  // First, since it is one row a wave: two who count at once wait for each other here.
  const kept = await tables
    .insertInto('follow_times')
    .values({ ...key, ...times })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'wave_id'])
        .doUpdateSet(times)
        .where('follow_times.is_final', '=', false),
    )
    .returning('wave_id')
    .executeTakeFirst();
  if (!kept) return;
  for (const table of ['follow_counts', 'follow_backgrounds'] as const) {
    await tables
      .deleteFrom(table)
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .execute();
  }
  for (const part of inParts(count.cells)) {
    const rows = part.map((cell) => ({ ...key, ...cell, office: cell.office ?? '' }));
    await tables.insertInto('follow_counts').values(rows).execute();
  }
  for (const part of inParts(count.backgrounds)) {
    const rows = part.map((one) => ({ ...key, ...one }));
    await tables.insertInto('follow_backgrounds').values(rows).execute();
  }
  const { day } = count;
  if (day === null) return;
  for (const kind of count.letters) {
    await tables
      .insertInto('follow_letters')
      .values({ ...key, kind, day })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const submitted = count.cells.reduce((sum, { complete }) => sum + complete, 0);
  await tables
    .insertInto('wave_days')
    .values({ ...key, day, submitted })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'wave_id', 'day']).doUpdateSet({ submitted }),
    )
    .execute();
  for (const [link_id, number] of count.openLinks) {
    await tables
      .insertInto('open_link_days')
      .values({ ...key, link_id, day, submitted: number })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'wave_id', 'link_id', 'day']).doUpdateSet({ submitted: number }),
      )
      .execute();
  }
}

/** What was last counted; null when nothing has been. */
export async function findCount(database: Database, place: Place): Promise<StoredCount | null> {
  const tables = tablesOf(database);
  const times = await tables
    .selectFrom('follow_times')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .executeTakeFirst();
  if (!times) return null;
  const cells = await cellsIn(database, place, 'follow_counts');
  const backgrounds = await tables
    .selectFrom('follow_backgrounds')
    .select(['variable', 'category', 'invited', 'reached', 'answered'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('variable')
    .orderBy('category')
    .execute();
  return {
    countedAt: new Date(times.counted_at),
    isFinal: times.is_final,
    cells,
    backgrounds,
  };
}

/** How many of those asked had answered when each day was counted, the first day first. */
export async function daysOfWave(database: Database, place: Place): Promise<DayCount[]> {
  return tablesOf(database)
    .selectFrom('wave_days')
    .select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day'), 'submitted'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('wave_days.day')
    .execute();
}

/** The same for those who answered by open links, by link. */
export async function openLinkDaysOfWave(
  database: Database,
  place: Place,
): Promise<(DayCount & { readonly linkId: string })[]> {
  const rows = await tablesOf(database)
    .selectFrom('open_link_days')
    .select(['link_id', 'day', 'submitted'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('day')
    .orderBy('link_id')
    .execute();
  return rows.map(({ link_id, day, submitted }) => ({ linkId: link_id, day, submitted }));
}

/** The days on which letters went out, the first first; those of one day as they follow one another. */
export async function letterDaysOfWave(database: Database, place: Place): Promise<LetterDay[]> {
  const rows = await tablesOf(database)
    .selectFrom('follow_letters')
    .select(['kind', 'day'])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('day')
    .execute();
  const placeOf = ({ kind }: LetterDay) => letterKinds.indexOf(kind);
  return rows.sort((a, b) => (a.day === b.day ? placeOf(a) - placeOf(b) : a.day < b.day ? -1 : 1));
}

function inParts<T>(rows: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < rows.length; start += 500) parts.push(rows.slice(start, start + 500));
  return parts;
}
