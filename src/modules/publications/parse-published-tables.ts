import { m } from '#messages';
import { DomainError, type Problem } from '#platform/errors.ts';
import { JsonProblem, type PositionedJson, readPositionedJson } from '#platform/json/positioned-json.ts';
import { inAllLanguages, type Trilingual } from '#platform/language.ts';
import { type PublishedTables, publishedTables, tableLimits } from './schema.ts';
import { problemsOf } from './schema-problems.ts';

/**
 * Reads a file of published tables (TABLES.json, docs/publication-check.md).
 *
 * @param text the file as text
 * @param fileName the name that problems are told with
 * @throws DomainError('published-tables') with every problem, each with its line and column
 * @example parsePublishedTables(readFileSync('published.json', 'utf8'), 'published.json')
 */
export function parsePublishedTables(text: string, fileName: string): PublishedTables {
  if (text.length > tableLimits.characters)
    throw refuse([
      {
        code: 'too-large',
        file: fileName,
        text: inAllLanguages((locale) =>
          m.publications_problem_too_large({ most: String(tableLimits.characters) }, { locale }),
        ),
      },
    ]);
  const json = readJson(text, fileName);
  const result = publishedTables.safeParse(json.value);
  if (result.success) return result.data;
  throw refuse(problemsOf(result.error.issues, json, fileName));
}

function readJson(text: string, fileName: string): PositionedJson {
  try {
    return readPositionedJson(text, { deepest: tableLimits.depth, keepsZeros: true });
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    throw refuse([
      { code: error.code, file: fileName, ...error.place, value: error.found, text: sayJson(error.code) },
    ]);
  }
}

function sayJson(code: JsonProblem['code']): Trilingual {
  return inAllLanguages((locale) => {
    if (code === 'too-deep') return m.publications_problem_too_deep({}, { locale });
    if (code === 'key-twice') return m.publications_problem_key_twice({}, { locale });
    return m.publications_problem_syntax({}, { locale });
  });
}

function refuse(problems: readonly Problem[]): DomainError {
  return new DomainError(
    'published-tables',
    inAllLanguages((locale) => m.publications_refused({}, { locale })),
    problems,
  );
}
