import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { m } from '#messages';
import { withoutControls } from '#platform/errors.ts';
import { exportWave } from '../../app/archive-commands.ts';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { writeAllOrNothing } from '../output-files.ts';
import { readPassphrase } from '../passphrase.ts';

/** `handlingsrom export WAVE --out FILE [--passphrase-file FILE]`: a closed wave as one encrypted archive. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { positionals, values, language, isJson } = readArguments(args, {
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
  });
  const [waveId, ...more] = positionals;
  const out = values.out as string | undefined;
  if (waveId === undefined || more.length > 0 || out === undefined) {
    throw usageError((locale) => m.cli_usage_export({}, { locale }));
  }
  const shown = { path: withoutControls(out) };
  // An archive that stands there may be the only one of its wave.
  if (existsSync(out)) throw usageError((locale) => m.cli_export_exists(shown, { locale }));
  const passphrase = await readPassphrase({
    file: values['passphrase-file'] as string | undefined,
    environment: process.env,
    isNew: true,
    language,
  });
  const bytes = await exportWave(process.env, { waveId, passphrase });
  writeAllOrNothing(dirname(out), { [basename(out)]: bytes });
  const said = isJson
    ? JSON.stringify({ exported: waveId, file: out, bytes: bytes.length })
    : m.cli_exported({ waveId, ...shown }, { locale: language });
  process.stdout.write(`${said}\n`);
  return exitCodes.done;
}
