import type { ActionFunctionArgs } from 'react-router';
import { z } from 'zod';
import { type Changed, sentStepSchema } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import { languageOf } from '#web/language/language.ts';
import { foundOr404, interviewPlace } from './coding-place.ts';
import { sayItem, sayProgress, sayRefused } from './coding-words.ts';

/** More than a script gathers in an hour without a connection comes in several turns. */
const mostSteps = 200;
const sent = z.object({
  steps: sentStepSchema.array().max(mostSteps),
  since: z.number().int().nonnegative(),
});

/** Takes steps from the script of the coding page, and tells what has changed since it last heard. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, coding, asked } = await interviewPlace({ request, params, context });
  const read = sent.safeParse(await request.json().catch(() => null));
  if (!read.success) return Response.json(null, { status: 400 });
  const changed = foundOr404(await coding.take(actor, asked, read.data));
  return Response.json(said(changed, languageOf(request)));
}

function said(changed: Changed, language: Language) {
  return {
    number: changed.number,
    version: changed.version,
    isOwnOnly: changed.isOwnOnly,
    lastOwn: changed.lastOwn,
    gone: changed.gone,
    items: changed.items.map((item) => sayItem(item, language)),
    progress: sayProgress(changed.progress, language),
    refused: changed.refused.map(({ eventId, why }) => ({ eventId, text: sayRefused(why, language) })),
  };
}
