import { sql, type Transaction } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import {
  type ArchiveContent,
  type ArchivedRow,
  type ArchivedTable,
  archivedTables,
} from './archive/content.ts';

type Place = { readonly organisationId: string; readonly waveId: string };

/** What each table's rows are told apart by, the organisation aside: the order they are written in. */
const orders: Readonly<Record<ArchivedTable, readonly string[]>> = {
  studies: ['study_id', 'version'],
  waves: ['wave_id'],
  answers: ['answer_id'],
  free_texts: ['text_id'],
  wave_counts: ['audience', 'office'],
  wave_days: ['day'],
  wave_reports: ['language'],
  letter_templates: ['kind', 'language'],
  follow_counts: ['audience', 'office'],
  follow_backgrounds: ['variable', 'category'],
  follow_times: ['wave_id'],
  follow_letters: ['kind'],
  open_links: ['link_id'],
  open_link_days: ['link_id', 'day'],
  wave_reporting_units: ['office'],
  outcome_readings: ['reading'],
  office_climates: ['source_id'],
  open_answer_reviews: ['text_id'],
  open_answer_plain_words: ['audience', 'item_id', 'word'],
  open_answer_tellings: ['audience', 'item_id', 'number'],
  coding_logs: ['log_id'],
  coding_events: ['log_id', 'number'],
};
/** What was made of the wave's free texts after it closed: left by a wave that was here before, it is in the way. */
const sorting = [
  ...(['open_answer_reviews', 'open_answer_plain_words', 'open_answer_tellings'] as const),
  ...(['coding_logs', 'coding_events'] as const),
];

/** Everything an archive holds of a closed wave, read at one moment; null when there is no such closed wave. */
export async function readArchivedRows(
  database: Database,
  { organisationId, waveId }: Place,
): Promise<ArchiveContent['tables'] | null> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const tables = {} as Record<ArchivedTable, ArchivedRow[]>;
      for (const table of archivedTables) {
        const order = sql.join(orders[table].map((column) => sql`t.${sql.ref(column)}`));
        const { rows } = await sql<{ one: string }>`
        select (to_jsonb(t) - 'organisation_id' || ${changedIn(table)})::text as one from ${sql.table(table)} t
        where t.organisation_id = ${organisationId} and ${rowsOf(table, { organisationId, waveId })} order by ${order}`.execute(
          transaction,
        );
        tables[table] = rows.map(({ one }) => withPlainTimes(JSON.parse(one) as ArchivedRow));
      }
      const state = tables.waves[0]?.state;
      return state === 'closed' || state === 'archived' ? tables : null;
    });
}

/** Which rows of a table are the wave's. */
function rowsOf(table: ArchivedTable, { organisationId, waveId }: Place) {
  // Of the interviews' codes, which stand in the same tables, an archive of a wave has none.
  if (table === 'coding_logs' || table === 'coding_events') {
    return sql`t.log_id like ${`answers/${waveId}/%`}`;
  }
  if (table === 'office_climates') return sql`t.source = 'wave' and t.source_id = ${waveId}`;
  if (table !== 'studies') return sql`t.wave_id = ${waveId}`;
  return sql`(t.study_id, t.version) in (select study_id, study_version from waves
    where organisation_id = ${organisationId} and wave_id = ${waveId})`;
}

/** Tables that say who did something. No archive has names; who is here where it is restored gets theirs back by id. */
const named: ReadonlySet<ArchivedTable> = new Set([
  ...(['outcome_readings', 'open_answer_reviews', 'open_answer_tellings', 'coding_events'] as const),
]);

/** A code that was given out opens nothing where the wave is restored, and cannot meet another wave's code there. */
function changedIn(table: ArchivedTable) {
  if (table === 'open_links') return sql`jsonb_build_object('is_open', false, 'code', t.link_id)`;
  return named.has(table) ? sql`jsonb_build_object('by_name', '')` : sql`'{}'::jsonb`;
}

/** A moment is written as in 2026-06-01T09:30:00.000Z, whatever time zone the server is in. */
function withPlainTimes(row: ArchivedRow): ArchivedRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isMoment = (name === 'at' || name.endsWith('_at')) && typeof value === 'string';
      return [name, isMoment ? new Date(value).toISOString() : value];
    }),
  );
}

export type Restored = 'restored' | 'wave-exists' | 'study-differs' | 'newer-program';

/** Restores a wave, all of it or nothing. The study's version is added unless it is there already, and the same. */
export async function restoreRows(
  database: Database,
  organisationId: string,
  tables: ArchiveContent['tables'],
): Promise<Restored> {
  return database.transaction().execute(async (transaction): Promise<Restored> => {
    const waveId = tables.waves[0]!.wave_id;
    const { rows: waves } = await sql`select 1 from waves
      where organisation_id = ${organisationId} and wave_id = ${waveId}`.execute(transaction);
    if (waves.length > 0) return 'wave-exists';
    const study = tables.studies[0]!;
    const { rows: studies } = await sql<{ file_sha256: string }>`select file_sha256 from studies
      where organisation_id = ${organisationId} and study_id = ${study.study_id} and version = ${study.version}`.execute(
      transaction,
    );
    if (studies[0] && studies[0].file_sha256 !== study.file_sha256) return 'study-differs';
    // Before anything is written: what is returned here, and not thrown, leaves everything as it was.
    for (const table of archivedTables) {
      const columns = await columnsOf(transaction, table);
      if (tables[table].some((row) => Object.keys(row).some((name) => !columns.has(name))))
        return 'newer-program';
    }
    for (const table of sorting) {
      await sql`delete from ${sql.table(table)} t
        where t.organisation_id = ${organisationId} and ${rowsOf(table, { organisationId, waveId: String(waveId) })}`.execute(
        transaction,
      );
    }
    const coders = await namesOfCoders(transaction, organisationId, tables.coding_events);
    for (const table of archivedTables) {
      const kept = table === 'studies' && studies[0] ? [] : tables[table];
      const rows = table === 'coding_events' ? kept.map((row) => ({ ...row, by_name: coders(row) })) : kept;
      for (let start = 0; start < rows.length; start += 500) {
        await insertRows(transaction, table, organisationId, rows.slice(start, start + 500));
      }
    }
    return 'restored';
  });
}

/** What those who coded are called here: by name where they are among our people, else A, B, C, as they came in. */
async function namesOfCoders(
  transaction: Transaction<unknown>,
  organisationId: string,
  events: readonly ArchivedRow[],
): Promise<(row: ArchivedRow) => string> {
  const { rows } = await sql<{ person_id: string; name: string }>`select person_id, name from people
    where organisation_id = ${organisationId}`.execute(transaction);
  const names = new Map(rows.map(({ person_id, name }) => [person_id, name]));
  const unknown = [...new Set(events.map((row) => String(row.person_id)))].filter((id) => !names.has(id));
  for (const [at, id] of unknown.entries()) names.set(id, letterOf(at));
  return (row) => names.get(String(row.person_id))!;
}

/** A to Z, then A2 to Z2. */
const letterOf = (at: number) =>
  `${String.fromCharCode(65 + (at % 26))}${at < 26 ? '' : Math.floor(at / 26) + 1}`;

async function columnsOf(transaction: Transaction<unknown>, table: ArchivedTable): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}`.execute(transaction);
  return new Set(rows.map(({ name }) => name));
}

/** Columns that an older archive does not have get what a new row would. */
async function insertRows(
  transaction: Transaction<unknown>,
  table: ArchivedTable,
  organisationId: string,
  rows: readonly ArchivedRow[],
): Promise<void> {
  const names = ['organisation_id', ...Object.keys(rows[0]!)];
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const json = JSON.stringify(rows.map((row) => ({ ...row, organisation_id: organisationId })));
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::text::jsonb)`.execute(
    transaction,
  );
}
