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
  listPlacedCodings,
  movePlacedCodings,
  removePlacedCodings,
} from '#modules/interviews/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';

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

/** The passages and codes that go when an informant withdraws. */
export const codingEraser: InterviewEraser = { count: countCodings, eraseInterview: eraseCodings };
