import { type Problem, printable } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import type { Refusal } from './job.ts';

/** A refusal in one language, its problems as rows: where, what stands there, and what to do about it. */
export type SaidRefusal = {
  readonly text: string;
  readonly problems: readonly SaidProblem[];
};
export type SaidProblem = {
  readonly code: string;
  readonly file: string;
  readonly line: string;
  readonly column: string;
  readonly value: string;
  readonly text: string;
  /** True for the sentence that says how many more there are than are told of. */
  readonly isRest: boolean;
};

export function sayRefusal({ text, problems }: Refusal, language: Language): SaidRefusal {
  return {
    text: text[language],
    problems: problems.map((problem) => ({
      code: problem.code,
      file: printable(problem.file),
      line: problem.line?.toString() ?? '',
      column: columnOf(problem),
      value: problem.value === undefined ? '' : printable(problem.value),
      text: problem.text[language],
      isRest: problem.code === 'more-problems',
    })),
  };
}

function columnOf({ column, columnName }: Problem): string {
  if (columnName !== undefined) return printable(columnName);
  return column?.toString() ?? '';
}
