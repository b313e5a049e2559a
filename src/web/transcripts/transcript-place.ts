import { data, type RouterContextProvider } from 'react-router';
import type { AskedInterview } from '#modules/interviews/index.ts';
import type { Interview } from '#modules/interviews/schema.ts';
import { may } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import { servicesContext } from '#web/services.ts';
import { type StudyFrameData, studyPlace } from '#web/studies/study-place.ts';

type Asked = {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
  readonly params: { readonly studyId?: string | undefined; readonly interviewId?: string | undefined };
  /** `conductInterviews` for pages where names may stand; else whoever may code is let in. */
  readonly needs?: 'conductInterviews';
};

/** What the frame around a page of a transcript says. */
export type TranscriptFrameData = StudyFrameData & {
  readonly interview: Interview;
  /** Whether names may be shown to whoever is signed in. */
  readonly mayConduct: boolean;
  /** Whether there is something to code. */
  readonly isOpen: boolean;
};

/** Who is signed in, the interview of the address and its frame; a page that is not there for anybody who may not see it. */
export async function transcriptPlace({ request, context, params, needs }: Asked): Promise<{
  readonly actor: Actor;
  readonly asked: AskedInterview;
  readonly frame: TranscriptFrameData;
}> {
  const { actor, frame } = await studyPlace({ request, params, context });
  const about = { studyId: frame.studyId };
  if (!may(actor, needs ?? 'codeInterviews', about)) throw data(null, { status: 404 });
  const asked = { studyId: frame.studyId, interviewId: params.interviewId ?? '' };
  const interview = await interviewOf(() => context.get(servicesContext).transcripts.interview(actor, asked));
  const mayConduct = may(actor, 'conductInterviews', about);
  const isOpen = (await context.get(servicesContext).transcripts.current(actor, asked)) !== null;
  return { actor, asked, frame: { ...frame, interview, mayConduct, isOpen } };
}

async function interviewOf(find: () => Promise<Interview>): Promise<Interview> {
  try {
    return await find();
  } catch (error) {
    if (isDomainError(error) && error.code === 'interview-missing') throw data(null, { status: 404 });
    throw error;
  }
}
