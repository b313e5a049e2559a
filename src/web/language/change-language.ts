import { type ActionFunctionArgs, redirect } from 'react-router';
import { isLanguage } from '#platform/language.ts';
import { readForm } from '#web/components/read-form.ts';

const oneYearSeconds = 365 * 24 * 60 * 60;

export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const form = await readForm(request);
  const language = form.get('language');
  const back = ownPath(form.get('back'), request);
  if (!isLanguage(language)) return redirect(back);
  return redirect(back, {
    status: 303,
    headers: {
      'Set-Cookie': `language=${language}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax; HttpOnly`,
    },
  });
}

export function loader(): Response {
  return redirect('/');
}

/** Only a page of ours: the address comes from a form, and anybody can write a form. */
function ownPath(path: FormDataEntryValue | null, request: Request): string {
  if (typeof path !== 'string' || !path.startsWith('/')) return '/';
  const own = new URL(request.url).origin;
  if (!URL.canParse(path, own)) return '/';
  const url = new URL(path, own);
  return url.origin === own ? `${url.pathname}${url.search}` : '/';
}
