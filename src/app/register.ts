import type { Register } from '#modules/organisation/index.ts';
import { createRegister } from '#modules/organisation/store.server.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';

/** The organisation register, for the pages. */
export const createRegisterService = (parts: {
  readonly database: Database;
  readonly clock: Clock;
}): { readonly register: Register } => ({ register: createRegister(parts) });
