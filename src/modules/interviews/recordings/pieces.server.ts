import type { Database } from '#platform/database/database.ts';
import type { RecordingPlace } from './sealing.ts';

type Tables = {
  interview_recording_pieces: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    recording_id: string;
    number: number;
    bytes: number;
    sealed: Uint8Array;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Adds a piece. False when there is one of that number. */
export async function addPiece(
  transaction: Database,
  place: RecordingPlace,
  { number, bytes, sealed }: { readonly number: number; readonly bytes: number; readonly sealed: Uint8Array },
): Promise<boolean> {
  const rows = await tablesOf(transaction)
    .insertInto('interview_recording_pieces')
    .values({
      organisation_id: place.organisationId,
      study_id: place.studyId,
      interview_id: place.interviewId,
      recording_id: place.recordingId,
      number,
      bytes,
      sealed: Buffer.from(sealed),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .execute();
  return rows.length > 0;
}

/** How long each piece is, in order: enough to know which ones a part of the recording is in. */
export async function listPieces(
  database: Database,
  place: RecordingPlace,
): Promise<readonly { readonly number: number; readonly bytes: number }[]> {
  return piecesOf(database, place).select(['number', 'bytes']).orderBy('number').execute();
}

/** The number of the piece that comes next. */
export async function nextPiece(database: Database, place: RecordingPlace): Promise<number> {
  const row = await piecesOf(database, place)
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

export async function findPiece(
  database: Database,
  place: RecordingPlace,
  number: number,
): Promise<Uint8Array | null> {
  const row = await piecesOf(database, place)
    .select('sealed')
    .where('number', '=', number)
    .executeTakeFirst();
  return row ? new Uint8Array(row.sealed) : null;
}

const piecesOf = (database: Database, place: RecordingPlace) =>
  tablesOf(database)
    .selectFrom('interview_recording_pieces')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .where('recording_id', '=', place.recordingId);
