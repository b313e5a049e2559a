import type { LoaderFunctionArgs } from 'react-router';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { surveyPlace } from './survey-place.ts';

/** A sheet of user-survey results to fill in: headings that we recognise, the offices there are, and no numbers. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await surveyPlace({ request, context }, 'manageScorecards');
  const text = await context.get(servicesContext).userSurvey.template(actor, languageOf(request));
  // With the mark that makes Excel read æøå right.
  return new Response(`\uFEFF${text}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="user-survey.csv"',
    },
  });
}
