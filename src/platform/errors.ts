import { inAllLanguages, type Language, type Trilingual } from './language.ts';

/**
 * One thing wrong with something a user gave us: where it is, what stands there, and what to do about it.
 * `line` and `column` count from 1; `columnName` is the heading of a column in a table of answers.
 */
export type Problem = {
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly columnName?: string;
  readonly value?: string;
  /** A whole sentence: what is wrong and what to do. It does not repeat the place; `sayProblem` puts it in front. */
  readonly text: Trilingual;
};

/** An expected refusal: mapped once to an HTTP status and to exit code 1. Faults of ours throw plain errors. */
export class DomainError extends Error {
  readonly code: string;
  readonly text: Trilingual;
  readonly problems: readonly Problem[];

  constructor(code: string, text: Trilingual, problems: readonly Problem[] = []) {
    super(text.en);
    this.name = 'DomainError';
    this.code = code;
    this.text = text;
    this.problems = problems;
  }
}

/** A refusal said by one message that takes no inputs. */
export function refusal(
  code: string,
  say: (inputs: Record<string, never>, options: { locale: Language }) => string,
): DomainError {
  return new DomainError(
    code,
    inAllLanguages((locale) => say({}, { locale })),
  );
}

/**
 * Whether something thrown is an expected refusal. By name and not by class: the built pages and the running process
 * are two module graphs, and each has a class of its own.
 */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError';
}

const placeWords = {
  nb: { line: 'linje', column: 'kolonne', value: 'verdi' },
  nn: { line: 'linje', column: 'kolonne', value: 'verdi' },
  en: { line: 'line', column: 'column', value: 'value' },
} as const;

/** The longest piece of a user's value that we repeat back. */
const longestValueShown = 60;

/** One line a person can act on: `answers.csv, line 3, column “age”, value “x”: …`. */
export function sayProblem(problem: Problem, language: Language): string {
  const words = placeWords[language];
  const quote = (text: string) => (language === 'en' ? `“${text}”` : `«${text}»`);
  const place = [printable(problem.file)];
  if (problem.line !== undefined) place.push(`${words.line} ${problem.line}`);
  if (problem.columnName !== undefined) place.push(`${words.column} ${quote(printable(problem.columnName))}`);
  else if (problem.column !== undefined) place.push(`${words.column} ${problem.column}`);
  if (problem.value !== undefined) place.push(`${words.value} ${quote(printable(problem.value))}`);
  return `${place.join(', ')}: ${problem.text[language]}`;
}

/** Makes a hostile value harmless on a terminal and short enough to read. */
export function printable(value: string): string {
  const short = value.length > longestValueShown ? `${value.slice(0, longestValueShown)}…` : value;
  return withoutControls(short);
}

/** Control characters, those that turn the direction of text, those that take no room, and halves of one become a dot. */
export function withoutControls(value: string): string {
  return value.replace(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '·');
}
