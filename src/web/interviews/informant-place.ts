import { data, type LoaderFunctionArgs } from 'react-router';
import type { Informants } from '#modules/interviews/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { servicesContext } from '#web/services.ts';
import { interviewsPlace } from './interviews-place.ts';

/** Where a page about one informant, or about one talk with them, stands. For whoever may know names. */
export async function informantPlace({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, study } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const { informantId = '', interviewId = '' } = params;
  const { informants } = context.get(servicesContext);
  return { actor, frame, study, informants, informantId, interviewId };
}

/**
 * What such a page shows.
 *
 * @throws 404 when there is nobody of that name, or no such talk
 */
export async function lookAtInformant<Look extends object>(
  args: LoaderFunctionArgs,
  lookAt: (
    informants: Informants,
    actor: Actor,
    asked: { readonly studyId: string; readonly informantId: string; readonly interviewId: string },
  ) => Promise<Look | null>,
) {
  const { actor, frame, informants, informantId, interviewId } = await informantPlace(args);
  const look = await lookAt(informants, actor, { studyId: frame.studyId, informantId, interviewId });
  if (!look) throw data(null, { status: 404 });
  return { frame, ...look };
}
