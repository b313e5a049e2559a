import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

/**
 * Someone who holds the database and knows in which order people answered, and wants to know what each answered.
 * Takes every column there is, PostgreSQL's hidden ones too, and tries to put rows in an order that is theirs.
 */
export type Row = Readonly<Record<string, unknown>>;
export type Dump = Readonly<Record<string, readonly Row[]>>;

/**
 * Everything in the database, with hidden columns and sequences, the queue of jobs, and what PostgreSQL itself notes
 * about its tables: what `pg_dump` and more would give.
 */
export async function dumpAll(database: Database): Promise<Dump> {
  const dump: Record<string, readonly Row[]> = {};
  const ours = sql`n.nspname in (current_schema(), current_schema() || '_jobs', 'handlingsrom_jobs')`;
  const { rows: tables } = await sql<{ schema: string; name: string; isOurs: boolean }>`
    select n.nspname as schema, c.relname as name, n.nspname = current_schema() as "isOurs"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} order by 1, 2`.execute(database);
  for (const { schema, name, isOurs } of tables) {
    const { rows } = await sql<Row>`select xmin::text as xmin, xmax::text as xmax, cmin::text as cmin,
      ctid::text as ctid, tableoid::text as tableoid, * from ${sql.table(`${schema}.${name}`)}`.execute(
      database,
    );
    dump[isOurs ? name : `jobs.${name}`] = rows;
  }
  const views = {
    // Those that have counted anything.
    pg_sequences: sql`select * from pg_sequences where schemaname = current_schema() and last_value is not null`,
    // The most common values and the borders between the others, as ANALYZE has noted them.
    pg_stats: sql`select s.tablename, s.attname, s.null_frac, s.n_distinct, s.correlation,
      s.most_common_vals::text, s.most_common_freqs::text, s.histogram_bounds::text
      from pg_stats s where s.schemaname = current_schema()`,
    pg_stat_user_tables: sql`select * from pg_stat_user_tables where schemaname = current_schema()`,
    pg_stat_activity: sql`select query from pg_stat_activity where datname = current_database()
      and query like '%' || current_schema() || '%'`,
  };
  for (const [name, view] of Object.entries(views)) {
    const { rows } = await sql<Row>`select * from (${view}) as seen`.execute(database);
    dump[name] = rows;
  }
  return dump;
}

/**
 * Joins by value: what stands in one row of `rows` only, such as an id, and is found again anywhere else, in another
 * table of any dump or in the logs.
 */
export function sharedValues(
  table: string,
  rows: readonly Row[],
  elsewhere: { readonly dumps: readonly Dump[]; readonly logs: string },
): { column: string; found: string }[] {
  const others = elsewhere.dumps
    .flatMap((dump) => Object.entries(dump).filter(([name]) => name !== table && name !== 'pg_stats'))
    .flatMap(([name, found]) => found.map((row) => ({ name, text: textOfDump(row) })));
  // Rows of all tables as one text each: an id in the middle of something longer is found as well.
  const haystack = new Map<string, string>();
  for (const { name, text } of others) haystack.set(name, (haystack.get(name) ?? '') + text);
  haystack.set('logs', elsewhere.logs);
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !hidden.has(column));
  return columns.flatMap((column) => {
    const values = rows.map((row) => textOf(row[column]));
    const isPersonal = new Set(values).size > rows.length / 2 && values.every((value) => value.length >= 4);
    if (!isPersonal) return [];
    return [...haystack].flatMap(([name, text]) => {
      const hits = values.slice(0, 100).filter((value) => text.includes(value));
      return hits.length > 2 ? [{ column, found: name }] : [];
    });
  });
}

/** All that is in it, as text: bytes in hexadecimal. */
export function textOfDump(dump: unknown): string {
  return JSON.stringify(dump, spell);
}

const hidden = new Set(['xmin', 'xmax', 'cmin', 'ctid', 'tableoid']);

function spell(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (typeof value === 'bigint') return String(value);
  const buffer = value as { type?: string; data?: number[] } | null;
  return buffer?.type === 'Buffer' ? Buffer.from(buffer.data ?? []).toString('hex') : value;
}

/**
 * Which tables have something to say of one person after another in time: as many rows written one at a time as there
 * are people, in transactions of their own.
 */
export function diaries(dump: Dump, people: number): string[] {
  return Object.entries(dump)
    .filter(([, rows]) => rows.length >= people / 2)
    .filter(([, rows]) => new Set(rows.map((row) => row.xmin)).size >= people / 2)
    .map(([name]) => name);
}

/** Every way of ordering rows that the attacker can think of: by each column, as it is, as a number, and hashed. */
export function orderings(rows: readonly Row[]): { by: string; rows: readonly Row[] }[] {
  const columns = Object.keys(rows[0] ?? {});
  const texts = (column: string) => (row: Row) => textOf(row[column]);
  const ways = columns.flatMap((column): { by: string; key: (row: Row) => string | number }[] => [
    { by: column, key: texts(column) },
    { by: `${column} as a place`, key: (row) => placeOf(texts(column)(row)) },
    { by: `length of ${column}`, key: (row) => texts(column)(row).length },
    { by: `SHA-256 of ${column}`, key: (row) => sha256(texts(column)(row)) },
  ]);
  return [
    { by: 'the order they came out', rows },
    ...ways.map(({ by, key }) => ({
      by,
      rows: rows
        .map((row, place) => ({ row, place, key: key(row) }))
        .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place))
        .map(({ row }) => row),
    })),
  ];
}

/** `(12,7)` as one number, and anything else that begins with digits as they stand. */
function placeOf(text: string): number {
  const [page = 0, line = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return page * 1e6 + line;
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return typeof value === 'object' ? textOfDump(value) : String(value);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** How well an order agrees with another: Spearman's rho, and how many stand in their very place. */
export function agreement(order: readonly number[], truth: readonly number[]) {
  const placeInTruth = new Map(truth.map((id, place) => [id, place]));
  const n = order.length;
  const squares = order.reduce((sum, id, place) => sum + (place - placeInTruth.get(id)!) ** 2, 0);
  return {
    rho: 1 - (6 * squares) / (n * (n * n - 1)),
    inPlace: order.filter((id, place) => truth[place] === id).length,
  };
}
