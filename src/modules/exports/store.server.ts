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
};

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
  if (table === 'office_climates') return sql`t.source = 'wave' and t.source_id = ${waveId}`;
  if (table !== 'studies') return sql`t.wave_id = ${waveId}`;
  return sql`(t.study_id, t.version) in (select study_id, study_version from waves
    where organisation_id = ${organisationId} and wave_id = ${waveId})`;
}

/**
 * A code that was given out opens nothing where the wave is restored, and cannot meet another wave's code there. Who asked
 * for a reading of the scorecard is a name, and no archive has names.
 */
function changedIn(table: ArchivedTable) {
  if (table === 'open_links') return sql`jsonb_build_object('is_open', false, 'code', t.link_id)`;
  return table === 'outcome_readings' ? sql`jsonb_build_object('by_name', '')` : sql`'{}'::jsonb`;
}

/** A moment is written as in 2026-06-01T09:30:00.000Z, whatever time zone the server is in. */
function withPlainTimes(row: ArchivedRow): ArchivedRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isMoment = name.endsWith('_at') && typeof value === 'string';
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
    for (const table of archivedTables) {
      const rows = table === 'studies' && studies[0] ? [] : tables[table];
      const columns = await columnsOf(transaction, table);
      if (rows.some((row) => Object.keys(row).some((name) => !columns.has(name)))) return 'newer-program';
      for (let start = 0; start < rows.length; start += 500) {
        await insertRows(transaction, table, organisationId, rows.slice(start, start + 500));
      }
    }
    return 'restored';
  });
}

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
