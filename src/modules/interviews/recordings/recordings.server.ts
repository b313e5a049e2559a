import type { Database } from '#platform/database/database.ts';
import type { InterviewPlace, InterviewsPlace } from '../schema.ts';
import type { Recording, RecordingReceipt } from './recording.ts';
import type { RecordingPlace } from './sealing.ts';

type Tables = {
  interview_recordings: {
    organisation_id: string;
    study_id: string;
    interview_id: string;
    recording_id: string;
    way: Recording['way'];
    media_type: string;
    bytes: number;
    sealed_end: Uint8Array | null;
    made_on: string;
    by_name: string;
    destroy_on: string;
    state: 'taking' | 'kept' | 'destroyed';
    destroyed_on: string | null;
    destroyed_why: RecordingReceipt['why'] | null;
    destroyed_by: string | null;
    is_key_destroyed: boolean;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Begins a recording. False when one is there already that is kept, or is being made in a browser. */
export async function addRecording(
  transaction: Database,
  place: RecordingPlace,
  given: Pick<Recording, 'way' | 'mediaType' | 'madeOn' | 'byName' | 'destroyOn'>,
): Promise<boolean> {
  const rows = await tablesOf(transaction)
    .insertInto('interview_recordings')
    .values({
      organisation_id: place.organisationId,
      study_id: place.studyId,
      interview_id: place.interviewId,
      recording_id: place.recordingId,
      way: given.way,
      media_type: given.mediaType,
      bytes: 0,
      sealed_end: null,
      made_on: given.madeOn,
      by_name: given.byName,
      destroy_on: given.destroyOn,
      state: 'taking',
      destroyed_on: null,
      destroyed_why: null,
      destroyed_by: null,
      is_key_destroyed: false,
    })
    // The index lets one recording of an interview in.
    .onConflict((conflict) => conflict.doNothing())
    .returning('recording_id')
    .execute();
  return rows.length > 0;
}

/** Those that are there or on their way in; receipts are asked for by themselves. */
export async function listRecordings(database: Database, place: InterviewPlace): Promise<Recording[]> {
  const rows = await recordingsOf(database, place).selectAll().where('state', '!=', 'destroyed').execute();
  return rows.map(recordingOf);
}

/** The recordings of an interview, and nobody else changes any of them until the transaction is over. */
export async function holdRecordings(transaction: Database, place: InterviewPlace): Promise<Recording[]> {
  const rows = await recordingsOf(transaction, place)
    .selectAll()
    .where('state', '!=', 'destroyed')
    .orderBy('recording_id')
    .forUpdate()
    .execute();
  return rows.map(recordingOf);
}

/** A study's recordings, by the id of the interview. */
export async function listStates(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<readonly { readonly interviewId: string; readonly state: Recording['state'] }[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_recordings')
    .select(['interview_id', 'state', 'way'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('state', '!=', 'destroyed')
    .execute();
  return rows
    .filter(({ state, way }) => state === 'kept' || way === 'recorded')
    .map((row) => ({ interviewId: row.interview_id, state: row.state as Recording['state'] }));
}

/** The newest first. */
export async function listReceipts(database: Database, place: InterviewPlace): Promise<RecordingReceipt[]> {
  const rows = await recordingsOf(database, place)
    .selectAll()
    .where('state', '=', 'destroyed')
    .orderBy('destroyed_on', 'desc')
    .orderBy('recording_id')
    .execute();
  return rows.map((row) => ({
    ...commonOf(row),
    destroyedOn: row.destroyed_on!,
    why: row.destroyed_why!,
    destroyedBy: row.destroyed_by,
    isKeyDestroyed: row.is_key_destroyed,
  }));
}

export async function findEnd(database: Database, place: RecordingPlace): Promise<Uint8Array | null> {
  const row = await one(database, place).select('sealed_end').where('state', '=', 'kept').executeTakeFirst();
  return row?.sealed_end ? new Uint8Array(row.sealed_end) : null;
}

/** From now on it is whole, and nothing is added. */
export async function markKept(
  transaction: Database,
  place: RecordingPlace,
  sealedEnd: Uint8Array,
): Promise<void> {
  await changeOne(transaction, place, { state: 'kept', sealed_end: Buffer.from(sealedEnd) });
}

export async function changeExtent(
  transaction: Database,
  place: RecordingPlace,
  bytes: number,
): Promise<void> {
  await changeOne(transaction, place, { bytes });
}

export async function changeDay(
  transaction: Database,
  place: RecordingPlace,
  destroyOn: string,
): Promise<void> {
  await changeOne(transaction, place, { destroy_on: destroyOn });
}

/** Takes the sound away and leaves the receipt; the key goes when the transaction is over. */
export async function markDestroyed(
  transaction: Database,
  place: RecordingPlace,
  { on, why, by }: { readonly on: string; readonly why: RecordingReceipt['why']; readonly by: string | null },
): Promise<void> {
  await removePieces(transaction, place);
  await changeOne(transaction, place, {
    state: 'destroyed',
    sealed_end: null,
    destroyed_on: on,
    destroyed_why: why,
    destroyed_by: by,
  });
}

export const markKeyDestroyed = (database: Database, place: RecordingPlace): Promise<void> =>
  changeOne(database, place, { is_key_destroyed: true });

/** A file that never came whole leaves nothing. */
export async function removeRecording(transaction: Database, place: RecordingPlace): Promise<void> {
  await removePieces(transaction, place);
  await tablesOf(transaction)
    .deleteFrom('interview_recordings')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .where('recording_id', '=', place.recordingId)
    .execute();
}

/** Everything of an organisation that has a key: what is there, and what is gone but for its key. */
export async function listWithKeys(
  database: Database,
  organisationId: string,
): Promise<readonly (RecordingPlace & { readonly recording: Recording | null })[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_recordings')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('is_key_destroyed', '=', false)
    .execute();
  return rows.map((row) => ({
    organisationId,
    studyId: row.study_id,
    interviewId: row.interview_id,
    recordingId: row.recording_id,
    recording: row.state === 'destroyed' ? null : recordingOf(row),
  }));
}

const recordingsOf = (database: Database, { organisationId, studyId, interviewId }: InterviewPlace) =>
  tablesOf(database)
    .selectFrom('interview_recordings')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('interview_id', '=', interviewId);

const one = (database: Database, place: RecordingPlace) =>
  recordingsOf(database, place).where('recording_id', '=', place.recordingId);

async function changeOne(
  database: Database,
  place: RecordingPlace,
  change: Partial<Tables['interview_recordings']>,
): Promise<void> {
  await tablesOf(database)
    .updateTable('interview_recordings')
    .set(change)
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .where('recording_id', '=', place.recordingId)
    .execute();
}

async function removePieces(transaction: Database, place: RecordingPlace): Promise<void> {
  const tables = transaction.withTables<{ interview_recording_pieces: { [column: string]: string } }>();
  await tables
    .deleteFrom('interview_recording_pieces')
    .where('organisation_id', '=', place.organisationId)
    .where('study_id', '=', place.studyId)
    .where('interview_id', '=', place.interviewId)
    .where('recording_id', '=', place.recordingId)
    .execute();
}

const commonOf = (row: Tables['interview_recordings']) => ({
  recordingId: row.recording_id,
  way: row.way,
  mediaType: row.media_type,
  bytes: row.bytes,
  madeOn: row.made_on,
  byName: row.by_name,
});
const recordingOf = (row: Tables['interview_recordings']): Recording => ({
  ...commonOf(row),
  destroyOn: row.destroy_on,
  state: row.state as Recording['state'],
});
