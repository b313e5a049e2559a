import type { LoaderFunctionArgs } from 'react-router';
import { m } from '#messages';
import { languageOf } from '#web/language/language.ts';
import { wavePlace } from '#web/studies/study-place.ts';

/** A list to fill in: headings that we recognise, and two made-up people to show how. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await wavePlace({ request, params, context });
  const locale = languageOf(request);
  // With the mark that makes Excel read æøå right.
  return new Response(`\uFEFF${m.letters_template_csv({}, { locale }).replaceAll('\n', '\r\n')}\r\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${m.letters_template_name({}, { locale })}"`,
    },
  });
}
