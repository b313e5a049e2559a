import { Alert, BodyShort, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { useWords } from '#web/language/language.ts';
import { Problem } from '#web/problems/problem.tsx';
import { servicesContext } from '#web/services.ts';
import { ReportView } from './report-view.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reportId = params.reportId ?? '';
  const report = await context.get(servicesContext).findKeptReport(reportId);
  return report ? { reportId, document: report.document } : data(null, { status: 404 });
}

/** Removes the report; whoever has the secret link may. */
export async function action({ params, context }: ActionFunctionArgs) {
  await context.get(servicesContext).removeKeptReport(params.reportId ?? '');
  return { isRemoved: true };
}

export default function KeptReportPage() {
  const kept = useLoaderData<typeof loader>();
  const removed = useActionData<typeof action>();
  const { say } = useWords();
  if (removed) {
    return (
      <Page title={say(m.web_kept_removed_title)}>
        <Alert variant="success">{say(m.web_kept_removed)}</Alert>
      </Page>
    );
  }
  if (!kept) return <Problem status={404} />;
  return (
    <ReportView
      document={kept.document}
      basePath={`/reports/${kept.reportId}`}
      notice={
        <>
          <Alert variant="success">{say(m.web_kept_text)}</Alert>
          <Fold summary={say(m.web_kept_remove)} className="kept-remove">
            <Form method="post">
              <BodyShort spacing>{say(m.web_kept_remove_text)}</BodyShort>
              <Button type="submit" variant="danger" size="small">
                {say(m.web_kept_remove_button)}
              </Button>
            </Form>
          </Fold>
        </>
      }
    />
  );
}
