import { m } from '#messages';
import { type Finding, finding, type Path } from '../parse/finding.ts';
import { type EntryOutline, listOf, type StudyOutline } from '../parse/study-outline.ts';
import type { Content } from './files.rules.ts';
import { type Named, repeated, variableFindings } from './names.rules.ts';
import type { AnalysisName, OptionsOf } from './plan-entry.ts';

/** What the study file must know about a kind of analysis, beyond the form of its options. */
export type PlanKind<Name extends AnalysisName> = {
  /** The office file has one mean an office: nothing to count, group or hold together. */
  readonly needsSingleAnswers: boolean;
  /** It tests something: its p-values may be adjusted in a family. `AnalysisKind` says which they are. */
  readonly hasTests?: true;
  /** Names that lead nowhere, or to something the analysis cannot use. */
  readonly check: (given: GivenNames) => Finding[];
  /** The variables that its file of answers cannot do without. */
  readonly uses: (options: OptionsOf<Name>) => readonly string[];
};

/** The options as the file holds them, right or wrong, with ways to check the names in them. */
export type GivenNames = {
  readonly entry: EntryOutline;
  readonly options: Readonly<Record<string, unknown>>;
  readonly file: string;
  readonly content: Content;
  readonly outline: StudyOutline;
  readonly at: (key: string) => Path;
  /** The names listed under a key, each with its place. */
  readonly names: (key: string) => readonly Named[];
  /** Findings on the one variable named under a key. */
  readonly variable: (key: string) => Finding[];
  /** Findings on a list of variables: unknown ones, ones said twice, the outcome among them. */
  readonly variables: (key: string) => Finding[];
};

export function givenNames(
  entry: EntryOutline,
  file: string,
  content: Content,
  outline: StudyOutline,
): GivenNames {
  const { options, optionsPath } = entry;
  const at = (key: string): Path => [...optionsPath, key];
  const names = (key: string) =>
    listOf(options[key]).flatMap((name, index) =>
      typeof name === 'string' ? [{ name, path: [...at(key), index] }] : [],
    );
  const variable = (key: string) => {
    const name = options[key];
    return typeof name === 'string' ? variableFindings(name, at(key), content) : [];
  };
  const variables = (key: string) => [
    ...names(key).flatMap(({ name, path }) => variableFindings(name, path, content)),
    ...repeated(names(key)),
    ...names(key)
      .filter(({ name }) => name === options.outcome)
      .map(({ name, path }) =>
        finding('plan-own-outcome', path, (locale) => m.studies_plan_own_outcome({}, { locale }), name),
      ),
  ];
  return { entry, options, file, content, outline, at, names, variable, variables };
}
