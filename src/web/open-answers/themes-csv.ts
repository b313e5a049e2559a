import type { LoaderFunctionArgs } from 'react-router';
import { writeThemes } from '#modules/exports/index.ts';
import { fileResponse } from '#web/exports/file-download.ts';
import { foundOr404 } from '#web/interviews/coding/coding-place.ts';
import { languageOf } from '#web/language/language.ts';
import { questionPlace } from './answers-place.ts';

/** The themes of a question as CSV, as far as they are released. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const { actor, openAnswers, ids } = await questionPlace({ request, params, context });
  const language = languageOf(request);
  const { counts, isSealed } = foundOr404(await openAnswers.themes(actor, ids, language));
  foundOr404(isSealed ? null : counts);
  const hasByteOrderMark = new URL(request.url).searchParams.has('excel');
  return fileResponse(
    writeThemes(counts, { fileName: `themes-${ids.item}.csv`, language, hasByteOrderMark }),
  );
}
