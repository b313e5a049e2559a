import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type {
  CodeKey,
  Invitation,
  InvitationState,
  LetterKind,
  LetterState,
  NewInvitation,
  WavePlace,
} from './code-key/code-key.ts';
import { looksAt, noteLook } from './code-key/looks.server.ts';
import {
  changePerson,
  dropLetters,
  emailsIn,
  lettersIn,
  peopleOf,
  removePeople,
  setStateOf,
} from './code-key/people.server.ts';
import { invitationOf, tablesOf } from './code-key/tables.server.ts';

/**
 * Adds people to the code key, all or none. Somebody whose address is there already is left as they are: importing the
 * same list twice invites nobody twice.
 *
 * @returns how many were added
 */
async function addInvitations(
  database: Database,
  place: WavePlace,
  people: readonly NewInvitation[],
): Promise<number> {
  // In the transaction it is asked to be in, or in one of its own.
  if (!database.isTransaction) {
    return database.transaction().execute((transaction) => addInvitations(transaction, place, people));
  }
  let added = 0;
  for (let start = 0; start < people.length; start += 500) {
    const rows = await tablesOf(database)
      .insertInto('code_key')
      .values(
        people.slice(start, start + 500).map((person) => ({
          organisation_id: place.organisationId,
          wave_id: place.waveId,
          invitation_id: person.invitationId,
          name: person.name,
          email: person.email.toLowerCase(),
          audience: person.audience,
          office: person.office,
          background: JSON.stringify(person.background),
          language: person.language ?? null,
          state: 'invited' as const,
          has_answered: false,
        })),
      )
      .onConflict((conflict) => conflict.columns(['organisation_id', 'wave_id', 'email']).doNothing())
      .returning('invitation_id')
      .execute();
    added += rows.length;
  }
  return added;
}

/** Everybody who is asked, in the order of their ids, which are random. */
async function invitationsOf(database: Database, place: WavePlace): Promise<Invitation[]> {
  const rows = await tablesOf(database)
    .selectFrom('code_key')
    .selectAll()
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .orderBy('invitation_id')
    .execute();
  return rows.map(invitationOf);
}

/** Marks all who have answered, at once: nothing in the rows tells who was first. */
async function markAnswered(
  database: Database,
  place: WavePlace,
  invitationIds: readonly string[],
): Promise<void> {
  if (invitationIds.length === 0) return;
  await tablesOf(database)
    .updateTable('code_key')
    // Every row is written, changed or not, so that not even the rows' own versions tell the new from the old.
    .set({ has_answered: sql<boolean>`invitation_id = any(${[...invitationIds]}::text[])` })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .execute();
}

async function setInvitationState(
  database: Database,
  place: WavePlace,
  emails: readonly string[],
  state: InvitationState,
): Promise<number> {
  if (emails.length === 0) return 0;
  const rows = await tablesOf(database)
    .updateTable('code_key')
    .set({ state })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where(
      'email',
      'in',
      emails.map((email) => email.toLowerCase()),
    )
    .returning('invitation_id')
    .execute();
  return rows.length;
}

/** Queues a letter to each; one that has it already does not get it again. @returns how many were queued */
async function queueLetters(
  database: Database,
  place: WavePlace,
  kind: LetterKind,
  invitationIds: readonly string[],
): Promise<number> {
  let queued = 0;
  for (let start = 0; start < invitationIds.length; start += 500) {
    const rows = await tablesOf(database)
      .insertInto('letters')
      .values(
        invitationIds.slice(start, start + 500).map((invitation_id) => ({
          organisation_id: place.organisationId,
          wave_id: place.waveId,
          invitation_id,
          kind,
          state: 'queued' as const,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'wave_id', 'invitation_id', 'kind']).doNothing(),
      )
      .returning('invitation_id')
      .execute();
    queued += rows.length;
  }
  return queued;
}

/**
 * Takes the next letters to send and marks them as being sent, durably, before anybody sends them: should the server die
 * after that, they are uncertain, and are not sent again by themselves. Two senders never take the same letter.
 */
async function takeLetters(
  database: Database,
  place: WavePlace,
  kind: LetterKind,
  most: number,
): Promise<string[]> {
  const rows = await tablesOf(database)
    // Materialised: reckoned once. As a mere subquery PostgreSQL may run it for every row, and take more than `most`.
    .with(
      (name) => name('next').materialized(),
      (next) =>
        next
          .selectFrom('letters')
          .select('invitation_id')
          .where('organisation_id', '=', place.organisationId)
          .where('wave_id', '=', place.waveId)
          .where('kind', '=', kind)
          .where('state', '=', 'queued')
          .orderBy('invitation_id')
          .limit(most)
          .forUpdate()
          .skipLocked(),
    )
    .updateTable('letters')
    .set({ state: 'sending' })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('kind', '=', kind)
    .where('invitation_id', 'in', (next) => next.selectFrom('next').select('invitation_id'))
    .returning('invitation_id')
    .execute();
  return rows.map((row) => row.invitation_id);
}

async function setLetterState(
  database: Database,
  place: WavePlace,
  kind: LetterKind,
  invitationIds: readonly string[],
  state: LetterState,
): Promise<void> {
  if (invitationIds.length === 0) return;
  await tablesOf(database)
    .updateTable('letters')
    .set({ state })
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .where('kind', '=', kind)
    .where('invitation_id', 'in', invitationIds)
    .execute();
}

/** At a start: whatever was being sent when the server last died is uncertain. */
async function markUncertain(database: Database, organisationId: string): Promise<number> {
  const rows = await tablesOf(database)
    .updateTable('letters')
    .set({ state: 'uncertain' })
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'sending')
    .returning('invitation_id')
    .execute();
  return rows.length;
}

/** How many letters of each kind are in each state. */
async function countLetters(
  database: Database,
  place: WavePlace,
): Promise<{ kind: LetterKind; state: LetterState; count: number }[]> {
  const rows = await tablesOf(database)
    .selectFrom('letters')
    .select(['kind', 'state', (builder) => builder.fn.countAll<string>().as('count')])
    .where('organisation_id', '=', place.organisationId)
    .where('wave_id', '=', place.waveId)
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Erases the code key of a wave: from then on nobody can tell who was asked. */
async function eraseCodeKey(database: Database, place: WavePlace): Promise<void> {
  await tablesOf(database)
    .transaction()
    .execute(async (transaction) => {
      for (const table of ['letters', 'code_key'] as const) {
        await transaction
          .deleteFrom(table)
          .where('organisation_id', '=', place.organisationId)
          .where('wave_id', '=', place.waveId)
          .execute();
      }
    });
}

/** The code key as other rooms may use it: handed to them, never looked up by them. */
export function openCodeKey(database: Database): CodeKey {
  return {
    add: (place, people) => addInvitations(database, place, people),
    all: (place) => invitationsOf(database, place),
    markAnswered: (place, ids) => markAnswered(database, place, ids),
    setState: (place, emails, state) => setInvitationState(database, place, emails, state),
    queue: (place, kind, ids) => queueLetters(database, place, kind, ids),
    take: (place, kind, most) => takeLetters(database, place, kind, most),
    settle: (place, kind, ids, state) => setLetterState(database, place, kind, ids, state),
    markUncertain: (organisationId) => markUncertain(database, organisationId),
    countLetters: (place) => countLetters(database, place),
    some: (place, ids) => peopleOf(database, place, ids),
    emails: (place, emails) => emailsIn(database, place, emails),
    change: (place, id, changed) => changePerson(database, place, id, changed),
    setStateOf: (place, ids, state) => setStateOf(database, place, ids, state),
    remove: (place, id) => removePeople(database, place, id),
    lettersIn: (place, kind, states) => lettersIn(database, place, kind, states),
    drop: (place, kind, ids) => dropLetters(database, place, kind, ids),
    noteLook: (place, look) => noteLook(database, place, look),
    looks: (place) => looksAt(database, place),
    erase: (place) => eraseCodeKey(database, place),
  };
}

export { openInterviewKey } from './interview-key/interview-key.server.ts';
export { interviewReplacements } from './interview-key/replacements.server.ts';
