import {
  type CodingRoom,
  type CodingsToMove,
  createCoding,
  type Informants,
  type InterviewEraser,
  type Transcripts,
} from '#modules/interviews/index.ts';
import {
  countCodings,
  eraseCodings,
  forgetLeft,
  forgetSeats,
  listPlacedCodings,
  movePlacedCodings,
  removePlacedCodings,
} from '#modules/interviews/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { organisationId } from './organisation.ts';

/** Coding of interviews, for the pages: with what was said, and what was asked. */
export const createCodingService = ({
  transcripts,
  informants,
  ...parts
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly transcripts: Pick<Transcripts, 'current'>;
  readonly informants: Pick<Informants, 'guideTexts'>;
}): CodingRoom =>
  createCoding({ ...parts, transcript: transcripts.current, guideTexts: informants.guideTexts });

/** The codings as a new version of a transcript takes them along. */
export const codingsToMove: CodingsToMove = {
  list: listPlacedCodings,
  move: movePlacedCodings,
  remove: removePlacedCodings,
};

/** The passages and codes that go when an informant withdraws, and who has the interview open. */
export const codingEraser: InterviewEraser = {
  count: countCodings,
  eraseInterview: async (transaction, place) => {
    await forgetSeats(transaction, place);
    return eraseCodings(transaction, place);
  },
};

/** The last one to leave has nobody after them to take their row away. */
export async function forgetWhoWasCoding(jobs: Jobs, database: Database, clock: Clock): Promise<void> {
  await jobs.every('presence-of-coders', '*/15 * * * *', () =>
    forgetLeft(database, organisationId, clock.now()),
  );
}
