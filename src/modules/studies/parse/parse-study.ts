import { createHash } from 'node:crypto';
import { m } from '#messages';
import { DomainError, type Problem } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { planHash } from '../plan/plan-hash.ts';
import type { Study } from '../schema.ts';
import { readStudy } from './read-study.ts';

export type ParsedStudy = {
  readonly study: Study;
  readonly fileName: string;
  /** SHA-256 of the file's text in UTF-8, as it was given. */
  readonly sourceSha256: string;
  /** SHA-256 of what decides the analyses; see `planHash`. */
  readonly planSha256: string;
};

/**
 * Reads a study file of format 1.
 *
 * @param text what the file holds, as text; a byte order mark is accepted
 * @param fileName what to call the file in problems
 * @throws DomainError `study-file` with every problem (at most 100), each with line, column and value
 * @example parseStudy(await readFile('study.yaml', 'utf8'), 'study.yaml').study.title
 */
export function parseStudy(text: string, fileName: string): ParsedStudy {
  const { study, problems, more } = readStudy(text, fileName);
  if (!study)
    throw refusal(
      problems.map(({ path: _, ...problem }) => problem),
      more,
    );
  return { study, fileName, sourceSha256: sha256Of(text), planSha256: planHash(study) };
}

/** SHA-256 of a text in UTF-8. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function refusal(problems: readonly Problem[], more: number): DomainError {
  const all = more > 0 ? [...problems, moreProblems(problems[0]!.file, more)] : problems;
  return new DomainError(
    'study-file',
    inAllLanguages((locale) => m.studies_refused({}, { locale })),
    all,
  );
}

function moreProblems(file: string, count: number): Problem {
  const text = inAllLanguages((locale) => m.studies_more_problems({ count }, { locale }));
  return { code: 'more-problems', file, text };
}
