import { type FindingsCome, findingsCome, type InterviewsOverview } from '#modules/interviews/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { Services } from '#web/services.ts';
import type { StudyFrameData } from '#web/studies/study-place.ts';

/** Where the interviews of a study are, from whoever is asked to the locked report, and the one thing to do next. */
export type WhereWeAre = {
  readonly informants: number;
  readonly consents: number;
  /** Interviews, one or more with each informant; and those whose transcript is open for coding. */
  readonly interviews: number;
  readonly transcripts: number;
  /** Null for whoever may not code. */
  readonly findings: FindingsCome | null;
  readonly next:
    | InterviewsOverview['next']
    | { readonly kind: Exclude<FindingsCome['next'], 'code' | 'done'> };
};

export async function whereWeAre(
  { findings }: Pick<Services, 'findings'>,
  actor: Actor,
  frame: Pick<StudyFrameData, 'studyId' | 'may'>,
  { rows: all, next }: Pick<InterviewsOverview, 'rows' | 'next'>,
): Promise<WhereWeAre> {
  const { studyId } = frame;
  const rows = all.filter(({ withdrawnOn }) => withdrawnOn === null);
  const each = [...new Map(rows.map((row) => [row.informantId, row])).values()];
  const come = frame.may.codeInterviews
    ? findingsCome({
        ...(await findings.standing(actor, { studyId })),
        reports: await findings.lockedReports(actor, { studyId }),
      })
    : null;
  return {
    informants: each.length,
    consents: each.filter(({ consent }) => consent !== null).length,
    interviews: rows.filter(({ interviewId }) => interviewId !== null).length,
    transcripts: rows.filter(({ transcript }) => transcript === 'open').length,
    findings: come,
    // Each interview comes first: what is found is of them all.
    next:
      next.kind === 'done' && come && come.next !== 'code' && come.next !== 'done'
        ? { kind: come.next }
        : next,
  };
}
