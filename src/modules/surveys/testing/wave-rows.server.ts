import type { Database } from '#platform/database/database.ts';
import { type Place, tablesOf } from '../tables.server.ts';
import { insertDraft } from '../waves/wave-life.server.ts';

/** A drafted wave without a title, as `insertDraft` makes it. */
export function insertWave(
  database: Database,
  wave: Omit<Parameters<typeof insertDraft>[1], 'settings'>,
): Promise<void> {
  return insertDraft(database, {
    ...wave,
    settings: {
      title: '',
      plannedClosingOn: null,
      eraseCodeKeyOn: null,
      senderName: '',
      replyTo: '',
      audiences: [],
    },
  });
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
