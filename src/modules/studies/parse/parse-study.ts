import { createHash } from 'node:crypto';
import { m } from '#messages';
import { DomainError, type Problem } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { planHash } from '../plan/plan-hash.ts';
import { type Study, study as studySchema } from '../schema.ts';
import { studyFindings } from '../study.rules.ts';
import { explainSchemaIssues } from './explain-schema-issue.ts';
import type { Finding } from './finding.ts';
import { readYaml } from './read-yaml.ts';
import { outlineOf } from './study-outline.ts';

export type ParsedStudy = {
  readonly study: Study;
  readonly fileName: string;
  /** SHA-256 of the file's text in UTF-8, as it was given. */
  readonly sourceSha256: string;
  /** SHA-256 of what decides the analyses; see `planHash`. */
  readonly planSha256: string;
};

/** More problems than anybody mends in one go. */
const mostProblems = 100;

/**
 * Reads a study file of format 1.
 *
 * @param text what the file holds, as text; a byte order mark is accepted
 * @param fileName what to call the file in problems
 * @throws DomainError `study-file` with every problem (at most 100), each with line, column and value
 * @example parseStudy(await readFile('study.yaml', 'utf8'), 'study.yaml').study.title
 */
export function parseStudy(text: string, fileName: string): ParsedStudy {
  const yaml = readYaml(text.startsWith('\ufeff') ? text.slice(1) : text, fileName);
  if (yaml.value === undefined) throw refusal(yaml.problems);
  if (!isMap(yaml.value)) {
    const notMap = { file: fileName, code: 'not-a-map', line: 1, column: 1 };
    throw refusal([
      { ...notMap, text: inAllLanguages((locale) => m.studies_file_not_a_map({}, { locale })) },
    ]);
  }
  const read = studySchema.safeParse(yaml.value);
  const findings: Finding[] = [
    ...(read.success ? [] : explainSchemaIssues(read.error.issues, yaml.value)),
    ...studyFindings(outlineOf(yaml.value)),
  ];
  const shown = findings.slice(0, mostProblems - yaml.problems.length).map(yaml.locate);
  const problems = [...yaml.problems, ...shown].sort(inOrder);
  if (problems.length > 0 || !read.success) throw refusal(problems, findings.length - shown.length);
  return {
    study: read.data,
    fileName,
    sourceSha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    planSha256: planHash(read.data),
  };
}

function refusal(problems: readonly Problem[], more = 0): DomainError {
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

function inOrder(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
