import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

type Tables = { auth_rate_limits: { key: string; count: number; last_request: string | number } };

/** No more than `most` times within `seconds`, counted from the first. */
export type Limit = { readonly most: number; readonly seconds: number };

/**
 * Counts one more try, and says for how many seconds one must wait; 0 when this one is let through. One statement, so
 * that many tries at once are counted one by one. Those that were turned away do not make the wait longer.
 *
 * @param key what is limited, made unreadable: the table holds nobody's address
 */
export async function countTry(
  database: Database,
  { key, most, seconds, now }: Limit & { readonly key: string; readonly now: Date },
): Promise<number> {
  const time = now.getTime();
  const over = time - seconds * 1000;
  const row = await database
    .withTables<Tables>()
    .insertInto('auth_rate_limits')
    .values({ key, count: 1, last_request: time })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql`case when auth_rate_limits.last_request <= ${over} then 1 else auth_rate_limits.count + 1 end`,
        last_request: sql`case when auth_rate_limits.last_request <= ${over} then ${time} else auth_rate_limits.last_request end`,
      }),
    )
    .returning(['count', 'last_request'])
    .executeTakeFirstOrThrow();
  if (row.count === 1) await forgetOld(database, time);
  if (row.count <= most) return 0;
  return Math.max(1, Math.ceil((Number(row.last_request) + seconds * 1000 - time) / 1000));
}

/** No limit reaches further back than a day. */
async function forgetOld(database: Database, time: number): Promise<void> {
  await database
    .withTables<Tables>()
    .deleteFrom('auth_rate_limits')
    .where('last_request', '<', time - 86_400_000)
    .execute();
}
