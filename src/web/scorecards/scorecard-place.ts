import { data, type RouterContextProvider } from 'react-router';
import { type Action, may } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { signedIn } from '#web/sign-in/actor.ts';

/** Whoever is signed in and may do this with the scorecard; to anybody else the page says that it is not theirs. */
export async function scorecardPlace(
  asked: { readonly request: Request; readonly context: Readonly<RouterContextProvider> },
  action: Extract<Action, 'seeOffices' | 'manageScorecards'>,
): Promise<Actor> {
  const actor = await signedIn(asked);
  if (!may(actor, action)) throw data(null, { status: 403 });
  return actor;
}

/** The month that the address asks for; the room decides whether there is such a month. */
export const monthAsked = (request: Request) => new URL(request.url).searchParams.get('month');
