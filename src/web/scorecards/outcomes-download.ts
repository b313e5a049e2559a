import { type LoaderFunctionArgs, redirect } from 'react-router';
import { servicesContext } from '#web/services.ts';
import { scorecardPlace } from './scorecard-place.ts';

/** What offices achieved in a period, as `analyse --outcomes` takes it: under a study's own codes, or by unit number. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const search = new URL(request.url).searchParams;
  const asked = {
    from: search.get('from') ?? '',
    to: search.get('to') ?? '',
    studyId: search.get('study') || null,
  };
  const file = await context.get(servicesContext).outcomesFiles.file(actor, asked);
  // The form is on the scorecard's page, and says there what is wrong.
  if (!file) throw redirect('/scorecard?no-outcomes#outcomes', 303);
  return new Response(file.text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
    },
  });
}
