import { data, type LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '#web/services.ts';
import { interviewsPlace } from './interviews-place.ts';

/** The signed paper, to whoever interviews: opened on the way out, and kept by nobody's browser. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, frame } = await interviewsPlace({ request, params, context }, 'conductInterviews');
  const { informants } = context.get(servicesContext);
  const paper = await informants.consentPaper(actor, frame.studyId, params.informantId ?? '');
  if (!paper) throw data(null, { status: 404 });
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      'Content-Type': paper.mediaType === 'text/html' ? 'text/html; charset=utf-8' : paper.mediaType,
      'Content-Disposition': `attachment; filename="${paper.fileName}"`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'Cache-Control': 'no-store',
    },
  });
}
