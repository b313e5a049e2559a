import { Alert, Button } from '@navikt/ds-react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { m } from '#messages';
import { readForm } from '#web/components/read-form.ts';
import { RefusalAlert } from '#web/files/refusal-alert.tsx';
import { useWords } from '#web/language/language.ts';
import { refused } from '#web/letters/refused.ts';
import { Downloads } from '#web/reports/downloads.tsx';
import { ReportBody } from '#web/reports/report-view.tsx';
import { sayDay } from '#web/studies/say-day.ts';
import { FindingsFrame, Lacking } from './findings-frame.tsx';
import { findingsPlace, lackOf, reportAsked } from './findings-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, frame, findings, standing } = place;
  const asked = { studyId: frame.studyId };
  const quotes = await findings.quotes(actor, asked);
  return {
    frame,
    lack: lackOf(standing, 'concept'),
    number: standing.state.number,
    document: await findings.draft(actor, reportAsked(place)),
    locked: await findings.lockedReports(actor, asked),
    lost: quotes.filter(({ standing }) => standing !== 'stands').length,
    reportId: crypto.randomUUID(),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, findings, base } = place;
  const form = await readForm(request);
  const reportId = String(form.get('report') ?? '');
  const title = String(form.get('title') ?? '');
  if (!/^[\w-]{8,64}$/.test(reportId)) throw data(null, { status: 400 });
  const given = { reportId, title, number: Number(form.get('number')) };
  const refusal = await refused(request, () => findings.lock(actor, reportAsked(place), given));
  if (refusal) return data({ refusal, title }, { status: 422 });
  return redirect(`${base}/reports/${reportId}`, 303);
}

/** The report as it stands, to read and take along; and where it is locked. */
export default function FindingsReportPage() {
  const { frame, lack, document, locked, lost, number, reportId } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { say, language } = useWords();
  const base = `/studies/${frame.studyId}/interviews/findings`;
  return (
    <FindingsFrame
      frame={frame}
      step="report"
      title={say(m.findings_report_title)}
      lead={<p>{say(m.findings_report_lead)}</p>}
    >
      <RefusalAlert refusal={result?.refusal} />
      {lack ? <Lacking lack={lack} studyId={frame.studyId} /> : null}
      {lost > 0 ? (
        <Alert variant="warning" size="small">
          {say(m.findings_report_lost, { count: lost })}{' '}
          <a href={`${base}/quotes`}>{say(m.findings_report_to_quotes)}</a>
        </Alert>
      ) : null}
      {locked.length > 0 ? (
        <section aria-labelledby="locked">
          <h2 className="section-title" id="locked">
            {say(m.findings_locked)}
          </h2>
          <ul>
            {locked.map(({ reportId: id, title, version, lockedOn, byName, withdrawnSince, isSealed }) => (
              <li key={id}>
                {isSealed ? title : <a href={`${base}/reports/${id}`}>{title}</a>},{' '}
                {say(m.findings_locked_by, { version, day: sayDay(lockedOn, language), name: byName })}
                {withdrawnSince > 0 ? (
                  <> {say(m.findings_locked_withdrawn, { count: withdrawnSince })}</>
                ) : null}
                {isSealed ? <> {say(m.findings_locked_sealed)}</> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {lack ? null : (
        <>
          <Downloads basePath={`${base}/report`} hasResults={false} />
          <form method="post" action={`${base}/report`} className="concept-form lock-form">
            <h2 className="section-title">{say(m.findings_lock)}</h2>
            <p>{say(m.findings_lock_text)}</p>
            <input type="hidden" name="report" value={reportId} />
            <input type="hidden" name="number" value={number} />
            <label>
              <span>{say(m.findings_lock_title)}</span>
              <input
                type="text"
                name="title"
                required
                maxLength={150}
                autoComplete="off"
                defaultValue={result?.title}
              />
            </label>
            <Button type="submit" size="small">
              {say(m.findings_lock_button)}
            </Button>
          </form>
          <ReportBody document={document} />
        </>
      )}
    </FindingsFrame>
  );
}
