import type { ActionFunctionArgs } from 'react-router';
import { z } from 'zod';
import { draftChangesSchema } from '#modules/interviews/index.ts';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { transcriptPlace } from '#web/transcripts/transcript-place.ts';

const id = z.string().regex(/^[a-z0-9]{16,64}$/);
const sent = z.object({
  draftId: id,
  windowId: id,
  revision: z.number().int().min(0),
  basedOn: z.number().int().min(1).nullable(),
  isWhole: z.boolean(),
  changes: draftChangesSchema,
});

/** Takes what is typed on the bench from its script, and tells how far it is saved. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, asked } = await transcriptPlace({ request, params, context, needs: 'conductInterviews' });
  const read = sent.safeParse(await request.json().catch(() => null));
  if (!read.success) return Response.json(null, { status: 400 });
  let answer: unknown = null;
  const refusal = await refused(request, async () => {
    answer = await context.get(servicesContext).transcripts.keepDraft(actor, asked, read.data);
  });
  return refusal ? Response.json({ text: refusal.text }, { status: 422 }) : Response.json(answer);
}
