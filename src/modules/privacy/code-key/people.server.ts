import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { Invitation, InvitationState, LetterKind, LetterState, WavePlace } from './code-key.ts';
import { invitationOf, tablesOf } from './tables.server.ts';

/** Few enough for one statement. */
const chunk = 1000;

export async function peopleOf(
  database: Database,
  place: WavePlace,
  invitationIds: readonly string[],
): Promise<Invitation[]> {
  const found: Invitation[] = [];
  for (let start = 0; start < invitationIds.length; start += chunk) {
    const rows = await tablesOf(database)
      .selectFrom('code_key')
      .selectAll()
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where('invitation_id', 'in', invitationIds.slice(start, start + chunk))
      .orderBy('invitation_id')
      .execute();
    found.push(...rows.map(invitationOf));
  }
  return found;
}

export async function emailsIn(
  database: Database,
  place: WavePlace,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let start = 0; start < emails.length; start += chunk) {
    const rows = await tablesOf(database)
      .selectFrom('code_key')
      .select('email')
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where(
        'email',
        'in',
        emails.slice(start, start + chunk).map((email) => email.toLowerCase()),
      )
      .execute();
    for (const { email } of rows) found.add(email);
  }
  return found;
}

/** With a new address somebody is in the sample again, and letters that the old one refused may be sent. */
export async function changePerson(
  database: Database,
  place: WavePlace,
  invitationId: string,
  changed: { readonly name: string; readonly email: string },
): Promise<boolean> {
  const email = changed.email.toLowerCase();
  return tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      const others = await transaction
        .selectFrom('code_key')
        .select('invitation_id')
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('email', '=', email)
        .where('invitation_id', '<>', invitationId)
        .execute();
      if (others.length > 0) return false;
      const before = await transaction
        .selectFrom('code_key')
        .select('email')
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('invitation_id', '=', invitationId)
        .executeTakeFirst();
      if (!before) return false;
      const isMoved = before.email !== email;
      await transaction
        .updateTable('code_key')
        .set({
          name: changed.name,
          email,
          ...(isMoved
            ? { state: sql<InvitationState>`case when state = 'undeliverable' then 'invited' else state end` }
            : {}),
        })
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('invitation_id', '=', invitationId)
        .execute();
      if (isMoved) {
        await transaction
          .deleteFrom('letters')
          .where('organisation_id', '=', place.organisationId)
          .where('wave_id', '=', place.waveId)
          .where('invitation_id', '=', invitationId)
          .where('state', '=', 'refused')
          .execute();
      }
      return true;
    });
}

export async function setStateOf(
  database: Database,
  place: WavePlace,
  invitationIds: readonly string[],
  state: InvitationState,
): Promise<void> {
  for (let start = 0; start < invitationIds.length; start += chunk) {
    await tablesOf(database)
      .updateTable('code_key')
      .set({ state })
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where('invitation_id', 'in', invitationIds.slice(start, start + chunk))
      .execute();
  }
}

/** One who has been written to may have answered, and then has to be counted: they can be marked, not taken out. */
export async function removePeople(
  database: Database,
  place: WavePlace,
  invitationId: string,
): Promise<boolean> {
  return tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      const letters = await transaction
        .selectFrom('letters')
        .select('state')
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('invitation_id', '=', invitationId)
        .where('kind', '<>', 'notice')
        .where('state', '<>', 'queued')
        .execute();
      if (letters.length > 0) return false;
      await transaction
        .deleteFrom('letters')
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('invitation_id', '=', invitationId)
        .execute();
      const { numDeletedRows } = await transaction
        .deleteFrom('code_key')
        .where('organisation_id', '=', place.organisationId)
        .where('wave_id', '=', place.waveId)
        .where('invitation_id', '=', invitationId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    });
}

export async function lettersIn(
  database: Database,
  place: WavePlace,
  kind: LetterKind,
  states: readonly LetterState[],
): Promise<string[]> {
  const rows = await tablesOf(database)
    .selectFrom('letters')
    .select('invitation_id')
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('kind', '=', kind)
    .where('state', 'in', states)
    .orderBy('invitation_id')
    .execute();
  return rows.map((row) => row.invitation_id);
}

export async function dropLetters(
  database: Database,
  place: WavePlace,
  kind: LetterKind,
  invitationIds: readonly string[],
): Promise<void> {
  for (let start = 0; start < invitationIds.length; start += chunk) {
    await tablesOf(database)
      .deleteFrom('letters')
      .where('organisation_id', '=', place.organisationId)
      .where('wave_id', '=', place.waveId)
      .where('kind', '=', kind)
      .where('state', 'in', ['queued', 'sending', 'refused'])
      .where('invitation_id', 'in', invitationIds.slice(start, start + chunk))
      .execute();
  }
}
