import type { Database } from '#platform/database/database.ts';
import { type Place, tablesOf } from '../tables.server.ts';

/** A drafted wave as it stands in its table, without the study it is about. */
export async function insertWave(
  database: Database,
  wave: Place & {
    readonly studyId: string;
    readonly studyVersion: number;
    readonly minimumGroup: number;
    readonly planSha256: string;
  },
): Promise<void> {
  await tablesOf(database)
    .insertInto('waves')
    .values({
      organisation_id: wave.organisationId,
      wave_id: wave.waveId,
      study_id: wave.studyId,
      study_version: wave.studyVersion,
      state: 'draft',
      minimum_group: wave.minimumGroup,
      plan_sha256: wave.planSha256,
      sealing_key: null,
      sealed_bytes: null,
      opened_on: null,
      closed_on: null,
    })
    .execute();
}

/** How many sealed answers lie in a wave that is open. */
export async function countSealed(database: Database, place: Place): Promise<number> {
  const { count } = await tablesOf(database)
    .selectFrom('sealed_answers')
    .select((builder) => builder.fn.countAll<string>().as('count'))
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
