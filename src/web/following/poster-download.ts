import { data, type LoaderFunctionArgs } from 'react-router';
import { audienceName, drawPoster } from '#modules/reports/index.ts';
import { spellCode } from '#modules/surveys/index.ts';
import { isLanguage } from '#platform/language.ts';
import { servicesContext } from '#web/services.ts';
import { wavePlace } from '#web/studies/study-place.ts';
import { isDone } from '#web/work/job.ts';

/** A poster to print: `poster-nb.pdf`, `poster-en.svg`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { actor, frame, ...seen } = await wavePlace({ request, params, context });
  const [, language, format] = /^poster-([a-z]{2})\.(svg|pdf)$/.exec(params.poster ?? '') ?? [];
  const services = context.get(servicesContext);
  if (!frame.may.runWave || !isLanguage(language)) throw data(null, { status: 404 });
  const link = (await services.openLinks.list(actor, seen)).find(({ linkId }) => linkId === params.linkId);
  if (!link) throw data(null, { status: 404 });
  const address = `${services.origin()}/s/k`;
  const poster = drawPoster({
    language,
    office: link.office,
    code: spellCode(link.code),
    title: audienceName(seen.study, link.audience, language),
    shortAddress: address.replace(/^https?:\/\//, ''),
    address: `${address}/${link.code}`,
    minimumGroup: seen.wave.minimumGroup,
  });
  if (format === 'svg')
    return file(poster.svg, 'image/svg+xml; charset=utf-8', `${link.code}-${language}.svg`);
  const outcome = await services.posterPdf(poster, language);
  if (!isDone(outcome)) throw data(null, { status: 503 });
  return file(new Uint8Array(outcome.value), 'application/pdf', `${link.code}-${language}.pdf`);
}

/** A code is letters and figures only, so it is safe in a header and on any disk. */
function file(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'private, no-cache',
    },
  });
}
