import { Alert } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { ReportView } from './report-view.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reportId = params.reportId ?? '';
  const report = await context.get(servicesContext).findKeptReport(reportId);
  if (!report) throw data(null, { status: 404 });
  return { reportId, document: report.document };
}

export default function KeptReportPage() {
  const { reportId, document } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <ReportView
      document={document}
      basePath={`/reports/${reportId}`}
      notice={<Alert variant="success">{say(m.web_kept_text)}</Alert>}
    />
  );
}
