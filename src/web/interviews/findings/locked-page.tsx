import { Alert } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { Downloads } from '#web/reports/downloads.tsx';
import { ReportBody } from '#web/reports/report-view.tsx';
import { FindingsFrame } from './findings-frame.tsx';
import { findingsPlace } from './findings-place.ts';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, findings } = await findingsPlace({ request, params, context });
  const found = await findings.lockedReport(actor, { studyId: frame.studyId }, params.reportId ?? '');
  if (!found) throw data(null, { status: 404 });
  return { frame, ...found };
}

/** A report as it was locked. */
export default function LockedPage() {
  const { frame, report, document } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  const { reportId, title, version, withdrawnSince, sha256 } = report;
  return (
    <FindingsFrame frame={frame} step="report" title={title} lead={<p>{document.subtitle}</p>}>
      {withdrawnSince > 0 ? (
        <Alert variant="warning">{say(m.findings_locked_withdrawn_text, { count: withdrawnSince })}</Alert>
      ) : null}
      <Downloads
        basePath={`/studies/${frame.studyId}/interviews/findings/reports/${reportId}`}
        hasResults={false}
      />
      <p className="quote__help">{say(m.findings_locked_sha, { version, sha256: sha256.slice(0, 16) })}</p>
      <div lang={document.language === language ? undefined : document.language}>
        <ReportBody document={document} />
      </div>
    </FindingsFrame>
  );
}
