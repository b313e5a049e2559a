import type { Actor } from './schema.ts';

/** Who is signed in, as the pages ask. */
export type People = {
  /** Whoever is signed in with this request; null when nobody is. */
  actorOf(request: Request): Promise<Actor | null>;
  /** Made-up people whom the demo lets one sign in as; empty without the demo. */
  demoPeople(): Promise<readonly Pick<Actor, 'personId' | 'name'>[]>;
  /** Signs in as a made-up person; the value of a `Set-Cookie` header, or null when there is nobody of that id. */
  signInAsDemo(personId: string): Promise<string | null>;
};
