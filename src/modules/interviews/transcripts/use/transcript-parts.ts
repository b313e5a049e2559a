import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { InterviewReplacements } from '#modules/privacy/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { type DomainError, refusal } from '#platform/errors.ts';
import { findInterview } from '../../core/interviews.server.ts';
import type { Interview, InterviewPlace, InterviewsPlace } from '../../schema.ts';
import type { CodingsToMove } from '../codings-to-move.ts';
import type { GivenTranscript, ImportedTranscript } from '../import/read-transcript.ts';
import type { KnownName } from '../pseudonyms/suggest.rules.ts';

/** Somebody looked at what stands for whom that day; no finer. */
export type KeyLook = { readonly on: string; readonly personId: string; readonly personName: string };

/** What the use cases of transcripts are made from. */
export type TranscriptParts = {
  /** Reads a file, as `readTranscript` does: beside the server's own thread, since a file may take its time. */
  read(given: GivenTranscript): Promise<ImportedTranscript>;
  readonly database: Database;
  readonly clock: Clock;
  readonly codings: CodingsToMove;
  /** The list of replaced words, in the code key. */
  readonly replacements: InterviewReplacements;
  /** Offices, municipalities and counties that the register knows. */
  knownNames(database: Database): Promise<readonly KnownName[]>;
  /** Writes down that somebody had the list of replaced words open. */
  noteLook(database: Database, place: InterviewsPlace, look: KeyLook): Promise<void>;
};

/** An interview of a study, as a page names it; the organisation is that of whoever asks. */
export type AskedInterview = Omit<InterviewPlace, 'organisationId'>;

/**
 * The interview that somebody asks about, when they may.
 *
 * @throws DomainError `not-allowed`, `interview-missing`
 */
export async function enterInterview(
  database: Database,
  actor: Actor,
  action: 'conductInterviews' | 'codeInterviews',
  { studyId, interviewId }: AskedInterview,
): Promise<{ readonly place: InterviewPlace; readonly interview: Interview }> {
  refuseUnless(actor, action, { studyId });
  const place = { organisationId: actor.organisationId, studyId, interviewId };
  const interview = await findInterview(database, place);
  if (!interview) throw refusal('interview-missing', m.interviews_interview_missing);
  return { place, interview };
}

/** Somebody else has saved since: what was typed is kept by the page, and nothing was written over. */
export const changedSince = (): DomainError => refusal('transcript-changed', m.interviews_transcript_changed);

export const dayOf = (clock: Clock) => clock.now().toISOString().slice(0, 10);
