import { Alert, BodyLong, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { Page } from '#web/components/page.tsx';
import { ProblemList } from '#web/components/problem-list.tsx';
import { languageOf, useWords } from '#web/language/language.ts';
import { ReportView } from '#web/reports/report-view.tsx';
import { servicesContext } from '#web/services.ts';
import { sayRefusal } from '#web/work/say-refusal.ts';
import { keyOf } from '#web/workbench/opened-file.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const id = params.reportId ?? '';
  const { temporaryReports } = context.get(servicesContext);
  const found = temporaryReports.find(id);
  if (!found) throw data(null, { status: 410 });
  const { minutes } = temporaryReports;
  switch (found.state) {
    case 'working':
      return { state: 'working' as const, done: found.done, of: found.of, seconds: found.secondsSoFar };
    case 'failed':
      throw data(null, { status: 500 });
    case 'refused':
      return data(
        {
          state: 'refused' as const,
          refusal: sayRefusal(found.refusal, languageOf(request)),
          fileId: fileBehind(request, context),
        },
        { status: found.refusal.code === 'busy' ? 503 : 422 },
      );
    case 'done':
      return {
        state: 'done' as const,
        id,
        minutes,
        document: found.report.document,
        fileId: fileBehind(request, context),
      };
  }
}

/** The opened file that the report was made from, when the reader's browser has it open. */
function fileBehind(request: Request, context: LoaderFunctionArgs['context']): string | null {
  const asked = new URL(request.url).searchParams.get('file') ?? undefined;
  return context.get(servicesContext).openedFiles.opened(keyOf(request, asked))?.id ?? null;
}

/** "Keep this report": from now on it is stored, under another secret id. */
export async function action({ params, context }: ActionFunctionArgs) {
  const services = context.get(servicesContext);
  const found = services.temporaryReports.find(params.reportId ?? '');
  if (found?.state !== 'done') throw data(null, { status: 410 });
  return redirect(`/reports/${await services.keepReport(found.report)}`, 303);
}

export default function TemporaryReportPage() {
  const found = useLoaderData<typeof loader>();
  const { say } = useWords();
  if (found.state === 'working') {
    return (
      <Page title={say(m.web_working_title)}>
        <meta httpEquiv="refresh" content="1" />
        <div className="working">
          <progress
            aria-label={say(m.web_working_title)}
            max={found.of || undefined}
            value={found.of ? found.done : undefined}
          />
          <p>
            {found.of
              ? say(m.web_working_done, { done: found.done, of: found.of })
              : say(m.web_working_reading)}
          </p>
          <p>{say(m.web_working_text, { seconds: found.seconds })}</p>
        </div>
      </Page>
    );
  }
  if (found.state === 'refused') {
    const { text, problems } = found.refusal;
    return (
      <Page title={say(m.web_refused_title)} lead={<p>{text}</p>} isWide>
        <ProblemList problems={problems} />
        <p>
          <Button as="a" role="link" href={found.fileId ? `/files/${found.fileId}/analyses` : '/analyse'}>
            {say(found.fileId ? m.web_files_back : m.web_refused_again)}
          </Button>
        </p>
      </Page>
    );
  }
  return (
    <ReportView
      document={found.document}
      basePath={`/analyse/${found.id}`}
      notice={
        <>
          {found.fileId ? (
            <p className="ways-on">
              <a href={`/files/${found.fileId}/analyses`}>{say(m.web_files_back)}</a>
              <a href={`/files/${found.fileId}/study.yaml`}>{say(m.web_files_download_study)}</a>
            </p>
          ) : null}
          <Alert variant="info" className="keep">
            <BodyLong>{say(m.web_keep_text, { minutes: found.minutes })}</BodyLong>
            <form method="post">
              <Button type="submit" size="small" variant="primary">
                {say(m.web_keep_button)}
              </Button>
            </form>
          </Alert>
        </>
      }
    />
  );
}
