import { m } from '#messages';
import { migrateDatabase } from '../../app.ts';
import { readArguments } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';

/** `handlingsrom migrate`: brings the database at DATABASE_URL, or in DATA_DIR, up to date. */
export async function migrateCommand(args: readonly string[]): Promise<number> {
  const { language } = readArguments(args, {});
  const engine = await migrateDatabase();
  process.stdout.write(`${m.cli_migrated({ engine }, { locale: language })}\n`);
  return exitCodes.done;
}
