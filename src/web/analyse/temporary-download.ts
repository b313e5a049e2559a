import { data, type LoaderFunctionArgs } from 'react-router';
import { downloadOf } from '#web/reports/report-download.ts';
import { servicesContext } from '#web/services.ts';

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const services = context.get(servicesContext);
  const found = services.temporaryReports.find(params.reportId ?? '');
  if (found?.state !== 'done') throw data(null, { status: 410 });
  return downloadOf(found.report, params.download, services);
}
