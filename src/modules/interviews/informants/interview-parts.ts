import type { Actor } from '#modules/organisation/schema.ts';
import type { InterviewKey } from '#modules/privacy/index.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { InterviewEraser, NameEraser } from '../withdrawal/eraser.ts';

/** What the interviews stand on; the composition root hands it in. */
export type InterviewParts = {
  readonly database: Database;
  /** The day it is in Norway, as in 2026-03-01. */
  readonly today: () => string;
  /** Where the keys of signed consents are. */
  readonly keys: KeyFiles;
  /** The names, in the transaction that is handed over. */
  readonly interviewKey: (database: Database) => InterviewKey;
  /** Whoever holds something of an interview, to be removed when an informant withdraws. */
  readonly erasers: readonly InterviewEraser[];
  /** Takes names out of what was said and written, on the day that was promised, before the code key goes. */
  readonly eraseNamesSaid: NameEraser;
  /** How far each interview has come after it was held, as far as whoever asks may see. */
  readonly progress: (
    database: Database,
    place: InterviewsPlace,
    seer: Pick<Actor, 'personId'>,
  ) => Promise<InterviewProgress>;
};

/** Interviews that are written out, and how many passages of each are coded; by the id of the interview. */
export type InterviewProgress = {
  /** `draft`: written out, and nobody has gone through the names in it; `open`: those who code can read it. */
  readonly transcripts: ReadonlyMap<string, 'draft' | 'open'>;
  readonly passages: ReadonlyMap<string, number>;
  /** `taking`: a recording that was begun and not ended; left out where none are kept. */
  readonly recordings?: ReadonlyMap<string, 'taking' | 'kept'>;
};
