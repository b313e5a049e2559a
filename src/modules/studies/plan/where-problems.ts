import { inAllLanguages, type Trilingual } from '#platform/language.ts';
import { outlineOf } from '../parse/study-outline.ts';
import type { Study } from '../schema.ts';
import { contentOf } from './files.rules.ts';
import { whereFindings } from './where.rules.ts';

/** What is wrong with a filter on a file of a study, in sentences; nothing when it can be used. */
export function whereProblems(where: string, study: Study, file: string): readonly Trilingual[] {
  const content = contentOf(file, outlineOf(study));
  return whereFindings(where, [], content).map(({ say }) => inAllLanguages(say));
}
