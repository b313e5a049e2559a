import { type LoaderFunctionArgs, redirect } from 'react-router';
import { servicesContext, visitorContext } from '#web/services.ts';
import { nextOf, withCookies } from './next-page.ts';

/** Sends somebody to another service to be asked who they are. */
export async function loader({ request, context, params }: LoaderFunctionArgs): Promise<Response> {
  const started = await context.get(servicesContext).signIn.startAt({
    serviceId: params.service ?? '',
    next: nextOf(request),
    from: context.get(visitorContext),
  });
  if (!started) return redirect('/sign-in/refused?error=unreachable', 303);
  return redirect(started.location, { status: 303, headers: withCookies(started.cookies) });
}
