import type { LoaderFunctionArgs } from 'react-router';
import { languageOf } from '#web/language/language.ts';
import { downloadOf } from '#web/reports/report-download.ts';
import { servicesContext } from '#web/services.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const services = context.get(servicesContext);
  const report = await services.findStudyReport(params.studyId ?? '', languageOf(request));
  return downloadOf(report, params.download, services);
}
