import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';

type Tables = {
  coding_presence: {
    organisation_id: string;
    study_id: string;
    seat_id: string;
    interview_id: string | null;
    person_id: string;
    name: string;
    seen_at: Date;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Whoever has not been heard from for so long is not there any more: three questions of an open page, and some. */
const goneAfterMs = 40_000;
/** A page that asks again within this long is there as it was, and no row is written. */
const freshForMs = 8_000;

/** An open page of somebody's. */
export type Seat = {
  /** Made by the page, for as long as it is open. */
  readonly seatId: string;
  /** Null: the board, which is of no interview. */
  readonly interviewId: string | null;
  readonly personId: string;
  readonly name: string;
};

/** Says that somebody's page is open, and tells who else has the same one open, by name, each once. */
export async function takeSeat(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  { seatId, interviewId, personId, name }: Seat,
  now: Date,
): Promise<readonly string[]> {
  const tables = tablesOf(database);
  const rows = await tables
    .selectFrom('coding_presence')
    .select(['seat_id', 'interview_id', 'person_id', 'name', 'seen_at'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .execute();
  const age = (row: { readonly seen_at: Date }) => now.getTime() - row.seen_at.getTime();
  const own = rows.find((row) => row.seat_id === seatId && row.person_id === personId);
  if (own === undefined || own.interview_id !== interviewId || age(own) > freshForMs) {
    const seat = { interview_id: interviewId, name, seen_at: now };
    await tables
      .insertInto('coding_presence')
      .values({
        organisation_id: organisationId,
        study_id: studyId,
        seat_id: seatId,
        person_id: personId,
        ...seat,
      })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'study_id', 'person_id', 'seat_id']).doUpdateSet(seat),
      )
      .execute();
  }
  if (rows.some((row) => age(row) > goneAfterMs)) await forgetLeft(database, organisationId, now);
  const others = rows.filter(
    (row) => row.person_id !== personId && row.interview_id === interviewId && age(row) <= goneAfterMs,
  );
  return [...new Map(others.map((row) => [row.person_id, row.name])).values()].toSorted((a, b) =>
    a.localeCompare(b, 'nb'),
  );
}

/** Somebody has closed a page. */
export async function leaveSeat(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  { seatId, personId }: Pick<Seat, 'seatId' | 'personId'>,
): Promise<void> {
  await tablesOf(database)
    .deleteFrom('coding_presence')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('person_id', '=', personId)
    .where('seat_id', '=', seatId)
    .execute();
}

/** Takes away the rows of pages that nobody has heard from: when somebody was where is nobody's business afterwards. */
export async function forgetLeft(database: Database, organisationId: string, now: Date): Promise<void> {
  await tablesOf(database)
    .deleteFrom('coding_presence')
    .where('organisation_id', '=', organisationId)
    .where('seen_at', '<', new Date(now.getTime() - goneAfterMs))
    .execute();
}

/** Takes away who is at an interview whose informant has withdrawn. */
export async function forgetSeats(
  database: Database,
  { organisationId, studyId, interviewId }: InterviewPlace,
): Promise<void> {
  await tablesOf(database)
    .deleteFrom('coding_presence')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId)
    .execute();
}
