import { data, type LoaderFunctionArgs } from 'react-router';
import { interviewsPlace } from '#web/interviews/interviews-place.ts';
import { servicesContext } from '#web/services.ts';
import { byteRange } from './byte-range.ts';
import { streamOf } from './stream-of.ts';

/**
 * The sound itself, to whoever interviews: opened a piece at a time on its way out, only the pieces that are asked for,
 * and kept by nobody's browser.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const { recordings } = context.get(servicesContext);
  const asked = { studyId: frame.studyId, interviewId: params.interviewId ?? '' };
  const sound = await recordings.listen(actor, asked, params.recordingId ?? '');
  if (!sound) throw data(null, { status: 404 });
  const headers = new Headers({
    'Content-Type': sound.mediaType,
    'Content-Disposition': 'inline',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  });
  const range = byteRange(request.headers.get('range'), sound.bytes);
  if (range === 'none') {
    headers.set('Content-Range', `bytes */${sound.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { from, to } = range ?? { from: 0, to: sound.bytes };
  headers.set('Content-Length', String(to - from));
  if (range) headers.set('Content-Range', `bytes ${from}-${to - 1}/${sound.bytes}`);
  return new Response(streamOf(sound.read(from, to)), {
    status: range ? 206 : 200,
    headers,
  });
}
