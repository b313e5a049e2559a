import { randomBytes } from 'node:crypto';
import { m } from '#messages';
import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { refusal } from '#platform/errors.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { InterviewPlace } from '../schema.ts';
import type { Recording } from './recording.ts';

/** What recordings are made from. */
export type RecordingParts = {
  readonly database: Database;
  readonly keys: KeyFiles;
  /** The day it is in Norway, as in 2026-03-01. */
  readonly today: () => string;
  /** The largest recording that is taken in. */
  readonly mostBytes: number;
};
export type AskedRecording = { readonly studyId: string; readonly interviewId: string };

/** Whose interview it is, when somebody may hear it. @throws DomainError `not-allowed` */
export function enterRecording(actor: Actor, { studyId, interviewId }: AskedRecording): InterviewPlace {
  refuseUnless(actor, 'conductInterviews', { studyId });
  return { organisationId: actor.organisationId, studyId, interviewId };
}

/** Kept, or being made in a browser; a file on its way in is nothing until it is whole. */
export const isThere = ({ state, way }: Recording) => state === 'kept' || way === 'recorded';
/** A file that has not come whole. */
export const isOnItsWay = ({ state, way }: Recording) => state === 'taking' && way === 'uploaded';

export const randomId = () => randomBytes(16).toString('hex');
export const recordingGone = () => refusal('recording-gone', m.interviews_recording_gone);
