import { type ActionFunctionArgs, redirect } from 'react-router';
import { readForm } from '#web/components/read-form.ts';
import { servicesContext } from '#web/services.ts';
import { actorOf } from './actor.ts';
import { withCookies } from './next-page.ts';

/** Ends this session, or with `everywhere` all of this person's sessions. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { people } = context.get(servicesContext);
  const form = await readForm(request);
  const actor = form.has('everywhere') ? await actorOf({ request, context }) : null;
  if (actor) await people.signOutEverywhere(actor);
  return redirect('/', { status: 303, headers: withCookies(await people.signOut(request)) });
}

/** Leaving is a form: a link could be followed by a program, or be put in a picture's address. */
export function loader(): Response {
  return redirect('/account');
}
