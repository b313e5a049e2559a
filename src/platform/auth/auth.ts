import { createHmac } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { magicLink } from 'better-auth/plugins';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { authOptions, fromHeader } from './auth-options.ts';
import { countTry, type Limit } from './limits.ts';

/** Somebody who may sign in: the same id, name and address as in the list of people. */
export type AuthUser = { readonly id: string; readonly name: string; readonly email: string };
export type Passkey = { readonly id: string; readonly name: string | null; readonly addedAt: Date | null };

type Tables = {
  auth_users: {
    id: string;
    name: string;
    email: string;
    email_verified: boolean;
    created_at: Date;
    updated_at: Date;
  };
  auth_sessions: { id: string; user_id: string; updated_at: Date };
  auth_passkeys: { id: string; user_id: string; name: string | null; created_at: Date | null };
};

/** How long a link in a letter can be used. */
export const linkMinutes = 15;

/** The only addresses of better-auth that answer from outside: what our own pages do not use is not there. */
const openPaths = [
  'GET /auth/passkey/generate-register-options',
  'POST /auth/passkey/verify-registration',
  'GET /auth/passkey/generate-authenticate-options',
  'POST /auth/passkey/verify-authentication',
];

/**
 * Signing in by better-auth: sessions, links, passkeys. It knows accounts; who people are and what they may do is the
 * organisation's.
 */
export function createAuth(parts: {
  readonly database: Database;
  readonly secret: string;
  readonly origin: string;
  readonly sessionHours: number;
  readonly sessionIdleMinutes: number;
}) {
  const { database, secret, origin } = parts;
  const tables = () => database.withTables<Tables>();
  const links = new Map<string, (token: string) => void>();
  const auth = betterAuth({
    ...authOptions(parts),
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        disableSignUp: true,
        sendMagicLink: ({ token, metadata }) => links.get(String(metadata?.request))?.(token),
      }),
      passkey({
        rpName: 'Handlingsrom',
        rpID: new URL(origin).hostname,
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: {
          passkey: {
            modelName: 'auth_passkeys',
            fields: {
              userId: 'user_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
        authentication: {
          // A passkey is all there is to it, so the device must have asked for a finger, a face or a code.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
          },
        },
      }),
      {
        id: 'own-session',
        endpoints: {
          beginSession: createAuthEndpoint(
            '/begin-session',
            { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
            async (ctx) => {
              const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId);
              if (!user) throw new APIError('UNAUTHORIZED');
              const session = await ctx.context.internalAdapter.createSession(user.id);
              await setSessionCookie(ctx, { session, user });
              return ctx.json({});
            },
          ),
        },
      },
    ],
  });

  /** A key for counting that tells nobody whom it is about. */
  const unreadable = (about: string) =>
    createHmac('sha256', secret).update(`limit\n${about}`).digest('base64url').slice(0, 32);

  /** An address is whose it is now: an account of somebody who had it once stands in nobody's way. */
  const freeAddress = (id: string, email: string) =>
    tables()
      .updateTable('auth_users')
      .set({ email: `${crypto.randomUUID()}@moved.invalid` })
      .where('email', '=', email)
      .where('id', '<>', id)
      .execute();
  const self = {
    /** Whose session a request carries; null when it carries none, or one that has ended or been left alone. */
    userOf: async (headers: Headers): Promise<string | null> => {
      if (!headers.get('cookie')?.includes('handlingsrom.session_token=')) return null;
      const found = await auth.api.getSession({ headers }).catch(async () => {
        // It does not say why it failed. Were the database away, everybody would be led to sign in anew.
        await tables().selectFrom('auth_sessions').select('id').limit(1).execute();
        return null;
      });
      if (!found) return null;
      const { id, updatedAt, userId } = found.session;
      const idle = Date.now() - updatedAt.getTime();
      if (idle > parts.sessionIdleMinutes * 60_000) {
        await tables().deleteFrom('auth_sessions').where('id', '=', id).execute();
        return null;
      }
      // To the minute: a write for every page would be many for nothing.
      if (idle > 60_000) {
        await tables()
          .updateTable('auth_sessions')
          .set({ updated_at: new Date() })
          .where('id', '=', id)
          .execute();
      }
      return userId;
    },
    /** Begins a session for somebody we know by other means; the values of the `Set-Cookie` headers. */
    beginSession: async (user: AuthUser): Promise<string[]> => {
      await self.keepUser(user);
      const response = await auth.api.beginSession({ body: { userId: user.id }, asResponse: true });
      return response.headers.getSetCookie();
    },
    /** Makes the account of somebody who may sign in, or brings its name and address up to date. */
    keepUser: async ({ id, name, email }: AuthUser): Promise<void> => {
      const now = new Date();
      const same = { name, email: email.toLowerCase(), email_verified: true, updated_at: now };
      await freeAddress(id, same.email);
      await tables()
        .insertInto('auth_users')
        .values({ id, created_at: now, ...same })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(same))
        .execute();
    },
    /**
     * Somebody's address is another from now on: no link to the old one signs them in, and sessions end. Nothing is made
     * for whoever has never signed in.
     */
    moveUser: async ({ id, name, email }: AuthUser): Promise<void> => {
      const address = email.toLowerCase();
      await freeAddress(id, address);
      await tables()
        .updateTable('auth_users')
        .set({ name, email: address, updated_at: new Date() })
        .where('id', '=', id)
        .execute();
      await self.signOutEverywhere(id);
    },
    /** Takes away an account with its sessions and passkeys. */
    dropUser: async (id: string): Promise<void> => {
      await tables().deleteFrom('auth_users').where('id', '=', id).execute();
    },
    signOut: async (headers: Headers): Promise<string[]> => {
      const response = await auth.api.signOut({ headers, asResponse: true });
      return response.headers.getSetCookie();
    },
    signOutEverywhere: async (userId: string): Promise<void> => {
      await tables().deleteFrom('auth_sessions').where('user_id', '=', userId).execute();
    },
    /** Makes the secret of a link. It is made, and stored, also for addresses that nobody has. */
    makeLinkToken: async (email: string): Promise<string> => {
      const request = crypto.randomUUID();
      return new Promise<string>((resolve, reject) => {
        links.set(request, resolve);
        auth.api
          .signInMagicLink({ body: { email, metadata: { request } }, headers: new Headers() })
          .catch(reject)
          .finally(() => links.delete(request));
      });
    },
    /** Uses a link, once; null when it has been used, is too old or was never made. */
    useLink: async (token: string): Promise<string[] | null> => {
      const response = await auth.api
        .magicLinkVerify({ query: { token, callbackURL: '/' }, headers: new Headers(), asResponse: true })
        .catch(() => null);
      const isRefused = /[?&]error=/.test(response?.headers.get('location') ?? '?error=');
      return response && !isRefused ? response.headers.getSetCookie() : null;
    },
    /** Seconds to wait before trying this again; 0 when one may go on. */
    waitFor: (about: string, limit: Limit): Promise<number> =>
      countTry(database, { key: unreadable(about), ...limit, now: new Date() }),
    passkeysOf: async (userId: string): Promise<Passkey[]> => {
      const rows = await tables()
        .selectFrom('auth_passkeys')
        .select(['id', 'name', 'created_at'])
        .where('user_id', '=', userId)
        .orderBy('created_at')
        .execute();
      return rows.map(({ id, name, created_at }) => ({ id, name, addedAt: created_at }));
    },
    removePasskey: async (userId: string, id: string): Promise<void> => {
      await tables().deleteFrom('auth_passkeys').where('user_id', '=', userId).where('id', '=', id).execute();
    },
    /** What scripts on our pages ask better-auth for; everything else of it is closed. */
    handle: async (request: Request, from: string): Promise<Response | null> => {
      const { pathname, search } = new URL(request.url);
      if (!openPaths.includes(`${request.method} ${pathname}`)) return null;
      const headers = new Headers(request.headers);
      headers.set(fromHeader, standIn(unreadable(from)));
      const body = request.method === 'POST' ? await request.arrayBuffer() : null;
      return auth.handler(new Request(origin + pathname + search, { method: request.method, headers, body }));
    },
  };
  return self;
}
export type Auth = ReturnType<typeof createAuth>;

/** better-auth counts by network address and takes nothing else: an address that stands for one, and is nobody's. */
function standIn(unreadableKey: string): string {
  const hex = createHmac('sha256', unreadableKey).update('address').digest('hex');
  return `fd${hex.slice(0, 2)}:${(hex.slice(2, 30).match(/.{4}/g) ?? []).join(':')}`;
}
