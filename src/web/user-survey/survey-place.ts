import { data, type RouterContextProvider } from 'react-router';
import { may } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { signedIn } from '#web/sign-in/actor.ts';

/** Whoever is signed in and may see all offices, or manage their results; to anybody else the page is not theirs. */
export async function surveyPlace(
  asked: { readonly request: Request; readonly context: Readonly<RouterContextProvider> },
  action: 'seeOffices' | 'manageScorecards',
): Promise<Actor> {
  const actor = await signedIn(asked);
  if (!may(actor, action)) throw data(null, { status: 403 });
  return actor;
}
