import { type RouterContextProvider, redirect } from 'react-router';
import type { Actor } from '#modules/organisation/schema.ts';
import { servicesContext } from '#web/services.ts';

type Asked = { readonly request: Request; readonly context: Readonly<RouterContextProvider> };

/** Whoever is signed in; null when nobody is. */
export function actorOf({ request, context }: Asked): Promise<Actor | null> {
  return context.get(servicesContext).people.actorOf(request);
}

/** Whoever is signed in; anybody else is led to the sign-in page, and from there back. */
export async function signedIn(asked: Asked): Promise<Actor> {
  const actor = await actorOf(asked);
  if (actor) return actor;
  const { pathname, search } = new URL(asked.request.url);
  throw redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
}
