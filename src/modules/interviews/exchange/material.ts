import type { Actor } from '#modules/organisation/schema.ts';
import type { Database } from '#platform/database/database.ts';
import { seenBy } from '../coding/coders/sight.rules.ts';
import { readSteps } from '../coding/log/log.server.ts';
import { type CodingState, replay } from '../coding/log/replay.ts';
import { listConsents } from '../consent/consents.server.ts';
import { listInterviews } from '../core/interviews.server.ts';
import type { Interview, InterviewsPlace, TranscriptVersion } from '../schema.ts';
import { listCurrentVersions } from '../transcripts/store/versions.server.ts';

/** An interview with its transcript that those who code may read. */
export type OpenMaterial = {
  readonly interview: Interview;
  readonly version: TranscriptVersion;
  /** Whether the informant has said yes to being quoted. */
  readonly toQuotes: boolean;
};

/** What a study's files are made of: what whoever codes can read on the pages, and nothing more. */
export type StudyMaterial = {
  readonly open: readonly OpenMaterial[];
  readonly state: CodingState;
};

/** Reads it. Codes that lie on an earlier version of a transcript are not among the codings: they have no place yet. */
export async function readMaterial(
  database: Database,
  place: InterviewsPlace,
  { personId }: Pick<Actor, 'personId'>,
): Promise<
  StudyMaterial & {
    readonly adrift: number;
    readonly interviews: readonly Interview[];
    /** Others have codes that whoever asks is not to see yet: they are in no file. */
    readonly isPartial: boolean;
  }
> {
  const interviews = await listInterviews(database, place);
  const versions = await listCurrentVersions(database, place, { onlyOpen: true });
  const consents = await listConsents(database, place);
  const open = interviews.flatMap((interview): readonly OpenMaterial[] => {
    const version = versions.find(({ interviewId }) => interviewId === interview.interviewId);
    const toQuotes = consents.get(interview.informantId)?.toQuotes ?? false;
    return version ? [{ interview, version, toQuotes }] : [];
  });
  const all = replay(await readSteps(database, place));
  const state = seenBy(all, { personId, ownOnly: false });
  const isPlaced = (one: CodingState['codings'][number]) =>
    open.some(({ version }) => version.interviewId === one.interviewId && version.version === one.version);
  const codings = state.codings.filter(isPlaced);
  const standing = new Set(codings.map(({ codeId }) => codeId));
  return {
    interviews,
    open,
    adrift: state.codings.length - codings.length,
    isPartial: state.codings.length < all.codings.length,
    state: { ...state, codings, codes: state.codes.filter(({ codeId }) => standing.has(codeId)) },
  };
}
