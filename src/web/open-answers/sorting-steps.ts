import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import { sentOpenStepSchema } from '#modules/interviews/index.ts';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { sayRefused } from '#web/interviews/coding/coding-words.ts';
import { languageOf } from '#web/language/language.ts';
import { questionPlace } from './answers-place.ts';

const sent = z.object({ steps: sentOpenStepSchema.array().max(200), since: z.number().int().nonnegative() });

/** Nothing is read here, by whoever may sort; others are told what they are told everywhere. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<never> {
  await questionPlace({ request, params, context });
  throw data(null, { status: 404 });
}

/** Takes steps from the scripts of the sorting page and the board, and tells what has changed since they last heard. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, openAnswers, ids, ownOnly } = await questionPlace({ request, params, context });
  const read = sent.safeParse(await request.json().catch(() => null));
  if (!read.success) {
    foundOr404(await openAnswers.take(actor, ids, { steps: [], since: 0 }));
    return Response.json(null, { status: 400 });
  }
  const changed = foundOr404(await openAnswers.take(actor, ids, { ...read.data, ownOnly }));
  const language = languageOf(request);
  return Response.json({
    number: changed.number,
    lastOwn: changed.lastOwn,
    sorted: changed.sorted,
    isOwnOnly: changed.sight.isOwnOnly,
    codes: changed.codes.slice(0, 30),
    rows: changed.rows.map(({ key, codes, texts }) => ({ key, codes, texts: texts.length })),
    refused: changed.refused.map(({ eventId, why }) => ({ eventId, text: sayRefused(why, language) })),
  });
}
