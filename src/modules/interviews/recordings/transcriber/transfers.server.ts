import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace } from '../../schema.ts';
import type { InterviewEraser } from '../../withdrawal/eraser.ts';
import type { Transfer, TransferOutcome } from './transfer.ts';

type Tables = {
  recording_transfers: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    number: number;
    recording_id: string;
    sent_on: string;
    by_name: string;
    host: string;
    bytes: number;
    outcome: TransferOutcome | null;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Writes down a transfer that is about to begin. To be called while the interview's recordings are held. */
export async function addTransfer(
  transaction: Database,
  place: InterviewPlace,
  given: Pick<Transfer, 'sentOn' | 'byName' | 'host' | 'bytes'> & { readonly recordingId: string },
): Promise<number> {
  const number = ((await listTransfers(transaction, place))[0]?.number ?? 0) + 1;
  await tablesOf(transaction)
    .insertInto('recording_transfers')
    .values({
      organisation_id: place.organisationId,
      study_id: place.studyId,
      interview_id: place.interviewId,
      number,
      recording_id: given.recordingId,
      sent_on: given.sentOn,
      by_name: given.byName,
      host: given.host,
      bytes: given.bytes,
      outcome: null,
    })
    .execute();
  return number;
}

/** How it ended, and how much had left the house by then. */
export async function endTransfer(
  database: Database,
  place: InterviewPlace & { readonly number: number },
  { outcome, bytes }: { readonly outcome: TransferOutcome; readonly bytes: number },
): Promise<void> {
  await tablesOf(database)
    .updateTable('recording_transfers')
    .set({ outcome, bytes })
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .where('number', '=', place.number)
    .execute();
}

/** Those of an interview, the newest first. */
export async function listTransfers(database: Database, place: InterviewPlace): Promise<readonly Transfer[]> {
  const rows = await tablesOf(database)
    .selectFrom('recording_transfers')
    .select(['number', 'by_name', 'host', 'bytes', 'outcome'])
    .select(({ cast, ref }) => cast<string>(ref('sent_on'), 'text').as('sent_on'))
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ number, host, bytes, outcome, ...row }) => ({
    number,
    host,
    bytes,
    outcome,
    sentOn: row.sent_on,
    byName: row.by_name,
  }));
}

/** What was sent cannot be fetched back: whoever takes in a withdrawal is told of it, and where to ask for it to be deleted. */
export const transferEraser: InterviewEraser = {
  count: async () => ({}),
  eraseInterview: async () => ({}),
  takenOut: async (database, place) =>
    (await listTransfers(database, place))
      .filter(({ bytes }) => bytes > 0)
      .map(({ byName, sentOn, host }) => ({ kind: 'sent', byName, on: sentOn, host })),
};
