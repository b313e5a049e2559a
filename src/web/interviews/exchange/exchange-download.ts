import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { ReportDocument } from '#modules/reports/schema.ts';
import { textIn } from '#modules/studies/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import { readForm } from '#web/components/read-form.ts';
import { fileHeaders, fileResponse } from '#web/exports/file-download.ts';
import { languageOf } from '#web/language/language.ts';
import { streamOf } from '#web/recordings/stream-of.ts';
import { servicesContext } from '#web/services.ts';
import { isDone } from '#web/work/job.ts';
import { codingPlace } from '../coding/coding-place.ts';

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;

/** `project.qdpx`, `codebook.qdc`, `codebook.docx`, `transcript-ID.html` and so on; each is written down as taken out. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, frame, study } = await codingPlace({ request, params, context });
  const { exchange, render } = context.get(servicesContext);
  const language = languageOf(request);
  const asked = { studyId: frame.studyId, language, title: textIn(study.title, language) };
  const wanted = /^(?<what>project|codebook|transcript)(?:-(?<id>[\w-]{1,64}))?\.(?<format>\w{3,4})$/.exec(
    params.download ?? '',
  )?.groups;
  const { what, id, format } = wanted ?? {};
  if (what === 'project' && format === 'qdpx') {
    return fileResponse(await exchange.writeProject(actor, asked));
  }
  if (what === 'codebook' && format === 'qdc')
    return fileResponse(await exchange.writeCodebook(actor, asked));
  if (what === 'codebook' && format === 'csv') return fileResponse(await exchange.codebookCsv(actor, asked));
  if (what === 'transcript' && id && format === 'csv') {
    const file = await exchange.transcriptCsv(actor, { ...asked, interviewId: id });
    if (file) return fileResponse(file);
  }
  if (format === 'docx' || format === 'html') {
    const document =
      what === 'codebook'
        ? await exchange.codebookDocument(actor, asked)
        : what === 'transcript' && id
          ? await exchange.transcriptDocument(actor, { ...asked, interviewId: id })
          : null;
    if (document) return rendered(document, format);
  }
  throw data(null, { status: 404 });

  async function rendered(document: ReportDocument, as: 'docx' | 'html'): Promise<Response> {
    const outcome = await render(as, document);
    if (!isDone(outcome)) throw data(null, { status: 503 });
    return fileResponse({
      fileName: `${nameOf(document.title)}.${as}`,
      mediaType: mediaTypes[as],
      bytes: new Uint8Array(outcome.value),
    });
  }
}

/**
 * `project.qdpx` with the sound of what was chosen. A form and no link: it leaves the house, and somebody answers for it.
 * Refused, one is back on the page, which says why.
 */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { actor, frame, study } = await codingPlace({ request, params, context });
  if (params.download !== 'project.qdpx') throw data(null, { status: 404 });
  const { exchange } = context.get(servicesContext);
  const form = await readForm(request);
  const language = languageOf(request);
  try {
    const file = await exchange.writeProjectWithSound(actor, {
      studyId: frame.studyId,
      language,
      title: textIn(study.title, language),
      interviewIds: form.getAll('sound').map(String),
      isAnsweredFor: form.has('answer'),
    });
    return new Response(streamOf(file.body), {
      headers: { ...fileHeaders(file), 'Content-Length': String(file.bytes) },
    });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === 'not-allowed') throw data(null, { status: 403 });
    const query = new URLSearchParams({ refused: error.code });
    return redirect(`/studies/${frame.studyId}/interviews/exchange?${query}#sound`, 303);
  }
}

/** A name that any disk takes. */
const nameOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replaceAll('æ', 'e')
    .replaceAll(/[^a-z\d]+/g, '-');
