import { data } from 'react-router';
import type { Language } from '#platform/language.ts';
import type { Services } from '#web/services.ts';
import type { Report, ReportFormat } from '#web/work/job.ts';
import { isDone } from '#web/work/job.ts';

const mediaTypes: Record<ReportFormat | 'json', string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
};

/** The four files of a report: `report.html`, `report.docx`, `report.pdf` and `results.json`. */
export async function downloadOf(
  report: Report | null,
  download: string | undefined,
  services: Services,
): Promise<Response> {
  if (!report) throw data(null, { status: 404 });
  const name = baseName(report, report.document.language);
  if (download === 'results.json') {
    return file(`${JSON.stringify(report.results, null, 2)}\n`, 'json', name);
  }
  const format = /^report\.(html|docx|pdf)$/.exec(download ?? '')?.[1] as ReportFormat | undefined;
  if (!format) throw data(null, { status: 404 });
  const outcome = await services.render(format, report.document);
  if (!isDone(outcome)) throw data(null, { status: 503 });
  return file(new Uint8Array(outcome.value), format, name);
}

function file(body: string | Uint8Array<ArrayBuffer>, format: ReportFormat | 'json', name: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
      // A downloaded page opened from here is a guest: it may show itself and nothing more.
      'Content-Security-Policy':
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:",
      'Cache-Control': 'private, no-cache',
    },
  });
}

/** A study's id is made of letters, digits and hyphens only, so it is safe in a header and on any disk. */
function baseName({ study }: Report, language: Language): string {
  return `${study.id}-${language}`;
}
