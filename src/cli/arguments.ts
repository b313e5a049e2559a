import { parseArgs } from 'node:util';
import { m } from '#messages';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, isLanguage, type Language } from '#platform/language.ts';

/** What every command understands. */
export type CommonOptions = { readonly language: Language; readonly isJson: boolean };

export type CommandArguments = CommonOptions & {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
};

type OptionKinds = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

/**
 * Reads a command's arguments; an unknown or incomplete one is refused with the usage.
 *
 * @throws DomainError `usage`
 */
export function readArguments(args: readonly string[], options: OptionKinds): CommandArguments {
  const { values, positionals } = parseOrRefuse(args, {
    ...options,
    json: { type: 'boolean' },
    language: { type: 'string' },
  });
  const language = values.language ?? 'nb';
  if (!isLanguage(language)) {
    throw usageError((locale) => m.cli_unknown_language({ language: String(language) }, { locale }));
  }
  return { positionals, values, language, isJson: values.json === true };
}

function parseOrRefuse(args: readonly string[], options: OptionKinds) {
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options: { ...options },
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    refuseTwice(
      tokens.flatMap((token) =>
        token.kind === 'option' && !options[token.name]?.multiple ? [token.name] : [],
      ),
    );
    return { values, positionals };
  } catch (error) {
    if (!isParseArgsError(error)) throw error;
    throw usageError((locale) => m.cli_wrong_arguments({ argument: culprit(error.message) }, { locale }));
  }
}

/** Of an option given twice only the last would count, and nobody would know. */
function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) throw usageError((locale) => m.cli_option_twice({ option: twice }, { locale }));
}

function isParseArgsError(error: unknown): error is Error {
  return (
    error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  );
}

/** The argument named in Node's message: the first quoted word. */
function culprit(message: string): string {
  return /'([^']+)'/.exec(message)?.[1] ?? message;
}

export function usageError(say: (locale: Language) => string): DomainError {
  return new DomainError('usage', inAllLanguages(say));
}

/** `employee=answers.csv` as name and path. */
export function namedFile(option: string, argument: string): { name: string; path: string } {
  const at = argument.indexOf('=');
  if (at <= 0 || at === argument.length - 1) {
    throw usageError((locale) => m.cli_not_a_named_file({ option, argument }, { locale }));
  }
  return { name: argument.slice(0, at), path: argument.slice(at + 1) };
}
