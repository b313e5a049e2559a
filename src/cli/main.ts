import { m } from '#messages';
import { DomainError, printable, sayProblem } from '#platform/errors.ts';
import { isLanguage, type Language } from '#platform/language.ts';
import { programName, programVersion } from '#platform/program.ts';
import { usageError } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';

/** A command gets its arguments and answers with an exit code. Commands are loaded when asked for: `check` needs no PDF engine. */
type Command = (args: readonly string[]) => Promise<number>;
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  analyse: async () => (await import('./commands/analyse.ts')).analyseCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  convert: async () => (await import('./commands/convert.ts')).convertCommand,
  power: async () => (await import('./commands/power.ts')).powerCommand,
  start: async () => (await import('./commands/start.ts')).startCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  'sign-in-link': async () => (await import('./commands/sign-in-link.ts')).signInLinkCommand,
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
  try {
    if (!load) {
      const shown = { name: printable(name) };
      throw usageError((locale) => m.cli_unknown_command(shown, { locale }));
    }
    return await (await load())(args);
  } catch (error) {
    return report(error, language, [name, ...args].includes('--json'));
  }
}

/** Errors are said in the language asked for even when the arguments are what is wrong. */
function languageIn(args: readonly string[]): Language {
  const asked = args.flatMap((argument, index) => {
    if (argument === '--language') return [args[index + 1]];
    return argument.startsWith('--language=') ? [argument.slice('--language='.length)] : [];
  });
  return asked.find(isLanguage) ?? 'nb';
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
  const details = printable(error instanceof Error ? error.message : String(error));
  const text = m.cli_fault({ details }, { locale: language });
  if (isJson) process.stdout.write(`${JSON.stringify({ fault: text }, null, 2)}\n`);
  else process.stderr.write(`${text}\n`);
  if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return exitCodes.fault;
}

// Who reads our output may have had enough (`| head`), or the disk it goes to may be full.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(
    `${m.cli_cannot_write({ out: 'stdout', code: error.code ?? '' }, { locale: 'nb' })}\n`,
  );
  process.exit(exitCodes.refused);
});
// React reads this when it is first loaded, so it is said before any command is.
process.env.NODE_ENV ??= 'production';
process.exitCode = await main(process.argv.slice(2));
