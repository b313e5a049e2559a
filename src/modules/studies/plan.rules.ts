import { m } from '#messages';
import { type Finding, finding, type Path, sayWithSuggestion } from './parse/finding.ts';
import { laterOnes } from './parse/later-ones.ts';
import {
  type EntryOutline,
  type FileOutline,
  type ItemOutline,
  listOf,
  type StudyOutline,
} from './parse/study-outline.ts';
import { type AnalysisName, significantInOf } from './plan-entry.ts';

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

/** What one file of answers holds, by name. */
type Content = {
  readonly file: string;
  readonly items: ReadonlyMap<string, ItemOutline>;
  readonly scales: ReadonlySet<string>;
  readonly outcomes: readonly string[];
  readonly outcomesElsewhere: readonly string[];
  readonly officeColumn: string | undefined;
};

function contentOf(file: string, outline: StudyOutline): Content {
  const isOffice = file === 'office';
  const source = isOffice ? officeSource(outline) : outline.files.find(({ id }) => id === file);
  const items = new Map(source?.items.map((item) => [item.id, item]));
  const outcomes = outline.outcomes.map(({ id }) => id);
  const everyItem = new Set(outline.files.flatMap((one) => one.items.map(({ id }) => id)));
  const isKnownSomewhere = ({ id }: { readonly id: string }) => everyItem.has(id);
  return {
    file,
    items,
    // A scale of unknown items is complained about once, where it stands.
    scales: new Set(
      outline.scales
        .filter((scale) => scale.items.some(({ id }) => items.has(id)) || !scale.items.some(isKnownSomewhere))
        .map(({ id }) => id),
    ),
    outcomes: isOffice ? outcomes : [],
    outcomesElsewhere: isOffice ? [] : outcomes,
    officeColumn: outline.officeColumn?.name,
  };
}

/** The file that office means come from: the one that asks for the office, otherwise the first. */
function officeSource(outline: StudyOutline): FileOutline | undefined {
  const name = outline.officeColumn?.name;
  return (
    outline.files.find((file) => file.items.some(({ id, column }) => id === name || column === name)) ??
    outline.files[0]
  );
}

function fileFinding(file: string, path: Path, outline: StudyOutline): Finding | undefined {
  if (file === 'office') {
    if (outline.officeColumn) return undefined;
    return finding('plan-no-offices', path, (locale) => m.studies_plan_no_offices({}, { locale }), file);
  }
  const known = outline.files.map(({ id }) => id);
  if (known.includes(file)) return undefined;
  const files = (outline.officeColumn ? [...known, 'office'] : known).join(', ');
  const say = sayWithSuggestion((locale) => m.studies_plan_unknown_file({ files }, { locale }), file, known);
  return finding('plan-unknown-file', path, say, file);
}

function variableFindings(name: string, path: Path, content: Content): Finding[] {
  if (content.scales.has(name) || content.outcomes.includes(name)) return [];
  const item = content.items.get(name);
  if (item?.kind === 'text') {
    return [
      finding('plan-text-variable', path, (locale) => m.studies_plan_text_variable({}, { locale }), name),
    ];
  }
  if (item) {
    const isNumeric = item.options.every(({ value }) => typeof value === 'number');
    if (isNumeric) return [];
    return [finding('plan-not-numeric', path, (locale) => m.studies_plan_not_numeric({}, { locale }), name)];
  }
  if (content.outcomesElsewhere.includes(name)) {
    return [
      finding(
        'plan-outcome-elsewhere',
        path,
        (locale) => m.studies_plan_outcome_elsewhere({}, { locale }),
        name,
      ),
    ];
  }
  const known = [...content.scales, ...content.outcomes, ...itemIds(content)];
  const { file } = content;
  const say = sayWithSuggestion(
    (locale) => m.studies_plan_unknown_variable({ file }, { locale }),
    name,
    known,
  );
  return [finding('plan-unknown-variable', path, say, name)];
}

/** What is controlled for cannot be related at the same time. */
function alsoControlled(related: readonly Named[], controls: readonly Named[]): Finding[] {
  const isRelated = new Set(related.map(({ name }) => name));
  return controls
    .filter(({ name }) => isRelated.has(name))
    .map(({ name, path }) =>
      finding('duplicate-in-list', path, (locale) => m.studies_duplicate_in_list({}, { locale }), name),
    );
}

/** Means and scores have too many steps to be a cut-up normal variable. */
function polychoricFindings(name: string, path: Path, content: Content): Finding[] {
  const item = content.items.get(name);
  const isInSteps = item?.kind === 'agreement' || item?.kind === 'choice';
  if (content.file !== 'office' && isInSteps) return [];
  if (!item && !content.scales.has(name) && !content.outcomes.includes(name)) return [];
  return [
    finding('plan-polychoric-steps', path, (locale) => m.studies_plan_polychoric_steps({}, { locale }), name),
  ];
}

function groupFindings(by: unknown, path: Path, content: Content): Finding[] {
  if (typeof by !== 'string' || by === content.officeColumn) return [];
  const item = content.items.get(by);
  if (item?.kind === 'choice') return [];
  if (item || content.scales.has(by)) {
    return [
      finding('plan-by-not-choice', path, (locale) => m.studies_plan_by_not_choice({}, { locale }), by),
    ];
  }
  return itemFindings(by, path, content);
}

/** A crosstab counts answers that are few and known beforehand. */
function crosstabFindings(name: unknown, path: Path, content: Content): Finding[] {
  if (typeof name !== 'string' || name === content.officeColumn) return [];
  const item = content.items.get(name);
  if (item?.kind === 'choice' || item?.kind === 'agreement') return [];
  if (item || content.scales.has(name)) {
    return [
      finding('plan-crosstab-item', path, (locale) => m.studies_plan_crosstab_item({}, { locale }), name),
    ];
  }
  return itemFindings(name, path, content);
}

function scaleFindings(name: string, path: Path, content: Content): Finding[] {
  if (content.scales.has(name)) return [];
  const { file } = content;
  const say = sayWithSuggestion((locale) => m.studies_plan_unknown_scale({ file }, { locale }), name, [
    ...content.scales,
  ]);
  return [finding('plan-unknown-scale', path, say, name)];
}

function itemFindings(name: string, path: Path, content: Content): Finding[] {
  const item = content.items.get(name);
  if (item?.kind === 'text') {
    return [
      finding('plan-text-variable', path, (locale) => m.studies_plan_text_variable({}, { locale }), name),
    ];
  }
  if (item || name === content.officeColumn) return [];
  const { file } = content;
  const say = sayWithSuggestion(
    (locale) => m.studies_plan_unknown_item({ file }, { locale }),
    name,
    itemIds(content),
  );
  return [finding('plan-unknown-item', path, say, name)];
}

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

type Named = { readonly name: string; readonly path: Path };

function repeated(names: readonly Named[]): Finding[] {
  return laterOnes(names, ({ name }) => name).map(({ name, path }) =>
    finding('duplicate-in-list', path, (locale) => m.studies_duplicate_in_list({}, { locale }), name),
  );
}

function itemIds(content: Content): string[] {
  return [...content.items.keys()];
}
