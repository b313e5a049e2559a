import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import { decodeJwt } from 'jose';
import type { OidcService } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { AuthUser } from './auth.ts';
import { authOptions } from './auth-options.ts';

/** Where somebody is sent who could not be signed in; `why` is one of these, or an error of the service's own. */
const refusedPath = '/sign-in/refused';
export type WhyRefused = 'acr' | 'unknown' | 'unverified';

/** Finds out who a service means; a word when it is nobody who may sign in. */
export type WhoIs = (
  service: OidcService,
  claims: Readonly<Record<string, unknown>>,
) => Promise<AuthUser | WhyRefused>;

type Tables = { auth_accounts: { provider_id: string; account_id: string; user_id: string } };

const patienceMilliseconds = 10_000;

/**
 * Signing in by OpenID Connect: discovery, PKCE, state and nonce by better-auth, which also checks the ID token's
 * signature, issuer, audience and nonce. What is ours: which level of security it must say (`acr`), and who it means.
 * It stands apart from the other ways, so that a service that is down hinders nobody else.
 */
export function createOidc(parts: {
  readonly database: Database;
  readonly secret: string;
  readonly origin: string;
  readonly sessionHours: number;
  readonly services: readonly OidcService[];
  readonly whoIs: WhoIs;
}) {
  const { services, origin, database } = parts;

  function build() {
    return betterAuth({
      ...authOptions(parts),
      onAPIError: { errorURL: origin + refusedPath },
      plugins: [
        genericOAuth({
          config: services.map((service) => ({
            providerId: service.id,
            discoveryUrl: discoveryOf(service),
            clientId: service.clientId,
            ...(service.clientSecret ? { clientSecret: service.clientSecret } : {}),
            scopes: [...service.scopes],
            pkce: true,
            requireIdTokenVerification: true,
            disableSignUp: true,
            ...(service.acr.length > 0
              ? { authorizationUrlParams: { acr_values: service.acr.join(' ') } }
              : {}),
            getUserInfo: (tokens) => userOf(service, tokens),
          })),
        }),
      ],
    });
  }

  /** The ID token has been checked when this is asked (requireIdTokenVerification): here only what it says counts. */
  async function userOf(
    service: OidcService,
    { idToken, accessToken }: { idToken?: string | undefined; accessToken?: string | undefined },
  ) {
    if (!idToken) throw refused('unknown');
    const told = decodeJwt(idToken);
    const claims =
      service.claim in told ? told : { ...(await userInfo(service, told.sub, accessToken)), ...told };
    if (service.acr.length > 0 && !service.acr.includes(String(claims.acr))) throw refused('acr');
    const user = await parts.whoIs(service, claims);
    if (typeof user === 'string') throw refused(user);
    const sub = String(claims.sub);
    // Who it means is found anew every time; what was found another time does not stand in the way.
    await database
      .withTables<Tables>()
      .deleteFrom('auth_accounts')
      .where('provider_id', '=', service.id)
      .where('account_id', '=', sub)
      .where('user_id', '<>', user.id)
      .execute();
    return { id: sub, sub, email: user.email, emailVerified: true, name: user.name };
  }

  let built: ReturnType<typeof build> | null = null;
  /** The services that can be reached now. One that could not be is asked again the next time. */
  async function reach(serviceId: string) {
    built ??= build();
    const auth = built;
    const context = await Promise.race([auth.$context, late()]);
    if (context?.socialProviders.some(({ id }) => id === serviceId)) return auth;
    built = null;
    return null;
  }

  return {
    /** Where to send somebody, and the cookies that go with it; null when the service cannot be reached. */
    start: async (serviceId: string, next: string) => {
      if (!services.some(({ id }) => id === serviceId)) return null;
      const auth = await reach(serviceId);
      if (!auth) return null;
      const response = await auth.api.signInSocial({
        body: {
          provider: serviceId,
          callbackURL: next,
          errorCallbackURL: refusedPath,
          disableRedirect: true,
        },
        headers: new Headers(),
        asResponse: true,
      });
      const { url } = (await response.json()) as { url?: string };
      return url ? { location: url, cookies: response.headers.getSetCookie() } : null;
    },
    /** Somebody comes back from a service; null when this is no such address. */
    handle: async (request: Request): Promise<Response | null> => {
      const { pathname, search } = new URL(request.url);
      const serviceId = /^\/auth\/callback\/([a-z0-9-]+)$/.exec(pathname)?.[1];
      if (!serviceId || request.method !== 'GET' || !services.some(({ id }) => id === serviceId)) return null;
      const auth = await reach(serviceId);
      if (!auth) return Response.redirect(`${origin}${refusedPath}?error=unreachable`, 303);
      return auth.handler(new Request(origin + pathname + search, { headers: request.headers }));
    },
  };
}
export type Oidc = ReturnType<typeof createOidc>;

/**
 * What a service tells about somebody beside the ID token: strict ones tell addresses only here. It counts when it is
 * about the same subject (OpenID Connect Core 1.0, 5.3.2).
 */
async function userInfo(
  service: OidcService,
  sub: string | undefined,
  accessToken: string | undefined,
): Promise<Record<string, unknown>> {
  if (!accessToken || !sub) return {};
  const signal = AbortSignal.timeout(patienceMilliseconds);
  try {
    const found = await fetch(discoveryOf(service), { signal });
    const { userinfo_endpoint: address } = (await found.json()) as { userinfo_endpoint?: string };
    if (!address) return {};
    const answer = await fetch(address, { headers: { authorization: `Bearer ${accessToken}` }, signal });
    const claims = (await answer.json()) as Record<string, unknown>;
    return answer.ok && claims.sub === sub ? claims : {};
  } catch {
    return {};
  }
}

const discoveryOf = ({ issuer }: OidcService) =>
  `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;

const refused = (why: WhyRefused) =>
  new APIError('FOUND', undefined, new Headers({ location: `${refusedPath}?error=${why}` }));

async function late(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), patienceMilliseconds).unref());
}
