import { m } from '#messages';
import { DomainError, type Problem } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';

export type Say = (locale: Language) => string;
export type Place = Pick<Problem, 'line' | 'column' | 'columnName' | 'value'>;

/** More problems than anybody mends in one go. */
const mostProblems = 100;
/** Answers are private: no more of one is repeated than it takes to find it. */
const longestValueRepeated = 60;
/** A whole file can be one heading. */
export const longestHeadingRepeated = 200;

/** Gathers what is wrong with one table: the first hundred with their sentences, the rest only counted. */
export class TableProblems {
  readonly fileName: string;
  readonly #problems: Problem[] = [];
  #count = 0;

  constructor(fileName: string) {
    this.fileName = fileName;
  }

  get count(): number {
    return this.#count;
  }

  add(code: string, place: Place, say: Say): void {
    this.#count += 1;
    if (this.#problems.length >= mostProblems) return;
    this.#problems.push(problemAt(code, this.fileName, place, say));
  }

  /** @throws DomainError when anything has been added */
  refuseIfAny(code: string, say: Say): void {
    if (this.#count === 0) return;
    const more = this.#count - this.#problems.length;
    const rest: Problem[] =
      more === 0
        ? []
        : [
            problemAt('more-problems', this.fileName, {}, (locale) =>
              m.analyses_answers_more_problems({ count: more }, { locale }),
            ),
          ];
    throw new DomainError(code, inAllLanguages(say), [...this.#problems, ...rest]);
  }
}

function problemAt(code: string, file: string, place: Place, say: Say): Problem {
  const { value, columnName, ...rest } = place;
  const shown = {
    ...(columnName ? { columnName: columnName.slice(0, longestHeadingRepeated) } : {}),
    ...(value ? { value: value.slice(0, longestValueRepeated) } : {}),
  };
  return { code, file, ...rest, ...shown, text: inAllLanguages(say) };
}
