import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { isLanguage } from '#platform/language.ts';
import { readForm } from '#web/components/read-form.ts';
import { languageOf } from '#web/language/language.ts';
import { servicesContext } from '#web/services.ts';
import { signedIn } from '#web/sign-in/actor.ts';

/** A page of a questionnaire as respondents will meet it. */
export async function loader({ request, params, context }: LoaderFunctionArgs): Promise<Response> {
  const actor = await signedIn({ request, context });
  const { studyId = '', instrument = '', page = '' } = params;
  const asked = new URL(request.url).searchParams.get('language');
  const shown = await context.get(servicesContext).studyDesk.preview(actor, studyId, {
    instrument,
    page,
    language: isLanguage(asked) ? asked : languageOf(request),
    path: `/studies/${studyId}/design/preview/${instrument}`,
  });
  if (!shown) throw data(null, { status: 404 });
  return new Response(shown.html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': shown.contentSecurityPolicy,
      'Cache-Control': 'no-store',
    },
  });
}

/** The buttons lead on as they will; what is filled in goes nowhere. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const { studyId, instrument, page = '' } = params;
  const { search } = new URL(request.url);
  const base = `/studies/${studyId}/design/preview/${instrument}`;
  return redirect(`${base}/${nextOf(page, form.get('to'))}${search}`, 303);
}

function nextOf(page: string, to: FormDataEntryValue | null): string | number {
  const number = Number(page) || 0;
  if (page === 'send') return 'start';
  if (to === 'later') return page;
  if (to === 'previous') return number <= 1 ? 'start' : number - 1;
  return number + 1;
}
