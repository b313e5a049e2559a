import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { Anchor } from '../coding/anchors/anchor.ts';
import type { InterviewPlace } from '../schema.ts';

/** A coding as the transcripts know it: where it belongs, and the words of its code, to ask a person about it. */
export type PlacedCoding = {
  readonly codingId: string;
  /** The version that the anchor holds in. */
  readonly version: number;
  readonly anchor: Anchor;
  readonly code: string;
};

/** Who does it: the log of codes tells. */
export type Coder = Pick<Actor, 'personId' | 'name'>;

/**
 * What the codings must be able to do when a transcript becomes a new version. Given to the transcripts by the
 * composition root, so that transcripts know nothing of codes.
 */
export type CodingsToMove = {
  /**
   * Every coding of the interview, whichever version it belongs to.
   *
   * @param seer leaves out what is sealed to them, where they code blind
   */
  list(
    database: Database,
    place: InterviewPlace,
    seer?: Pick<Actor, 'personId'>,
  ): Promise<readonly PlacedCoding[]>;
  /** Gives codings their place in another version. One that is not named stays where it is, and is asked about. */
  move(
    database: Database,
    place: InterviewPlace,
    moved: readonly { readonly codingId: string; readonly version: number; readonly anchor: Anchor }[],
    by: Coder,
  ): Promise<void>;
  /** Takes codings away whose words are gone, when a person has said so. */
  remove(database: Database, place: InterviewPlace, codingIds: readonly string[], by: Coder): Promise<void>;
};

/** Where nobody codes. */
export const noCodings: CodingsToMove = {
  list: async () => [],
  move: async () => {},
  remove: async () => {},
};
