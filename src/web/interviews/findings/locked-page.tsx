import { Alert } from '@navikt/ds-react';
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { m } from '#messages';
import { useWords } from '#web/language/language.ts';
import { Downloads } from '#web/reports/downloads.tsx';
import { ReportBody } from '#web/reports/report-view.tsx';
import { FindingsFrame } from './findings-frame.tsx';
import { findingsPlace } from './findings-place.ts';
import { SealedView, sealedStatus, unlessSealed } from './sealed-view.tsx';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await findingsPlace({ request, params, context });
  const { actor, frame, findings } = place;
  const found = await unlessSealed(request, place, async () => {
    const locked = await findings.lockedReport(actor, { studyId: frame.studyId }, params.reportId ?? '');
    if (!locked) throw data(null, { status: 404 });
    return locked;
  });
  return sealedStatus({ frame, ...found });
}

/** A report as it was locked. */
export default function LockedPage() {
  const { frame, ...found } = useLoaderData<typeof loader>();
  const { say, language } = useWords();
  if (found.isSealed) {
    return (
      <FindingsFrame
        frame={{ ...frame, isPartial: false }}
        step="report"
        title={say(m.findings_locked_title)}
      >
        <SealedView {...found} studyId={frame.studyId} />
      </FindingsFrame>
    );
  }
  const { report, document } = found;
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
