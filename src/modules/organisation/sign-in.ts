import type { Language } from '#platform/language.ts';
import type { Actor } from './schema.ts';

/** A service elsewhere that says who somebody is. */
export type SignInService = {
  readonly id: string;
  readonly name: string;
  /** It tells no address: an administrator writes down what it knows a person by. */
  readonly needsName: boolean;
};
export type Waits = { readonly kind: 'wait'; readonly minutes: number };

/** The ways to sign in, as the pages ask. `from` is where a request comes from; it is counted and never kept. */
export type SignIn = {
  ways(): Promise<{
    /** Where passkeys work: a passkey is for one address and no other. */
    readonly origin: string;
    readonly services: readonly SignInService[];
  }>;
  /**
   * Sends a link to somebody who is in the list of people. Anybody else gets the same answer in the same time.
   *
   * @returns `mark`: without a mail server, what the link is marked with on the server's console
   */
  sendLink(asked: {
    readonly email: string;
    readonly next: string;
    readonly language: Language;
    readonly from: string;
  }): Promise<
    { readonly kind: 'sent'; readonly mark: string | null } | { readonly kind: 'no-address' } | Waits
  >;
  /** Uses a link, once. */
  useLink(
    request: Request,
    asked: { readonly token: string; readonly from: string },
  ): Promise<
    { readonly kind: 'in'; readonly cookies: readonly string[] } | { readonly kind: 'refused' } | Waits
  >;
  /** Where to go to be asked by another service who one is; null when it cannot be reached. */
  startAt(asked: {
    readonly serviceId: string;
    readonly next: string;
    readonly from: string;
  }): Promise<{ readonly location: string; readonly cookies: readonly string[] } | null>;
  /** Whether this is the one-time code of the first start. */
  isWelcome(code: string): boolean;
  /** Makes the first person, an administrator, and signs them in; null when the code is used or was never one. */
  welcome(
    request: Request,
    asked: { readonly code: string; readonly name: string; readonly email: string },
  ): Promise<readonly string[] | null>;
  passkeysOf(actor: Actor): Promise<readonly { readonly id: string; readonly addedAt: Date | null }[]>;
  removePasskey(actor: Actor, id: string): Promise<void>;
  /** Sends a letter about how to sign in; false when it could not be sent. */
  invite(actor: Actor, personId: string, language: Language): Promise<boolean>;
  /** At which services without addresses somebody is known. */
  namesOf(actor: Actor, personId: string): Promise<readonly string[]>;
  setName(
    actor: Actor,
    personId: string,
    given: { readonly serviceId: string; readonly name: string },
  ): Promise<void>;
};
