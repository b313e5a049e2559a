import type { Actor, Grant } from './schema.ts';

/** Who is signed in, as the pages ask. */
export type People = {
  /** Whoever is signed in with this request; null when nobody is. */
  actorOf(request: Request): Promise<Actor | null>;
  /** Made-up people whom the demo lets one sign in as; empty without the demo. */
  demoPeople(): Promise<readonly DemoPerson[]>;
  /** Signs in as a made-up person; the values of the `Set-Cookie` headers, or null when there is nobody of that id. */
  signInAsDemo(request: Request, personId: string): Promise<readonly string[] | null>;
  /** Ends the session of this request; the values of the `Set-Cookie` headers. */
  signOut(request: Request): Promise<readonly string[]>;
  /** Ends all sessions of a person, on whatever machine they are. */
  signOutEverywhere(actor: Actor): Promise<void>;
};

export type DemoPerson = Pick<Actor, 'personId' | 'name'> & { readonly grants: readonly Grant[] };
