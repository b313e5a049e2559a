import type { Database } from '#platform/database/database.ts';
import { holdUnlessWithdrawn } from '../../core/interviews.server.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';
import { type CodingEvent, codeOf, interviewOf, type SentStep, type Step } from './steps.ts';

type Tables = {
  coding_events: {
    organisation_id: string;
    study_id: string;
    log_id: string;
    event_id: string;
    number: number;
    interview_id: string | null;
    code_id: string | null;
    step: string;
    person_id: string;
    by_name: string;
    at: Date;
  };
  coding_logs: {
    organisation_id: string;
    study_id: string;
    log_id: string;
    last_number: number;
    erasures: number;
  };
};
/** Which log of a study: that of its interviews where nothing else is said; open survey answers have one a question. */
export type LogPlace = InterviewsPlace & { readonly logId?: string };
export const tablesOf = (database: Database) => database.withTables<Tables>();
export const logIdOf = ({ logId = 'interviews' }: LogPlace): string => logId;
export const keysOf = (place: LogPlace) => ({
  organisation_id: place.organisationId,
  study_id: place.studyId,
  log_id: logIdOf(place),
});

/** How far a log has come: two heads alike are of the same log. */
export type LogHead = { readonly number: number; readonly erasures: number };

/** How many rows go into the database at a time: a statement takes only so many values. */
const rowsAtATime = 500;

/**
 * Adds steps to a study's log, in their order, all or none. A step that is there already is left as it is, so that one
 * sent again after a broken connection is not there twice. Steps about what somebody said who has withdrawn are not kept.
 */
export async function appendSteps(
  database: Database,
  place: LogPlace,
  given: {
    readonly steps: readonly SentStep[];
    readonly personId: string;
    readonly byName: string;
    readonly at: Date;
    /** Held until the transaction is over: what steps are about that may no longer be kept. Else whose informant withdrew. */
    readonly goneIn?: (transaction: Database) => Promise<ReadonlySet<string | null>>;
  },
): Promise<void> {
  const { personId, byName, at, goneIn } = given;
  await together(database, async (transaction) => {
    const withdrawn = goneIn ? await goneIn(transaction) : await withdrawnOf(transaction, place, given.steps);
    const { last_number: last } = await holdLog(transaction, place);
    const had = await knownOf(
      transaction,
      place,
      given.steps.map(({ eventId }) => eventId),
    );
    const fresh = given.steps.filter(
      ({ eventId, step }, index, all) =>
        !had.has(eventId) &&
        !withdrawn.has(interviewOf(step)) &&
        all.findIndex((one) => one.eventId === eventId) === index,
    );
    const rows = fresh.map(({ eventId, step }, index) => ({
      ...keysOf(place),
      event_id: eventId,
      number: last + index + 1,
      step: JSON.stringify(step),
      interview_id: interviewOf(step),
      code_id: codeOf(step),
      person_id: personId,
      by_name: byName,
      at,
    }));
    for (let from = 0; from < rows.length; from += rowsAtATime) {
      const some = rows.slice(from, from + rowsAtATime);
      await tablesOf(transaction).insertInto('coding_events').values(some).execute();
    }
    await changeLog(transaction, place, { last_number: last + rows.length });
  });
}

/** Interviews that steps are about whose informants have withdrawn. Held before the log is, as a withdrawal does. */
async function withdrawnOf(
  transaction: Database,
  place: LogPlace,
  steps: readonly SentStep[],
): Promise<ReadonlySet<string | null>> {
  const interviews = new Set(steps.flatMap(({ step }) => interviewOf(step) ?? []));
  const withdrawn = new Set<string | null>();
  for (const interviewId of [...interviews].toSorted()) {
    const { isWithdrawn } = await holdUnlessWithdrawn(transaction, { ...place, interviewId });
    if (isWithdrawn) withdrawn.add(interviewId);
  }
  return withdrawn;
}

/** All or none: in the transaction that is handed over, or in one of its own. */
function together(database: Database, work: (transaction: Database) => Promise<void>): Promise<void> {
  return database.isTransaction ? work(database) : database.transaction().execute(work);
}

/** Makes the study's row in `coding_logs` when there is none, and holds it until the transaction is over. */
export async function holdLog(transaction: Database, place: LogPlace) {
  await tablesOf(transaction)
    .insertInto('coding_logs')
    .values({ ...keysOf(place), last_number: 0, erasures: 0 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'study_id', 'log_id']).doNothing())
    .execute();
  return tablesOf(transaction)
    .selectFrom('coding_logs')
    .select(['last_number', 'erasures'])
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('log_id', '=', logIdOf(place))
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function changeLog(
  transaction: Database,
  place: LogPlace,
  change: Partial<Tables['coding_logs']>,
): Promise<void> {
  await tablesOf(transaction)
    .updateTable('coding_logs')
    .set(change)
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('log_id', '=', logIdOf(place))
    .execute();
}

async function knownOf(database: Database, place: LogPlace, eventIds: readonly string[]) {
  if (eventIds.length === 0) return new Set<string>();
  const rows = await tablesOf(database)
    .selectFrom('coding_events')
    .select('event_id')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('log_id', '=', logIdOf(place))
    .where('event_id', 'in', eventIds)
    .execute();
  return new Set(rows.map(({ event_id }) => event_id));
}

export async function headOfLog(database: Database, place: LogPlace): Promise<LogHead> {
  const row = await tablesOf(database)
    .selectFrom('coding_logs')
    .select(['last_number', 'erasures'])
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('log_id', '=', logIdOf(place))
    .executeTakeFirst();
  return { number: row?.last_number ?? 0, erasures: row?.erasures ?? 0 };
}

/** The steps after a number, in order. */
export async function readSteps(
  database: Database,
  place: LogPlace,
  after = 0,
): Promise<readonly CodingEvent[]> {
  const rows = await tablesOf(database)
    .selectFrom('coding_events')
    .select(['event_id', 'number', 'step', 'person_id', 'by_name', 'at'])
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('log_id', '=', logIdOf(place))
    .where('number', '>', after)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    number: row.number,
    step: JSON.parse(row.step) as Step,
    personId: row.person_id,
    byName: row.by_name,
    at: row.at.toISOString(),
  }));
}

/** Whether any step, taken back or not, stands on a version of an interview's transcript: then the version is frozen. */
export async function isCoded(database: Database, place: InterviewPlace, version: number): Promise<boolean> {
  const rows = await tablesOf(database)
    .selectFrom('coding_events')
    .select('step')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('log_id', '=', logIdOf(place))
    .where('interview_id', '=', place.interviewId)
    .execute();
  return rows.some(({ step }) => {
    const said = JSON.parse(step) as Step;
    return 'version' in said && said.version === version;
  });
}
