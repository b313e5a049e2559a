import { DomainError } from '#platform/errors.ts';
import { parseStudy } from '../parse-study.ts';

/** What is said of a study file's text, in all languages at once; the empty text when it is accepted. */
export function whatParseSays(text: string): string {
  try {
    parseStudy(text, 'c.yaml');
    return '';
  } catch (error) {
    return error instanceof DomainError ? JSON.stringify(error.problems) : String(error);
  }
}
