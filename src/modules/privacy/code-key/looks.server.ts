import type { Database } from '#platform/database/database.ts';
import type { Look, WavePlace } from './code-key.ts';
import { tablesOf } from './tables.server.ts';

/** Writes down that somebody had the code key open; once a day is enough. */
export async function noteLook(database: Database, place: WavePlace, look: Look): Promise<void> {
  await tablesOf(database)
    .insertInto('code_key_looks')
    .values({
      organisation_id: place.organisationId,
      wave_id: place.waveId,
      looked_on: look.on,
      person_id: look.personId,
      person_name: look.personName,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function looksAt(database: Database, place: WavePlace): Promise<Look[]> {
  const rows = await tablesOf(database)
    .selectFrom('code_key_looks')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('looked_on', 'desc')
    .orderBy('person_name')
    .execute();
  return rows.map((row) => ({ on: row.looked_on, personId: row.person_id, personName: row.person_name }));
}
