import { mayPrepare } from '#modules/interviews/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import type { SeenStudy } from '#modules/surveys/index.ts';
import { notYours, type StudyFrameData, studyPlace } from '#web/studies/study-place.ts';

type Asked = Parameters<typeof studyPlace>[0];

/** What a page of a study's interviews asks of whoever opens it. */
export type InterviewNeed = 'see' | 'prepare' | 'conductInterviews';

/**
 * Who is signed in, the study, and its frame, for a page of its interviews. `see`: whoever codes or interviews.
 * `prepare`: whoever leads the study or interviews. `conductInterviews`: whoever may know names.
 */
export async function interviewsPlace(
  asked: Omit<Asked, 'needs'>,
  need: InterviewNeed,
): Promise<
  SeenStudy & { readonly actor: Actor; readonly frame: StudyFrameData; readonly mayPrepare: boolean }
> {
  const place = await studyPlace(asked);
  const { frame, actor } = place;
  const { conductInterviews, codeInterviews } = frame.may;
  const prepares = mayPrepare(actor, frame.studyId);
  const isLetIn = { see: conductInterviews || codeInterviews, prepare: prepares, conductInterviews }[need];
  if (!isLetIn) throw notYours(frame, 'conductInterviews');
  return { ...place, mayPrepare: prepares };
}
