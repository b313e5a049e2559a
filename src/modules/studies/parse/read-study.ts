import { m } from '#messages';
import type { Problem } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import { type Study, study as studySchema } from '../schema.ts';
import { studyFindings } from '../study.rules.ts';
import { explainSchemaIssues } from './explain-schema-issue.ts';
import type { Finding, Path } from './finding.ts';
import { readYaml } from './read-yaml.ts';
import { outlineOf } from './study-outline.ts';

/** A problem with its place in the study as well as in the text: `['instruments', 'employee', 'sections', 0, 'title']`. */
export type PlacedProblem = Problem & { readonly path: Path };

/** What a study file says, as far as it can be read. */
export type StudyReading = {
  /** Plain values, also where they are not what a study file may hold; undefined when the text is no YAML. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
  /** Null when there is anything wrong. */
  readonly study: Study | null;
  readonly problems: readonly PlacedProblem[];
  /** How many problems there are beyond those told of. */
  readonly more: number;
};

/** More problems than anybody mends in one go. */
const mostProblems = 100;

/** Reads a study file of format 1, and says all that is wrong with it instead of refusing it. */
export function readStudy(text: string, fileName: string): StudyReading {
  const yaml = readYaml(text.startsWith('\ufeff') ? text.slice(1) : text, fileName);
  const unplaced = yaml.problems.map((problem) => ({ ...problem, path: [] }));
  if (yaml.value === undefined) return { value: undefined, study: null, problems: unplaced, more: 0 };
  if (!isMap(yaml.value)) {
    const said = inAllLanguages((locale) => m.studies_file_not_a_map({}, { locale }));
    const notMap = { file: fileName, code: 'not-a-map', line: 1, column: 1, path: [], text: said };
    return { value: undefined, study: null, problems: [notMap], more: 0 };
  }
  const read = studySchema.safeParse(yaml.value);
  const findings: Finding[] = [
    ...(read.success ? [] : explainSchemaIssues(read.error.issues, yaml.value)),
    ...studyFindings(outlineOf(yaml.value)),
  ];
  const shown = findings
    .slice(0, mostProblems - unplaced.length)
    .map((found) => ({ ...yaml.locate(found), path: found.path }));
  const problems = [...unplaced, ...shown].sort(inOrder);
  const isStudy = problems.length === 0 && read.success;
  return {
    value: yaml.value,
    study: isStudy ? read.data : null,
    problems,
    more: findings.length - shown.length,
  };
}

function inOrder(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
