import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../../schema.ts';
import type { RecordingPlace } from '../sealing.ts';

/** The sound of an interview that left the house in a file. */
export type RecordingCopy = {
  readonly interviewId: string;
  readonly recordingId: string;
  /** The file it went in. */
  readonly exchangeId: string;
  readonly takenOn: string;
  readonly byName: string;
  /** What left the house at the most. */
  readonly bytes: number;
  /** The day the copy was to be deleted at the latest. */
  readonly deleteBy: string;
};

type Tables = {
  recording_copies: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    recording_id: string;
    exchange_id: string;
    taken_on: string;
    by_name: string;
    bytes: number;
    delete_by: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Writes down a copy that is about to leave. To be called while the interview's recordings are held. */
export async function addCopy(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  given: RecordingCopy,
): Promise<void> {
  await tablesOf(transaction)
    .insertInto('recording_copies')
    .values({
      organisation_id: organisationId,
      study_id: studyId,
      interview_id: given.interviewId,
      recording_id: given.recordingId,
      exchange_id: given.exchangeId,
      taken_on: given.takenOn,
      by_name: given.byName,
      bytes: given.bytes,
      delete_by: given.deleteBy,
    })
    .execute();
}

/** How much had left the house when the file was over. */
export async function endCopy(
  database: Database,
  { organisationId, studyId, interviewId, recordingId }: RecordingPlace,
  { exchangeId, bytes }: Pick<RecordingCopy, 'exchangeId' | 'bytes'>,
): Promise<void> {
  await tablesOf(database)
    .updateTable('recording_copies')
    .set({ bytes })
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId)
    .where('recording_id', '=', recordingId)
    .where('exchange_id', '=', exchangeId)
    .execute();
}

/** All that have left a study, or an interview, the latest first; those that nothing came of are none. */
export async function listCopies(
  database: Database,
  place: InterviewsPlace & Partial<Pick<InterviewPlace, 'interviewId'>>,
): Promise<readonly RecordingCopy[]> {
  const rows = await tablesOf(database)
    .selectFrom('recording_copies')
    .select(['interview_id', 'recording_id', 'exchange_id', 'by_name', 'bytes'])
    .select(({ cast, ref }) => [
      cast<string>(ref('taken_on'), 'text').as('taken_on'),
      cast<string>(ref('delete_by'), 'text').as('delete_by'),
    ])
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .$if(place.interviewId !== undefined, (query) => query.where('interview_id', '=', place.interviewId!))
    .where('bytes', '>', 0)
    .orderBy('taken_on', 'desc')
    .orderBy('exchange_id')
    .orderBy('interview_id')
    .execute();
  return rows.map((row) => ({
    interviewId: row.interview_id,
    recordingId: row.recording_id,
    exchangeId: row.exchange_id,
    takenOn: row.taken_on,
    byName: row.by_name,
    bytes: row.bytes,
    deleteBy: row.delete_by,
  }));
}
