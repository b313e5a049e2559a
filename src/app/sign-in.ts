import { randomBytes } from 'node:crypto';
import { type Auth, createAuth } from '#platform/auth/auth.ts';
import type { Config } from '#platform/config.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyFiles } from '#platform/keys/key-files.ts';

/**
 * Where people reach the server. Without PUBLIC_URL that is this machine, at a port that is known only when the server
 * listens; so what needs to know asks when it is asked.
 */
export type Origin = () => string;

/** Signing in, put together when it is first needed. */
export function createLazyAuth(parts: {
  readonly config: Config;
  readonly database: Database;
  readonly keys: KeyFiles;
  readonly origin: Origin;
}): () => Auth {
  const { config, database } = parts;
  const secret = signInSecret(parts.keys);
  let auth: Auth | null = null;
  return () => {
    auth ??= createAuth({ ...config, database, secret, origin: parts.origin() });
    return auth;
  };
}

/** Made at the first start. Without it a copy of the database signs nobody in; when it is lost, all sign in again. */
export function signInSecret(keys: KeyFiles): string {
  keys.keep('sign-in', randomBytes(32));
  const secret = keys.read('sign-in');
  if (!secret) throw new Error('The key for signing in could not be kept.');
  return Buffer.from(secret).toString('base64url');
}
