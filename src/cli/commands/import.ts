import { basename } from 'node:path';
import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { importWave } from '../../app/archive-commands.ts';
import { importUnitFile } from '../../app/register-command.ts';
import { importIndicatorsHere } from '../../app/scorecard-commands.ts';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input-files.ts';
import { readPassphrase } from '../passphrase.ts';

/**
 * `handlingsrom import FILE [--passphrase-file FILE]`: restores an archived wave on this server.
 * `handlingsrom import units FILE`: units into the organisation register.
 * `handlingsrom import indicators FILE`: see below.
 */
export async function importCommand(args: readonly string[]): Promise<number> {
  const { positionals, values, language, isJson } = readArguments(args, {
    'passphrase-file': { type: 'string' },
  });
  if (positionals[0] === 'units')
    return importUnitsCommand({ paths: positionals.slice(1), language, isJson });
  const [path, ...more] = positionals;
  if (path === 'indicators' && more.length > 0) return importIndicatorSet(more, { language, isJson });
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

async function importUnitsCommand(given: {
  readonly paths: readonly string[];
  readonly language: Language;
  readonly isJson: boolean;
}): Promise<number> {
  const { paths, language, isJson } = given;
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) {
    throw usageError((locale) => m.cli_usage_import_units({}, { locale }));
  }
  const done = await importUnitFile(
    process.env,
    { fileName: basename(path), bytes: readInput(path) },
    language,
  );
  const { added, changed } = done;
  const said = isJson
    ? JSON.stringify({ imported: done })
    : m.cli_imported_units({ added, changed }, { locale: language });
  process.stdout.write(`${said}\n`);
  return exitCodes.done;
}

/** `handlingsrom import indicators FILE`: a set of indicators into the scorecard of this server. */
async function importIndicatorSet(
  paths: readonly string[],
  { language, isJson }: { readonly language: Language; readonly isJson: boolean },
): Promise<number> {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw usageError((locale) => m.cli_usage_import({}, { locale }));
  const text = new TextDecoder().decode(readInput(path));
  const done = await importIndicatorsHere(process.env, { fileName: basename(path), text });
  const said = isJson
    ? JSON.stringify({ indicators: done })
    : m.cli_imported_indicators(done, { locale: language });
  process.stdout.write(`${said}\n`);
  return exitCodes.done;
}
