import { data, type LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '#web/services.ts';
import { studyPlace } from '#web/studies/study-place.ts';

/** The study file, byte for byte as it was put in; the draft, or a saved version. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const wanted = params.version === undefined ? 'draft' : Number(params.version);
  // A draft is its writers'; what is saved is for everybody who sees the study.
  const needs = wanted === 'draft' ? 'editStudy' : 'seeStudy';
  const { actor } = await studyPlace({ request, params, context, needs });
  if (wanted !== 'draft' && !Number.isInteger(wanted)) throw data(null, { status: 404 });
  const found = await context.get(servicesContext).studyDesk.textOf(actor, params.studyId ?? '', wanted);
  if (!found) throw data(null, { status: 404 });
  const name = wanted === 'draft' ? params.studyId : `${params.studyId}-${wanted}`;
  return new Response(found.text, {
    headers: {
      'Content-Type': 'application/yaml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.yaml"`,
      'Cache-Control': 'no-store',
    },
  });
}
