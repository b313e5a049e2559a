import { data, type LoaderFunctionArgs } from 'react-router';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { scorecardPlace } from './scorecard-place.ts';

const templates = ['values', 'wide', 'targets'] as const;

/** A sheet to fill in: headings that we recognise, the offices and the indicators there are, and no numbers. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await scorecardPlace({ request, context }, 'manageScorecards');
  const template = templates.find((one) => `${one}.csv` === params.template);
  if (!template) throw data(null, { status: 404 });
  const text = await context.get(servicesContext).scorecards.template(actor, template, languageOf(request));
  // With the mark that makes Excel read æøå right.
  return new Response(`\uFEFF${text}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="scorecard-${template}.csv"`,
    },
  });
}
