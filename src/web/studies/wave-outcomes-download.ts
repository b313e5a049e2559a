import { data, type LoaderFunctionArgs } from 'react-router';
import { may } from '#modules/organisation/index.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from './study-place.ts';

/** The very file that a wave's report was made from. It holds offices' values, also of few: for who has them already. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.exportData || !may(actor, 'manageScorecards')) throw data(null, { status: 404 });
  const ids = { studyId: frame.studyId, waveId: frame.wave.waveId };
  const file = await context.get(servicesContext).waves.outcomesFile(actor, ids);
  if (file === null) throw data(null, { status: 404 });
  return new Response(file, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="outcomes.csv"',
    },
  });
}
