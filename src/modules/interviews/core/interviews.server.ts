import type { Database } from '#platform/database/database.ts';
import type { Informant, Interview, InterviewPlace, InterviewsPlace } from '../schema.ts';

type Tables = {
  informants: {
    organisation_id: string;
    study_id: string;
    informant_id: string;
    pseudonym: string;
    withdrawn_on: string | null;
  };
  interviews: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    informant_id: string;
    held_on: string | null;
    number: number;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();
const keysOf = ({ organisationId, studyId }: InterviewsPlace) => ({
  organisation_id: organisationId,
  study_id: studyId,
});

/** The interviews of a study, each with who was spoken with. */
const withInformants = (database: Database, { organisationId, studyId }: InterviewsPlace) =>
  tablesOf(database)
    .selectFrom('interviews')
    .innerJoin('informants', (join) =>
      join
        .onRef('informants.organisation_id', '=', 'interviews.organisation_id')
        .onRef('informants.study_id', '=', 'interviews.study_id')
        .onRef('informants.informant_id', '=', 'interviews.informant_id'),
    )
    .where('interviews.organisation_id', '=', organisationId)
    .where('interviews.study_id', '=', studyId);

export async function addInformant(
  database: Database,
  place: InterviewsPlace,
  { informantId, pseudonym }: Pick<Informant, 'informantId' | 'pseudonym'>,
): Promise<void> {
  await tablesOf(database)
    .insertInto('informants')
    .values({ ...keysOf(place), informant_id: informantId, pseudonym, withdrawn_on: null })
    .execute();
}

/** Everybody who was asked, by pseudonym; those who have withdrawn too, for their letters are taken. */
export async function listInformants(database: Database, place: InterviewsPlace): Promise<Informant[]> {
  const rows = await tablesOf(database)
    .selectFrom('informants')
    .select(['informant_id', 'pseudonym'])
    .select(({ cast, ref }) => cast<string | null>(ref('withdrawn_on'), 'text').as('withdrawn_on'))
    .where((row) => row.and(keysOf(place)))
    .execute();
  return rows
    .map((row) => ({
      informantId: row.informant_id,
      pseudonym: row.pseudonym,
      withdrawnOn: row.withdrawn_on,
    }))
    .toSorted(byPseudonym);
}

/** @param on the day, as in 2026-03-01 */
export async function markWithdrawn(
  database: Database,
  place: InterviewsPlace,
  informantId: string,
  on: string,
): Promise<void> {
  await tablesOf(database)
    .updateTable('informants')
    .set({ withdrawn_on: on })
    .where((row) => row.and(keysOf(place)))
    .where('informant_id', '=', informantId)
    .execute();
}

/** @param number which interview with the informant it is, from 1 */
export async function addInterview(
  database: Database,
  place: InterviewPlace,
  informantId: string,
  number = 1,
): Promise<void> {
  await tablesOf(database)
    .insertInto('interviews')
    .values({
      ...keysOf(place),
      interview_id: place.interviewId,
      informant_id: informantId,
      held_on: null,
      number,
    })
    .execute();
}

/** @param on the day, as in 2026-03-01; null when it has not been held after all */
export async function markHeld(database: Database, place: InterviewPlace, on: string | null): Promise<void> {
  await tablesOf(database)
    .updateTable('interviews')
    .set({ held_on: on })
    .where((row) => row.and(keysOf(place)))
    .where('interview_id', '=', place.interviewId)
    .execute();
}

/** Those of people who have not withdrawn, by pseudonym. */
export async function listInterviews(database: Database, place: InterviewsPlace): Promise<Interview[]> {
  const rows = await withInformants(database, place)
    .select([
      'interviews.interview_id',
      'interviews.informant_id',
      'interviews.number',
      'informants.pseudonym',
    ])
    .select(({ cast, ref }) => cast<string | null>(ref('interviews.held_on'), 'text').as('held_on'))
    .where('informants.withdrawn_on', 'is', null)
    .execute();
  return rows
    .map((row) => ({
      interviewId: row.interview_id,
      informantId: row.informant_id,
      pseudonym: row.pseudonym,
      number: row.number,
      name: row.number === 1 ? row.pseudonym : `${row.pseudonym} (${row.number})`,
      heldOn: row.held_on,
    }))
    .toSorted((a, b) => byPseudonym(a, b) || a.number - b.number);
}

/** The interviews with somebody, whether they have withdrawn or not: what stays of them is found by their ids. */
export async function interviewIdsOf(
  database: Database,
  place: InterviewsPlace,
  informantId: string,
): Promise<readonly string[]> {
  const rows = await tablesOf(database)
    .selectFrom('interviews')
    .select('interview_id')
    .where((row) => row.and(keysOf(place)))
    .where('informant_id', '=', informantId)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.interview_id);
}

/** Undefined when there is no such interview in the study, or the informant has withdrawn. */
export async function findInterview(
  database: Database,
  place: InterviewPlace,
): Promise<Interview | undefined> {
  const interviews = await listInterviews(database, place);
  return interviews.find(({ interviewId }) => interviewId === place.interviewId);
}

/**
 * Whether the informant of an interview has withdrawn; and from now until the transaction is over they do not. Whatever
 * keeps something of an interview asks first: it is then there to be removed with the rest, or is never kept.
 */
export async function holdUnlessWithdrawn(
  transaction: Database,
  place: InterviewPlace,
): Promise<{ readonly isWithdrawn: boolean }> {
  const row = await withInformants(transaction, place)
    .select('informants.withdrawn_on')
    .where('interviews.interview_id', '=', place.interviewId)
    .forShare('informants')
    .executeTakeFirst();
  return { isWithdrawn: row !== undefined && row.withdrawn_on !== null };
}

/** Waits for whatever is being kept of an informant, and lets nothing more be kept until the transaction is over. */
export async function holdInformant(
  transaction: Database,
  place: InterviewsPlace,
  informantId: string,
): Promise<void> {
  await tablesOf(transaction)
    .selectFrom('informants')
    .select('informant_id')
    .where((row) => row.and(keysOf(place)))
    .where('informant_id', '=', informantId)
    .forUpdate()
    .execute();
}

/** "Leder B" before "Leder AA": shorter first, as they were given. */
const byPseudonym = (a: { pseudonym: string }, b: { pseudonym: string }) =>
  a.pseudonym.length - b.pseudonym.length || a.pseudonym.localeCompare(b.pseudonym, 'nb');
