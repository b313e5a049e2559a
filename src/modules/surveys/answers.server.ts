import type { Database } from '#platform/database/database.ts';
import { type Place, type Tables, tablesOf } from './tables.server.ts';

/** The answers of a closed wave, in the order of their ids, which are random. */
export async function answersOfWave(database: Database, place: Place): Promise<Tables['answers'][]> {
  return tablesOf(database)
    .selectFrom('answers')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('answer_id')
    .execute();
}

export async function freeTextsOfWave(database: Database, place: Place): Promise<Tables['free_texts'][]> {
  return tablesOf(database)
    .selectFrom('free_texts')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('text_id')
    .execute();
}
