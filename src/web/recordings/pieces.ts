import type { ActionFunctionArgs } from 'react-router';
import { z } from 'zod';
import type { AskedRecording, Recordings } from '#modules/interviews/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { refused } from '#web/letters/refused.ts';
import { servicesContext } from '#web/services.ts';
import { transcriptPlace } from '#web/transcripts/transcript-place.ts';

const recordingId = z.string().max(64);
const told = z.discriminatedUnion('act', [
  z.object({ act: z.literal('begin'), recordingId }),
  z.object({ act: z.literal('finish'), recordingId }),
  z.object({ act: z.literal('finish-upload'), recordingId, bytes: z.int().min(0) }),
  z.object({ act: z.literal('cancel-upload'), recordingId }),
]);
const whole = (text: string | null, digits: number) =>
  text !== null && /^\d+$/.test(text) && text.length <= digits ? Number(text) : null;

/** What a browser records, or a file that it sends, a piece at a time; and its beginning and its end. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, asked } = await transcriptPlace({ request, params, context, needs: 'conductInterviews' });
  const { recordings } = context.get(servicesContext);
  const act =
    request.headers.get('content-type') === 'application/octet-stream'
      ? await actOfPiece(request, recordings, { actor, asked })
      : await actOfWord(request, recordings, { actor, asked });
  if (act === null) return Response.json(null, { status: 400 });
  let answer: unknown = null;
  const refusal = await refused(request, async () => {
    answer = (await act()) ?? null;
  });
  return refusal ? Response.json({ text: refusal.text }, { status: 422 }) : Response.json(answer);
}

type Who = { readonly actor: Actor; readonly asked: AskedRecording };
type Act = (() => Promise<unknown>) | null;

/** `?recording=…&number=…`: one piece; `?bytes=…`: the first one of a file that is so long. */
async function actOfPiece(request: Request, recordings: Recordings, { actor, asked }: Who): Promise<Act> {
  const { searchParams } = new URL(request.url);
  const id = searchParams.get('recording');
  const [number, length] = [whole(searchParams.get('number'), 7), whole(searchParams.get('bytes'), 12)];
  // Read before it is refused: whoever is still sending when the answer comes is hung up on, and never reads it.
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (id === null ? length === null : number === null) return null;
  if (id === null) return () => recordings.beginUpload(actor, asked, { bytes: length!, first: bytes });
  return () => recordings.takePiece(actor, asked, { recordingId: id, number: number!, bytes });
}

async function actOfWord(request: Request, recordings: Recordings, { actor, asked }: Who): Promise<Act> {
  const read = told.safeParse(await request.json().catch(() => null));
  if (!read.success) return null;
  const { data } = read;
  switch (data.act) {
    case 'begin':
      return () => recordings.beginRecording(actor, asked);
    case 'finish':
      return () => recordings.finishRecording(actor, asked, data.recordingId);
    case 'finish-upload':
      return () => recordings.finishUpload(actor, asked, data);
    case 'cancel-upload':
      return () => recordings.cancelUpload(actor, asked, data.recordingId);
  }
}
