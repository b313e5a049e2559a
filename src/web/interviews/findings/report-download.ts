import { data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { ReportDocument } from '#modules/reports/schema.ts';
import { servicesContext } from '#web/services.ts';
import { isDone, type ReportFormat } from '#web/work/job.ts';
import { findingsPlace, reportAsked } from './findings-place.ts';
import { unlessSealed } from './sealed-view.tsx';

const mediaTypes: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** `report.html`, `report.docx` and `report.pdf`: of the draft, or of a locked report where one is named. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const place = await findingsPlace({ request, params, context });
  const { actor, findings, study, base } = place;
  const format = /^report\.(html|docx|pdf)$/.exec(params.download ?? '')?.[1] as ReportFormat | undefined;
  if (!format) throw data(null, { status: 404 });
  let document: ReportDocument | undefined;
  if (params.reportId === undefined) document = await findings.draft(actor, reportAsked(place));
  else {
    const { reportId } = params;
    const found = await unlessSealed(request, place, async () => ({
      document: (await findings.lockedReport(actor, { studyId: study.id }, reportId))?.document,
    }));
    // The page says why.
    if (found.isSealed) throw redirect(`${base}/reports/${reportId}`, 303);
    document = found.document;
  }
  if (!document) throw data(null, { status: 404 });
  const outcome = await context.get(servicesContext).render(format, document);
  if (!isDone(outcome)) throw data(null, { status: 503 });
  return new Response(new Uint8Array(outcome.value), {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Disposition': `attachment; filename="${study.id}-findings-${document.language}.${format}"`,
      'Content-Security-Policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
      'Cache-Control': 'private, no-cache',
    },
  });
}
