import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Settled } from '../../letters/send-batches.ts';
import type { TesterLetterState } from '../../schema.ts';
import { type Place, tablesOf } from '../../tables.server.ts';
import type { TesterPlace } from './pilot.server.ts';

/** Those who get their letter when all do: who have not had it, and have not found the way without it. */
export async function testersToWrite(
  database: Database,
  place: Place,
  hasMailServer: boolean,
): Promise<string[]> {
  const rows = await tablesOf(database)
    .selectFrom('pilot_testers')
    .select('tester_id')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    // What lies in the outbox nobody has had; with a mail server it can go.
    .where('letter_state', 'in', hasMailServer ? ['none', 'outbox'] : ['none'])
    .where('is_finished', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pilot_sections')
            .select('section')
            .where('pilot_sections.organisation_id', '=', place.organisationId)
            .where('pilot_sections.wave_id', '=', place.waveId)
            .whereRef('pilot_sections.tester_id', '=', 'pilot_testers.tester_id'),
        ),
      ),
    )
    .orderBy('tester_id')
    .execute();
  return rows.map((row) => row.tester_id);
}

/** Queues the letters of these that are in one of these states; two who press at once queue one. */
export async function queueTesters(
  database: Database,
  place: Place,
  testers: {
    readonly ids: readonly string[];
    readonly from: readonly TesterLetterState[];
    /** Asked for anew by a person: a letter of its own, which a mail server does not take for a copy. */
    readonly isNew?: boolean;
  },
): Promise<number> {
  if (testers.ids.length === 0) return 0;
  const { numUpdatedRows } = await tablesOf(database)
    .updateTable('pilot_testers')
    .set({
      letter_state: 'queued',
      letter_reply: null,
      ...(testers.isNew ? { letter_round: sql<number>`letter_round + 1` } : {}),
    })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('tester_id', 'in', testers.ids)
    .where('letter_state', 'in', testers.from)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Takes the next letters, marked as being sent before anybody sends them; as `take` of the code key. */
export async function takeTesters(database: Database, place: Place, most: number): Promise<string[]> {
  const rows = await tablesOf(database)
    // Materialised: reckoned once. As a mere subquery PostgreSQL may run it for every row, and take more than `most`.
    .with(
      (name) => name('next').materialized(),
      (next) =>
        next
          .selectFrom('pilot_testers')
          .select('tester_id')
          .where('organisation_id', '=', place.organisationId)
          .where('wave_id', '=', place.waveId)
          .where('letter_state', '=', 'queued')
          .orderBy('tester_id')
          .limit(most)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('pilot_testers')
    .set({ letter_state: 'sending' })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('tester_id', 'in', (next) => next.selectFrom('next').select('tester_id'))
    .returning('tester_id')
    .execute();
  return rows.map((row) => row.tester_id);
}

export async function settleTesters(
  database: Database,
  place: Place,
  ids: readonly string[],
  { state, reply }: Settled,
): Promise<void> {
  if (ids.length === 0) return;
  await tablesOf(database)
    .updateTable('pilot_testers')
    .set({ letter_state: state, letter_reply: reply ?? null })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('tester_id', 'in', ids)
    .execute();
}

/** What an uncertain letter is taken for, when a person has found out that it came. False when it is not uncertain. */
export async function takeAsSent(database: Database, place: TesterPlace): Promise<boolean> {
  const { numUpdatedRows } = await tablesOf(database)
    .updateTable('pilot_testers')
    .set({ letter_state: 'sent' })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('tester_id', '=', place.testerId)
    .where('letter_state', '=', 'uncertain')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function hasQueuedTesters(database: Database, place: Place): Promise<boolean> {
  const row = await tablesOf(database)
    .selectFrom('pilot_testers')
    .select('tester_id')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('letter_state', '=', 'queued')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** At a start: what was being sent when the server last died is uncertain. @returns how many */
export async function markTestersUncertain(database: Database, organisationId: string): Promise<number> {
  const { numUpdatedRows } = await tablesOf(database)
    .updateTable('pilot_testers')
    .set({ letter_state: 'uncertain' })
    .where('organisation_id', '=', organisationId)
    .where('letter_state', '=', 'sending')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
