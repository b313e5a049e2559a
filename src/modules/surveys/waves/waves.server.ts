import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Trilingual } from '#platform/language.ts';
import type { WaveDescription, WaveState } from '../schema.ts';
import { type Place, tablesOf } from '../tables.server.ts';

/** The waves of a study, the newest first. */
export async function listWaves(
  database: Database,
  { organisationId, studyId }: { readonly organisationId: string; readonly studyId: string },
): Promise<WaveDescription[]> {
  const rows = await described(database, organisationId)
    .where('study_id', '=', studyId)
    .orderBy('wave_number', 'desc')
    .execute();
  return rows.map(descriptionOf);
}

export async function describeWave(database: Database, place: Place): Promise<WaveDescription | null> {
  const row = await described(database, place.organisationId)
    .where('wave_id', '=', place.waveId)
    .executeTakeFirst();
  return row ? descriptionOf(row) : null;
}

/** Every wave in one of these states, whichever study it is of; in no special order. */
export async function wavesIn(
  database: Database,
  { organisationId, states }: { readonly organisationId: string; readonly states: readonly WaveState[] },
): Promise<WaveDescription[]> {
  const rows = await described(database, organisationId).where('state', 'in', states).execute();
  return rows.map(descriptionOf);
}

/** Days come back as text on both engines: a date made into a moment would be another day elsewhere. */
function described(database: Database, organisationId: string) {
  return tablesOf(database)
    .selectFrom('waves')
    .select([
      'wave_id',
      'wave_number',
      'study_id',
      'study_version',
      'state',
      'title',
      'audiences',
      'minimum_group',
      'plan_sha256',
      'planned_closing_on',
      'sender_name',
      'reply_to',
      'is_pilot_skipped',
      'erase_code_key_on',
      'code_key_erased_on',
      'report_problem',
      sql<string | null>`to_char(opened_on, 'YYYY-MM-DD')`.as('opened'),
      sql<string | null>`to_char(closed_on, 'YYYY-MM-DD')`.as('closed'),
    ])
    .where('organisation_id', '=', organisationId);
}

type Row = Awaited<ReturnType<ReturnType<typeof described>['execute']>>[number];

const descriptionOf = (row: Row): WaveDescription => ({
  waveId: row.wave_id,
  studyId: row.study_id,
  studyVersion: row.study_version,
  state: row.state,
  title: row.title,
  audiences: JSON.parse(row.audiences) as string[],
  minimumGroup: row.minimum_group,
  planSha256: row.plan_sha256,
  plannedClosingOn: row.planned_closing_on,
  openedOn: row.opened,
  closedOn: row.closed,
  senderName: row.sender_name,
  replyTo: row.reply_to,
  isPilotSkipped: row.is_pilot_skipped,
  eraseCodeKeyOn: row.erase_code_key_on,
  codeKeyErasedOn: row.code_key_erased_on,
  reportProblem: row.report_problem === null ? null : (JSON.parse(row.report_problem) as Trilingual),
});
