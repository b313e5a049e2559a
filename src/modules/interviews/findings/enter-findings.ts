import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { Language } from '#platform/language.ts';
import type { CodingRoom } from '../coding/coding-room.ts';
import type { CodingState } from '../coding/log/replay.ts';
import type { Interview, InterviewsPlace, TranscriptVersion } from '../schema.ts';
import { listCurrentVersions } from '../transcripts/store/versions.server.ts';
import { type Field, fieldOf } from './field.rules.ts';
import type { BuildFindings } from './material.ts';
import { type SealedInterview, sealedInterviews } from './sealed.rules.ts';
import type { SurveyReport } from './themes/theme.ts';

/** What the findings stand on; the composition root hands it in. */
export type FindingsParts = {
  readonly database: Database;
  readonly coding: Pick<CodingRoom, 'standing' | 'takeOnBoard'>;
  /** The day it is in Norway, as in 2026-03-01. */
  readonly today: () => string;
  readonly build: BuildFindings;
  /** What stored reports of the study tell, as far as somebody may read them; null where they may not. */
  readonly survey: (
    actor: Actor,
    asked: { readonly studyId: string; readonly language: Language },
  ) => Promise<readonly SurveyReport[] | null>;
};
export type StudyAsked = { readonly studyId: string };

/** What a study's codes have come to, as they stand now. */
export type StandingFindings = {
  readonly field: Field;
  readonly state: CodingState;
  /** The last thing the actor did with this study's codes that still counts; null when there is none. */
  readonly lastOwn: string | null;
  /** Others have codes that the actor does not see yet: what is counted here is not all there is. */
  readonly isPartial: boolean;
  /** Interviews whose codes by others the actor is not to see yet, nor what was made of them. */
  readonly sealed: readonly SealedInterview[];
};

/** What every page of findings begins with. */
export type EnteredFindings = {
  readonly place: InterviewsPlace;
  readonly standing: StandingFindings;
  readonly interviews: readonly Interview[];
  /** The newest open version of each interview that has one. */
  readonly transcripts: ReadonlyMap<string, TranscriptVersion>;
  readonly today: string;
};

/** Refuses whoever may not code, and reads what the findings stand on. */
export async function enterFindings(
  { database, coding, today }: FindingsParts,
  actor: Actor,
  studyId: string,
): Promise<EnteredFindings> {
  refuseUnless(actor, 'codeInterviews', { studyId });
  const place = { organisationId: actor.organisationId, studyId };
  const { state: seen, interviews, lastOwn, hidden } = await coding.standing(actor, { studyId });
  const isPartial = hidden.size > 0;
  // What is written of a concept is written of everybody's codes.
  const state = isPartial ? { ...seen, texts: {} } : seen;
  const versions = await listCurrentVersions(database, place, { onlyOpen: true });
  const transcripts = new Map(versions.map((version) => [version.interviewId, version]));
  const field = fieldOf({ state, interviews, transcripts });
  const sealed = sealedInterviews(state, { interviews, hidden, personId: actor.personId });
  const standing = { state, lastOwn, isPartial, field, sealed };
  return { place, interviews, transcripts, today: today(), standing };
}
