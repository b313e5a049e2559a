import { m } from '#messages';
import { type Finding, finding, type Path, sayWithSuggestion } from './parse/finding.ts';
import { laterOnes } from './parse/later-ones.ts';
import { type EntryOutline, listOf, type StudyOutline } from './parse/study-outline.ts';
import { type AnalysisName, significantInOf } from './plan-entry.ts';
import { type Content, contentOf, fileFinding } from './plan-files.rules.ts';
import {
  alsoControlled,
  crosstabFindings,
  groupFindings,
  itemFindings,
  polychoricFindings,
  repeated,
  scaleFindings,
  variableFindings,
} from './plan-names.rules.ts';

/** Every name in the plan must lead somewhere, and to something that the analysis can use. */
export function planFindings(outline: StudyOutline): Finding[] {
  const contents = new Map<string, Content>();
  const contentOfFile = (file: string) => {
    const content = contents.get(file) ?? contentOf(file, outline);
    contents.set(file, content);
    return content;
  };
  return [
    ...duplicateEntries(outline.entries),
    ...outline.entries.flatMap((entry) => entryFindings(entry, outline, contentOfFile)),
  ];
}

function duplicateEntries(entries: readonly EntryOutline[]): Finding[] {
  const named = entries.filter(({ id }) => id !== '');
  return laterOnes(named, ({ id }) => id).map(({ id, path }) =>
    finding('duplicate-plan', [...path, 'id'], (locale) => m.studies_duplicate_plan({}, { locale }), id),
  );
}

function entryFindings(
  entry: EntryOutline,
  outline: StudyOutline,
  contentOfFile: (file: string) => Content,
): Finding[] {
  const { options, optionsPath } = entry;
  const file = options.file;
  if (typeof file !== 'string') return [];
  const wrongFile = fileFinding(file, [...optionsPath, 'file'], outline);
  if (wrongFile) return [wrongFile];
  if (file === 'office' && needsSingleAnswers.has(entry.analysis)) {
    return [
      finding(
        'plan-office-means',
        [...optionsPath, 'file'],
        (locale) => m.studies_plan_office_means({}, { locale }),
        file,
      ),
    ];
  }
  const content = contentOfFile(file);
  const { outcome } = options;
  const at = (key: string): Path => [...optionsPath, key];
  const names = (key: string) =>
    listOf(options[key]).flatMap((name, index) =>
      typeof name === 'string' ? [{ name, path: [...at(key), index] }] : [],
    );
  const variable = (name: unknown, path: Path) =>
    typeof name === 'string' ? variableFindings(name, path, content) : [];
  const variables = (key: string) => [
    ...names(key).flatMap(({ name, path }) => variable(name, path)),
    ...repeated(names(key)),
    ...names(key)
      .filter(({ name }) => name === outcome)
      .map(({ name, path }) =>
        finding('plan-own-outcome', path, (locale) => m.studies_plan_own_outcome({}, { locale }), name),
      ),
  ];

  switch (entry.analysis) {
    case 'correlate':
      return [
        ...variable(outcome, at('outcome')),
        ...variables('with'),
        ...variables('among'),
        ...variables('controlling'),
        ...alsoControlled([...names('with'), ...names('among')], names('controlling')),
        ...(options.method === 'polychoric'
          ? [
              ...(typeof outcome === 'string' ? [{ name: outcome, path: at('outcome') }] : []),
              ...names('with'),
              ...names('among'),
            ].flatMap(({ name, path }) => polychoricFindings(name, path, content))
          : []),
      ];
    case 'regress':
      return [
        ...variable(outcome, at('outcome')),
        ...variables('predictors'),
        ...significantFindings(entry, file, outline),
      ];
    case 'compareMeans':
      return [...variable(outcome, at('outcome')), ...groupFindings(options.by, at('by'), content)];
    case 'describe':
      return variables('variables');
    case 'crosstab':
      return [
        ...crosstabFindings(options.rows, at('rows'), content),
        ...crosstabFindings(options.columns, at('columns'), content),
        ...(options.rows === options.columns && typeof options.columns === 'string'
          ? [
              finding(
                'duplicate-in-list',
                at('columns'),
                (locale) => m.studies_duplicate_in_list({}, { locale }),
                options.columns,
              ),
            ]
          : []),
      ];
    case 'reliability':
      return [
        ...names('scales').flatMap(({ name, path }) => scaleFindings(name, path, content)),
        ...repeated(names('scales')),
      ];
    case 'frequencies':
      return [
        ...names('items').flatMap(({ name, path }) => itemFindings(name, path, content)),
        ...repeated(names('items')),
      ];
  }
}

/** The office file has one mean an office; there is nothing to count, group or hold together. */
const needsSingleAnswers: ReadonlySet<AnalysisName> = new Set([
  'frequencies',
  'compareMeans',
  'reliability',
  'crosstab',
]);

function significantFindings(entry: EntryOutline, file: string, outline: StudyOutline): Finding[] {
  const { predictors } = entry.options;
  const wanted = typeof predictors === 'string' ? significantInOf(predictors) : undefined;
  if (wanted === undefined) return [];
  const path = [...entry.optionsPath, 'predictors'];
  const index = outline.entries.indexOf(entry);
  const named = outline.entries.findIndex(({ id }) => id === wanted);
  const other = outline.entries[named];
  if (!other) {
    const correlations = outline.entries.filter(({ analysis }) => analysis === 'correlate');
    const say = sayWithSuggestion(
      (locale) => m.studies_significant_unknown({}, { locale }),
      wanted,
      correlations.map(({ id }) => id),
    );
    return [finding('significant-unknown', path, say, wanted)];
  }
  if (other.analysis !== 'correlate' || other.options.with === undefined) {
    return [
      finding(
        'significant-not-correlate',
        path,
        (locale) => m.studies_significant_not_correlate({}, { locale }),
        wanted,
      ),
    ];
  }
  if (named > index) {
    return [
      finding('significant-later', path, (locale) => m.studies_significant_later({}, { locale }), wanted),
    ];
  }
  const otherFile = other.options.file;
  if (typeof otherFile !== 'string' || otherFile === file) return [];
  return [
    finding(
      'significant-other-file',
      path,
      (locale) => m.studies_significant_other_file({ file: otherFile }, { locale }),
      wanted,
    ),
  ];
}
