import { basename } from 'node:path';
import { m } from '#messages';
import { checkPublication, parsePublishedTables } from '#modules/publications/index.ts';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInputText } from '../input-files.ts';

/**
 * `handlingsrom check TABLES.json`: says which printed figures cannot be right. Exit 1 when any cannot.
 */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const { positionals, language, isJson } = readArguments(args, {});
  const [path, ...more] = positionals;
  if (!path || more.length > 0) throw usageError((locale) => m.cli_usage_check({}, { locale }));

  const report = checkPublication(parsePublishedTables(readInputText(path), basename(path)));
  const impossible = report.facts.filter((fact) => fact.verdict === 'impossible');
  if (isJson) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    for (const fact of impossible) process.stdout.write(`${fact.where[language]}: ${fact.text[language]}\n`);
    const { consistent, cannotBeChecked } = report.counts;
    const summary = { impossible: impossible.length, consistent, unchecked: cannotBeChecked };
    process.stdout.write(`${m.cli_check_summary(summary, { locale: language })}\n`);
  }
  return impossible.length > 0 ? exitCodes.refused : exitCodes.done;
}
