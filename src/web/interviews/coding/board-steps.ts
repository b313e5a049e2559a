import type { ActionFunctionArgs } from 'react-router';
import { z } from 'zod';
import { sentStepSchema } from '#modules/interviews/index.ts';
import { languageOf } from '#web/language/language.ts';
import { codingPlace } from './coding-place.ts';
import { sayRefused } from './coding-words.ts';

const sent = z.object({ steps: sentStepSchema.array().max(200) });

/** Takes steps from the script of the board: what was dragged where. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, coding, asked } = await codingPlace({ request, params, context });
  const read = sent.safeParse(await request.json().catch(() => null));
  if (!read.success) return Response.json(null, { status: 400 });
  const { number, refused } = await coding.takeOnBoard(actor, asked, read.data.steps);
  const language = languageOf(request);
  return Response.json({
    number,
    refused: refused.map(({ eventId, why }) => ({ eventId, text: sayRefused(why, language) })),
  });
}
