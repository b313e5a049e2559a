import { data, type RouterContextProvider } from 'react-router';
import { may } from '#modules/organisation/index.ts';
import type { Actor } from '#modules/organisation/schema.ts';
import { signedIn } from '#web/sign-in/actor.ts';

/** Whoever is signed in and manages the register; to anybody else these pages are not there. */
export async function managingRegister(asked: {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
}): Promise<Actor> {
  const actor = await signedIn(asked);
  if (!may(actor, 'manageRegister')) throw data(null, { status: 404 });
  return actor;
}
