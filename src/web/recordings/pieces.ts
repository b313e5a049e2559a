import type { ActionFunctionArgs } from 'react-router';
import { z } from 'zod';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { transcriptPlace } from '#web/transcripts/transcript-place.ts';

const asked = z.object({ act: z.enum(['begin', 'finish']), recordingId: z.string().max(64) });

/** What a browser records, a piece at a time; and its beginning and its end. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, asked: place } = await transcriptPlace({
    ...{ request, params, context, needs: 'conductInterviews' },
  });
  const { recordings } = context.get(servicesContext);
  let act: () => Promise<unknown>;
  if (request.headers.get('content-type') === 'application/octet-stream') {
    const { searchParams } = new URL(request.url);
    const [recordingId, number] = [searchParams.get('recording') ?? '', searchParams.get('number') ?? ''];
    if (!/^\d{1,7}$/.test(number)) return Response.json(null, { status: 400 });
    const bytes = new Uint8Array(await request.arrayBuffer());
    act = () => recordings.takePiece(actor, place, { recordingId, number: Number(number), bytes });
  } else {
    const read = asked.safeParse(await request.json().catch(() => null));
    if (!read.success) return Response.json(null, { status: 400 });
    const { recordingId } = read.data;
    act =
      read.data.act === 'begin'
        ? () => recordings.beginRecording(actor, place)
        : () => recordings.finishRecording(actor, place, recordingId);
  }
  let answer: unknown = null;
  const refusal = await refused(request, async () => {
    answer = (await act()) ?? null;
  });
  return refusal ? Response.json({ text: refusal.text }, { status: 422 }) : Response.json(answer);
}
