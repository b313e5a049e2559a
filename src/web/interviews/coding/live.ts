import type { ActionFunctionArgs } from 'react-router';
import { codingPlace } from './coding-place.ts';
import { liveAsking } from './live-asking.ts';

/** Tells an open page who else has it open, and how far the codes have come. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const read = liveAsking.safeParse(await request.json().catch(() => null));
  if (!read.success) return Response.json(null, { status: 400 });
  const { seat, interview, isLeaving } = read.data;
  return Response.json(await coding.live(actor, asked, { seatId: seat, interviewId: interview, isLeaving }));
}
