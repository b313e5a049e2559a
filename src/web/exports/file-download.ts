import { data, type LoaderFunctionArgs } from 'react-router';
import { type DataFormat, isDataFormat, type WrittenFile } from '#modules/exports/schema.ts';
import { isDomainError } from '#platform/errors.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';

/** `data.csv`, `codebook.html` and so on; `texts-ITEM.csv` is what was written to one question. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, frame } = await wavePlace({ request, params, context });
  const { dataFiles } = context.get(servicesContext);
  const download = params.download ?? '';
  const wanted = {
    studyId: frame.studyId,
    waveId: frame.wave.waveId,
    audience: params.audience ?? '',
    language: languageOf(request),
    hasByteOrderMark: new URL(request.url).searchParams.has('excel'),
  };
  const item = /^texts-([A-Za-z]\w*)\.csv$/.exec(download)?.[1];
  const format = formatOf(download);
  try {
    const file = item
      ? await dataFiles.writeTexts(actor, { ...wanted, item })
      : format && (await dataFiles.write(actor, { ...wanted, format }));
    if (file) return fileResponse(file);
  } catch (refusal) {
    // The page itself says what is and is not to be had, and why.
    if (!isDomainError(refusal)) throw refusal;
  }
  throw data(null, { status: 404 });
}

function formatOf(download: string): DataFormat | null {
  const name = download.startsWith('codebook.') ? download : download.replace(/^data\./, '');
  return isDataFormat(name) ? name : null;
}

/** A file to keep: no cache holds it, and a page among them may show itself and nothing more. */
export const fileHeaders = ({ fileName, mediaType }: Omit<WrittenFile, 'bytes'>) => ({
  'Content-Type': mediaType,
  'Content-Disposition': `attachment; filename="${fileName}"`,
  'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  'Cache-Control': 'no-store',
});

export const fileResponse = (file: WrittenFile): Response =>
  new Response(file.bytes, { headers: fileHeaders(file) });
