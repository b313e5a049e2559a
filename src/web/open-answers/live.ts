import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { liveAsking } from '#web/interviews/coding/live-asking.ts';
import { questionPlace } from './answers-place.ts';

/** Nothing is read here, by whoever may sort; others are told what they are told everywhere. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<never> {
  await questionPlace({ request, params, context });
  throw data(null, { status: 404 });
}

/** Tells an open page of a question who else has one open, and how far its codes have come. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const read = liveAsking.safeParse(await request.json().catch(() => null));
  if (!read.success) {
    foundOr404(await openAnswers.take(actor, ids, { steps: [], since: 0 }));
    return Response.json(null, { status: 400 });
  }
  const { seat: seatId, isLeaving } = read.data;
  return Response.json(foundOr404(await openAnswers.live(actor, ids, { seatId, isLeaving })));
}
