import { data, type LoaderFunctionArgs } from 'react-router';
import { languageOf } from '#web/language/language.ts';
import { downloadOf } from '#web/reports/report-download.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from './study-place.ts';

/** The report of a wave to take along. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, frame } = await wavePlace({ request, params, context });
  if (!frame.may.exportData) throw data(null, { status: 404 });
  const services = context.get(servicesContext);
  const report = await services.waves.report(actor, {
    studyId: frame.studyId,
    waveId: frame.wave.waveId,
    language: languageOf(request),
  });
  return downloadOf(report, params.download, services);
}
