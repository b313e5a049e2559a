import { Alert, BodyShort, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { Fold } from '#web/components/fold.tsx';
import { Page } from '#web/components/page.tsx';
import { readForm } from '#web/components/read-form.ts';
import { useWords } from '#web/language/language.ts';
import { Problem } from '#web/problems/problem.tsx';
import { servicesContext } from '#web/services.ts';
import { ReportView } from './report-view.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reportId = params.reportId ?? '';
  const report = await context.get(servicesContext).findKeptReport(reportId);
  return report ? { reportId, document: report.document } : data(null, { status: 404 });
}

/** Removes the report; whoever has the secret link may, and only by the button that says so. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw data(null, { status: 405 });
  const form = await readForm(request);
  if (form.get('intent') !== 'delete') throw data(null, { status: 400 });
  const services = context.get(servicesContext);
  const reportId = params.reportId ?? '';
  if (!(await services.findKeptReport(reportId))) throw data(null, { status: 404 });
  await services.removeKeptReport(reportId);
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
        <p className="ways-on">
          <a href="/analyse">{say(m.web_kept_removed_again)}</a>
          <a href="/">{say(m.web_problem_to_front)}</a>
        </p>
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
            <form method="post">
              <BodyShort spacing>{say(m.web_kept_remove_text)}</BodyShort>
              <Button type="submit" name="intent" value="delete" variant="danger" size="small">
                {say(m.web_kept_remove_button)}
              </Button>
            </form>
          </Fold>
        </>
      }
    />
  );
}
