import type { BetterAuthOptions } from 'better-auth';
import type { Database } from '../database/database.ts';
import { countTry } from './limits.ts';

/** The header in which our own server says who is asking, made unreadable; what comes from outside is thrown away. */
export const fromHeader = 'x-handlingsrom-from';

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** better-auth on our database, under our names, keeping nothing about devices and networks. */
export function authOptions(parts: {
  readonly database: Database;
  readonly secret: string;
  /** Where people reach the server, such as https://room.example.org */
  readonly origin: string;
  readonly sessionHours: number;
}) {
  const { database, secret, origin } = parts;
  return {
    appName: 'Handlingsrom',
    baseURL: origin,
    basePath: '/auth',
    secret,
    database: { db: database, type: 'postgres' },
    telemetry: { enabled: false },
    // Its messages carry addresses of people and of pages; what goes wrong is shown to whoever tries to sign in.
    logger: { disabled: true },
    user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...stamps } },
    session: {
      modelName: 'auth_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: parts.sessionHours * 3600,
      // No session lives longer than that; being left alone ends it earlier (auth.ts).
      disableSessionRefresh: true,
      // A passkey is added only soon after signing in: a window left open is not enough.
      freshAge: 3600,
    },
    account: {
      modelName: 'auth_accounts',
      fields: {
        userId: 'user_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: 'auth_verifications',
      fields: { expiresAt: 'expires_at', ...stamps },
      // Whoever reads the table cannot use the links that are on their way.
      storeIdentifier: 'hashed',
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 30,
      customStorage: {
        consume: async (key: string, rule: { window: number; max: number }) => {
          const wait = await countTry(database, {
            key,
            most: rule.max,
            seconds: rule.window,
            now: new Date(),
          });
          return { allowed: wait === 0, retryAfter: wait || null };
        },
      },
    },
    advanced: {
      cookiePrefix: 'handlingsrom',
      useSecureCookies: origin.startsWith('https:'),
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [fromHeader], ipv6Subnet: 128 },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({ data: { ...session, ipAddress: null, userAgent: null } }),
        },
      },
      account: {
        create: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
        update: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      },
    },
  } satisfies BetterAuthOptions;
}

/** We ask a sign-in service once who somebody is, and never again on their behalf. */
const noTokens = { accessToken: null, refreshToken: null, idToken: null };
