import type { LoaderFunctionArgs } from 'react-router';
import { servicesContext } from '#web/services.ts';
import { downloadOf } from './report-download.ts';

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const services = context.get(servicesContext);
  return downloadOf(await services.findKeptReport(params.reportId ?? ''), params.download, services);
}
