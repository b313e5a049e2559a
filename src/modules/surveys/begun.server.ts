import type { Database } from '#platform/database/database.ts';
import { noPartition, type Place, tablesOf } from './tables.server.ts';

/** Keeps an unfinished answer, sealed with its respondent's own link; the newest stands. */
export async function saveBegun(
  database: Database,
  place: Place,
  begun: { readonly draft: Uint8Array; readonly sealed: Uint8Array },
): Promise<boolean> {
  const sealed = Buffer.from(begun.sealed);
  try {
    await tablesOf(database)
      .insertInto('begun_answers')
      .values({
        organisation_id: place.organisationId,
        wave_id: place.waveId,
        draft: Buffer.from(begun.draft),
        sealed,
      })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'wave_id', 'draft']).doUpdateSet({ sealed }),
      )
      .execute();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === noPartition) return false;
    throw error;
  }
}

export async function findBegun(
  database: Database,
  place: Place,
  draft: Uint8Array,
): Promise<Uint8Array | null> {
  const row = await tablesOf(database)
    .selectFrom('begun_answers')
    .select('sealed')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('draft', '=', Buffer.from(draft))
    .executeTakeFirst();
  return row?.sealed ?? null;
}

/** Forgets an unfinished answer; where there is none, or the wave is closed, there is nothing to do. */
export async function deleteBegun(database: Database, place: Place, draft: Uint8Array): Promise<void> {
  await tablesOf(database)
    .deleteFrom('begun_answers')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('draft', '=', Buffer.from(draft))
    .execute();
}
