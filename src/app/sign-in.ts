import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { m } from '#messages';
import { readEmail, refuseUnless, type SignIn } from '#modules/organisation/index.ts';
import {
  findPerson,
  findPersonByEmail,
  findPersonBySignInName,
  type Person,
  setSignInName,
  signInNamesOf,
  welcomeFirst,
} from '#modules/organisation/store.server.ts';
import { type Auth, createAuth, linkMinutes } from '#platform/auth/auth.ts';
import { createOidc, type Oidc, type WhoIs } from '#platform/auth/oidc.ts';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/database/database.ts';
import { isDomainError } from '#platform/errors.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';
import type { Mail } from '#platform/mail/mail.ts';
import { organisationId } from './organisation.ts';

/**
 * Where people reach the server. Without PUBLIC_URL that is this machine, at a port that is known only when the server
 * listens; so what needs to know asks when it is asked.
 */
export type Origin = () => string;

/** Hands a letter over; null when there is no mail server. */
export type SendMail = ((mail: Mail) => Promise<{ readonly kind: string; readonly reason?: string }>) | null;

const perAddress = { most: 3, seconds: 15 * 60 };
const perVisitor = { most: 30, seconds: 10 * 60 };

/** Signing in, put together when it is first needed. */
export function createLazyAuth(parts: {
  readonly config: Config;
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly origin: Origin;
  readonly isDemo: boolean;
}): { auth: () => Auth; oidc: () => Oidc; hashOf: (about: string) => string } {
  const { config, database, isDemo } = parts;
  const secret = signInSecret(parts.keys);
  const hashOf = (about: string) => createHmac('sha256', secret).update(`name\n${about}`).digest('base64url');
  const auth = once(() => createAuth({ ...config, database, secret, origin: parts.origin() }));
  const oidc = once(() =>
    createOidc({
      ...config,
      database,
      secret,
      origin: parts.origin(),
      services: config.oidcServices,
      whoIs: whoIs({ database, auth, hashOf, isDemo }),
    }),
  );
  return { auth, oidc, hashOf };
}

/** Made at the first start. Without it a copy of the database signs nobody in; when it is lost, all sign in again. */
function signInSecret(keys: KeyFiles): string {
  keys.keep('sign-in', randomBytes(32));
  const secret = keys.read('sign-in');
  if (!secret) throw new Error('The key for signing in could not be kept.');
  return Buffer.from(secret).toString('base64url');
}

function once<Thing>(make: () => Thing): () => Thing {
  let made: Thing | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Who of our people a sign-in service means: by a verified address, or by what an administrator wrote down. */
function whoIs(parts: {
  readonly database: Database;
  readonly auth: () => Auth;
  readonly hashOf: (about: string) => string;
  readonly isDemo: boolean;
}): WhoIs {
  const { database, auth, hashOf, isDemo } = parts;
  return async (service, claims) => {
    const value = claims[service.claim];
    if (typeof value !== 'string' || value === '') return 'unknown';
    if (service.claim === 'email' && claims.email_verified !== true) return 'unverified';
    const person =
      service.claim === 'email'
        ? await findPersonByEmail(database, { organisationId, email: value })
        : await findPersonBySignInName(database, {
            organisationId,
            providerId: service.id,
            claimHash: hashOf(`${service.id}\n${value}`),
          });
    if (!person || (person.isDemo && !isDemo)) return 'unknown';
    await auth().keepUser({ ...person, id: person.personId });
    return { ...person, id: person.personId };
  };
}

export function createSignIn(parts: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly origin: Origin;
  readonly auth: () => Auth;
  readonly oidc: () => Oidc;
  readonly hashOf: (about: string) => string;
  readonly isDemo: boolean;
  readonly sendMail: SendMail;
  /** The code of the first start; null when somebody is here already. */
  readonly welcomeCode: string | null;
}): SignIn {
  const { config, database, auth, origin, sendMail, hashOf } = parts;
  const services = config.oidcServices.map(({ id, name, claim }) => ({
    id,
    name,
    needsName: claim !== 'email',
  }));
  let welcomeCode = parts.welcomeCode;

  async function wait(about: string, limit: { most: number; seconds: number }) {
    const seconds = await auth().waitFor(about, limit);
    return seconds > 0 ? ({ kind: 'wait', minutes: Math.ceil(seconds / 60) } as const) : null;
  }

  /** A letter with the link or, without a mail server, the link on the console of whoever runs the server. */
  async function deliver(
    person: Person,
    link: { url: string; mark: string; language: 'nb' | 'nn' | 'en' },
  ): Promise<void> {
    await auth().keepUser({ ...person, id: person.personId });
    const { url, mark, language } = link;
    if (!sendMail) {
      process.stdout.write(
        `${m.organisation_console_link({ mark, minutes: linkMinutes, url }, { locale: 'en' })}\n`,
      );
      return;
    }
    const outcome = await sendMail({
      to: { name: person.name, address: person.email },
      subject: m.organisation_letter_link_subject({}, { locale: language }),
      text: m.organisation_letter_link_text(
        { name: person.name, url, minutes: linkMinutes },
        { locale: language },
      ),
      messageId: `${randomUUID()}@handlingsrom`,
      language,
    });
    // The reason is a code and holds no address.
    if (outcome.kind !== 'sent')
      process.stderr.write(`A sign-in link could not be sent: ${outcome.reason}\n`);
  }

  async function endSession(request: Request): Promise<void> {
    await auth().signOut(request.headers);
  }

  return {
    ways: async () => ({ origin: origin(), services }),
    sendLink: async ({ email: given, next, language, from }) => {
      const waits = await wait(`link ${from}`, perVisitor);
      if (waits) return waits;
      let email = '';
      try {
        email = readEmail(given);
      } catch (error) {
        if (isDomainError(error)) return { kind: 'no-address' };
        throw error;
      }
      const waitsForAddress = await wait(`address ${email}`, perAddress);
      if (waitsForAddress) return waitsForAddress;
      // The same work for everybody, and the letter afterwards: how long the answer takes says nothing.
      const token = await auth().makeLinkToken(email);
      const mark = hashOf(`mark\n${token}`)
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, 4)
        .toUpperCase();
      const person = await findPersonByEmail(database, { organisationId, email });
      if (person && !person.isDemo) {
        const url = `${origin()}/sign-in/link/${token}?next=${encodeURIComponent(next)}`;
        void deliver(person, { url, mark, language }).catch((fault) => {
          process.stderr.write(`A sign-in link could not be sent: ${(fault as Error).name}\n`);
        });
      }
      return { kind: 'sent', mark: sendMail ? null : mark };
    },
    useLink: async (request, { token, from }) => {
      const waits = await wait(`use ${from}`, perVisitor);
      if (waits) return waits;
      const cookies = await auth().useLink(token);
      if (!cookies) return { kind: 'refused' };
      await endSession(request);
      return { kind: 'in', cookies };
    },
    startAt: async ({ serviceId, next, from }) =>
      (await wait(`service ${from}`, perVisitor)) ? null : parts.oidc().start(serviceId, next),
    isWelcome: (code) => isSame(code, welcomeCode),
    welcome: async (request, { code, name, email }) => {
      if (!isSame(code, welcomeCode)) return null;
      const personId = randomUUID();
      const person = await welcomeFirst(database, {
        organisationId,
        personId,
        name,
        email,
        now: parts.clock.now(),
      });
      welcomeCode = null;
      await endSession(request);
      return auth().beginSession({ ...person, id: personId });
    },
    passkeysOf: ({ personId }) => auth().passkeysOf(personId),
    removePasskey: ({ personId }, id) => auth().removePasskey(personId, id),
    invite: async (actor, personId, language) => {
      refuseUnless(actor, 'managePeople');
      const person = await findPerson(database, { organisationId, personId });
      if (!person || !sendMail) return false;
      const url = `${origin()}/sign-in`;
      const outcome = await sendMail({
        to: { name: person.name, address: person.email },
        subject: m.organisation_letter_invite_subject({}, { locale: language }),
        text: m.organisation_letter_invite_text(
          { name: person.name, by: actor.name, url },
          { locale: language },
        ),
        messageId: `${randomUUID()}@handlingsrom`,
        language,
      });
      return outcome.kind === 'sent';
    },
    namesOf: async (actor, personId) => {
      refuseUnless(actor, 'managePeople');
      return signInNamesOf(database, { organisationId, personId });
    },
    setName: async (actor, personId, { serviceId, name }) => {
      refuseUnless(actor, 'managePeople');
      const isKnown = services.some(({ id, needsName }) => id === serviceId && needsName);
      if (!isKnown || name === '' || name.length > 200) return;
      const claimHash = hashOf(`${serviceId}\n${name}`);
      await setSignInName(database, { organisationId, personId, providerId: serviceId, claimHash });
    },
  };
}

function isSame(given: string, code: string | null): boolean {
  if (code === null || given.length !== code.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(code));
}
