import { m } from '#messages';
import { DomainError, sayProblem } from '#platform/errors.ts';
import { isLanguage, type Language } from '#platform/language.ts';
import { programName, programVersion } from '#platform/program.ts';
import { exitCodes } from './exit-codes.ts';

/** A command gets its arguments and answers with an exit code. Commands are loaded when asked for: `check` needs no PDF engine. */
type Command = (args: readonly string[]) => Promise<number>;
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  analyse: async () => (await import('./commands/analyse.ts')).analyseCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  start: async () => (await import('./commands/start.ts')).startCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  const language = languageIn(args);
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${programName} ${programVersion}\n`);
    return exitCodes.done;
  }
  if (
    name === undefined ||
    name === 'help' ||
    name === '--help' ||
    name === '-h' ||
    args.includes('--help')
  ) {
    process.stdout.write(`${m.cli_help({}, { locale: language })}\n`);
    return exitCodes.done;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    process.stderr.write(`${m.cli_unknown_command({ name }, { locale: language })}\n`);
    return exitCodes.refused;
  }
  try {
    return await (await load())(args);
  } catch (error) {
    return report(error, language, args.includes('--json'));
  }
}

/** Errors are said in the language asked for even when the arguments are what is wrong. */
function languageIn(args: readonly string[]): Language {
  const asked = args.find((_, index) => args[index - 1] === '--language');
  return isLanguage(asked) ? asked : 'nb';
}

function report(error: unknown, language: Language, isJson: boolean): number {
  if (error instanceof DomainError) {
    if (isJson) {
      const { code, text, problems } = error;
      process.stdout.write(`${JSON.stringify({ refused: code, text: text[language], problems }, null, 2)}\n`);
    } else {
      const lines = error.problems.map((problem) => sayProblem(problem, language));
      process.stderr.write(`${[error.text[language], ...lines].join('\n')}\n`);
    }
    return exitCodes.refused;
  }
  const details = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${m.cli_fault({ details }, { locale: language })}\n`);
  if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return exitCodes.fault;
}

process.exitCode = await main(process.argv.slice(2));
