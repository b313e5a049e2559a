import { type ActionFunctionArgs, redirect } from 'react-router';
import { servicesContext } from '#web/services.ts';
import { studyPlace } from '#web/studies/study-place.ts';

/** Takes back the last step, from whichever page of the editor it was asked on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { actor } = await studyPlace({ request, params, context, needs: 'editStudy' });
  await context.get(servicesContext).studyDesk.undo(actor, params.studyId ?? '');
  const base = `/studies/${params.studyId}/design`;
  const from = new URL(request.headers.get('referer') ?? request.url).pathname;
  return redirect(from.startsWith(`${base}/`) && !from.endsWith('/undo') ? from : base, 303);
}

export function loader({ params }: ActionFunctionArgs) {
  return redirect(`/studies/${params.studyId}/design`, 303);
}
