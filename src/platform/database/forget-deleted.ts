import type { OpenDatabase } from './database.ts';

/**
 * Makes the embedded database's files forget what was deleted. Nothing tidies it by itself: a deleted row stays in its file,
 * and in the log of changes, for whoever has the disk. The tables are written anew, and the log begins anew beside a file
 * that is removed and not used again. Half a second for what interviews hold; a crash on the way loses nothing.
 *
 * PostgreSQL is left alone: it tidies by itself, and its disk and its log are whoever runs it's.
 */
export async function forgetDeleted(
  { engine, raw }: Pick<OpenDatabase, 'engine' | 'raw'>,
  tables: readonly string[],
): Promise<void> {
  if (engine !== 'pglite') return;
  await raw.run(`vacuum full ${tables.map((name) => `"${name}"`).join(', ')}`);
  await raw.run('set wal_recycle = off');
  await raw.run('select pg_switch_wal()');
  await raw.run('checkpoint');
}
