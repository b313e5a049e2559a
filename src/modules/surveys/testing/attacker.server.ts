import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';

/**
 * Someone who holds the database and knows in which order people answered, and wants to know what each answered.
 * Takes every column there is, PostgreSQL's hidden ones too, and tries to put rows in an order that is theirs.
 */
export type Row = Readonly<Record<string, unknown>>;
export type Dump = Readonly<Record<string, readonly Row[]>>;

/** Everything in the database, with hidden columns and sequences: what `pg_dump` and more would give. */
export async function dumpAll(database: Database): Promise<Dump> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace order by 1`.execute(
    database,
  );
  const dump: Record<string, readonly Row[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql<Row>`select xmin::text as xmin, xmax::text as xmax, cmin::text as cmin,
      ctid::text as ctid, tableoid::text as tableoid, * from ${sql.table(name)}`.execute(database);
    dump[name] = rows;
  }
  const { rows } = await sql<Row>`select * from pg_sequences where schemaname = current_schema()`.execute(
    database,
  );
  return { ...dump, pg_sequences: rows };
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
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
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
