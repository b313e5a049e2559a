import { m } from '#messages';
import { importWave } from '../../app/archive-commands.ts';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input-files.ts';
import { readPassphrase } from '../passphrase.ts';

/** `handlingsrom import FILE [--passphrase-file FILE]`: restores an archived wave on this server. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { positionals, values, language, isJson } = readArguments(args, {
    'passphrase-file': { type: 'string' },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) {
    throw usageError((locale) => m.cli_usage_import({}, { locale }));
  }
  const bytes = readInput(path);
  const passphrase = await readPassphrase({
    file: values['passphrase-file'] as string | undefined,
    environment: process.env,
    isNew: false,
    language,
  });
  const restored = await importWave(process.env, { bytes, passphrase });
  const said = isJson
    ? JSON.stringify({ imported: restored })
    : m.cli_imported(restored, { locale: language });
  process.stdout.write(`${said}\n`);
  return exitCodes.done;
}
