import { refuseUnless } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { CodingRoom } from '../coding/coding-room.ts';
import type { CodingState } from '../coding/log/replay.ts';
import type { InterviewsPlace, TranscriptVersion } from '../schema.ts';
import { listCurrentVersions } from '../transcripts/store/versions.server.ts';
import { type Field, fieldOf } from './field.rules.ts';

export type FindingsParts = {
  readonly database: Database;
  readonly coding: Pick<CodingRoom, 'standing' | 'takeOnBoard'>;
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
};

/** Findings as pages ask for them. Each refuses whoever may not code (`not-allowed`). */
export type Findings = {
  standing(actor: Actor, asked: StudyAsked): Promise<StandingFindings>;
};

/** What was found in the interviews of a study: who speaks of what, what is said together, what drives and hinders. */
export function createFindings(parts: FindingsParts): Findings {
  return {
    standing: async (actor, { studyId }) => (await enterFindings(parts, actor, studyId)).standing,
  };
}

/** Refuses whoever may not code, and reads what the findings stand on. */
export async function enterFindings(
  { database, coding }: FindingsParts,
  actor: Actor,
  studyId: string,
): Promise<{
  readonly place: InterviewsPlace;
  readonly standing: StandingFindings;
  readonly transcripts: ReadonlyMap<string, TranscriptVersion>;
}> {
  refuseUnless(actor, 'codeInterviews', { studyId });
  const place = { organisationId: actor.organisationId, studyId };
  const { state, interviews, lastOwn, isPartial } = await coding.standing(actor, { studyId });
  const versions = await listCurrentVersions(database, place, { onlyOpen: true });
  const transcripts = new Map(versions.map((version) => [version.interviewId, version]));
  return {
    place,
    transcripts,
    standing: { state, lastOwn, isPartial, field: fieldOf({ state, interviews, transcripts }) },
  };
}
