import { type ReleasedVariable, releaseCodebook } from '#modules/analyses/index.ts';
import type { DescriptionResult, FrequencyResult, Results } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { itemsOf, itemsOfScale } from '#modules/studies/index.ts';
import { type Item, type Study, textIn } from '#modules/studies/schema.ts';
import type { OpenedFile } from '#modules/workbench/index.ts';
import type { Language } from '#platform/language.ts';

/** What a variable is taken for. */
export type VariableRole =
  | 'grades'
  | 'options'
  | 'number'
  | 'words'
  | 'office'
  | 'date'
  | 'empty'
  | 'not-used';
export type CodebookRow = {
  readonly name: string;
  readonly label: string;
  readonly role: VariableRole;
  readonly isIdentifying: boolean;
  /** The lowest and highest grade. */
  readonly range: readonly [number, number] | null;
  readonly scales: readonly string[];
  readonly valid: number | null;
  readonly missing: number | null;
  readonly missingCodes: readonly string[];
  readonly values: readonly {
    readonly value: string;
    readonly label: string;
    readonly count: number | null;
    readonly percent: number | null;
  }[];
  readonly mean: number | null;
  readonly sd: number | null;
};

/** The roles that can be asked for alone. */
export const shownRoles = ['grades', 'options', 'number', 'words', 'left-out'] as const;
export type ShownRole = (typeof shownRoles)[number];

export function isShown({ role }: CodebookRow, show: ShownRole): boolean {
  if (show === 'left-out') return role === 'date' || role === 'empty' || role === 'not-used';
  return role === show || (show === 'options' && role === 'office');
}

/** The analyses that the codebook takes its counts from. */
export function countingAnalyses(study: Study, file: string) {
  const numbers = itemsOf(study, file)
    .filter(({ kind }) => kind === 'number')
    .map(({ id }) => id);
  return [
    { frequencies: { file, items: 'all' } },
    ...(numbers.length > 0 ? [{ describe: { file, variables: numbers } }] : []),
  ];
}

/** One row a variable, from what has been released and the file's own dictionary. */
export function codebookRows(given: {
  readonly file: OpenedFile;
  readonly study: Study;
  readonly results: Released<Results>;
  readonly language: Language;
}): CodebookRow[] {
  const { study, results, language } = given;
  const instrument = given.file.answers[0]!.file;
  const items = itemsOf(study, instrument);
  const itemOf = itemFinder(items);
  const counted = new Map(results.frequencies.map((result) => [result.item, result]));
  const described = new Map(results.descriptions.map((result) => [result.variable, result]));
  const scalesOf = new Map<string, string[]>();
  for (const scale of Object.values(study.scales)) {
    for (const { id } of itemsOfScale(scale)) {
      scalesOf.set(id, [...(scalesOf.get(id) ?? []), textIn(scale.label, language)]);
    }
  }
  return releaseCodebook(given.file.codebook, study.privacy).map((variable): CodebookRow => {
    const item = itemOf(variable);
    const numbers = item && described.get(item.id);
    return {
      name: variable.name,
      label: variable.label ?? (item ? textIn(item.text, language) : ''),
      role: roleOf(variable, item, study),
      isIdentifying: item?.identifying === true,
      range: item?.kind === 'agreement' ? [item.lowest, item.lowest + item.points - 1] : null,
      scales: (item && scalesOf.get(item.id)) ?? [],
      valid: variable.valid,
      missing: variable.missing,
      missingCodes: missingCodes(variable, item, study),
      values: item ? valuesOf(counted.get(item.id), variable) : [],
      ...meanOf(numbers),
    };
  });
}

function meanOf(result: DescriptionResult | undefined) {
  return { mean: result?.mean ?? null, sd: result?.sd ?? null };
}

const same = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** As answers are matched: by the item's column, its id, and last by its words. */
function itemFinder(items: readonly Item[]) {
  const byName = new Map(items.map((item) => [same(item.column ?? item.id), item]));
  const byWords = new Map(
    items.flatMap((item) =>
      (['nb', 'nn', 'en'] as const).map((language) => [same(textIn(item.text, language)), item] as const),
    ),
  );
  return ({ name, label }: ReleasedVariable) =>
    byName.get(same(name)) ?? byWords.get(same(name)) ?? byWords.get(same(label ?? ''));
}

function roleOf(variable: ReleasedVariable, item: Item | undefined, study: Study): VariableRole {
  const office = study.offices?.column;
  if (office !== undefined && [variable.name, item?.id, item?.column].includes(office)) return 'office';
  if (item) {
    const roles = { agreement: 'grades', choice: 'options', number: 'number', text: 'words' } as const;
    return roles[item.kind];
  }
  if (variable.valid === 0) return 'empty';
  return variable.kind === 'date' ? 'date' : 'not-used';
}

function missingCodes(variable: ReleasedVariable, item: Item | undefined, study: Study): string[] {
  const labels = new Map(variable.valueLabels.map(({ value, label }) => [String(value), label]));
  const codes = [
    ...variable.missingCodes.map((code) =>
      typeof code === 'object' ? `${code.low}–${code.high}` : String(code),
    ),
    ...(item?.missing ?? []).map(String),
    ...study.missing.map(String),
  ];
  return [...new Set(codes)].map((code) => {
    const label = labels.get(code);
    return label ? `${code} (${label})` : code;
  });
}

function valuesOf(result: FrequencyResult | undefined, { valueLabels }: ReleasedVariable) {
  const labels = new Map(valueLabels.map(({ value, label }) => [String(value), label]));
  return (result?.counts ?? []).map(({ value, label, count, validPercent }) => {
    const words = labels.get(String(value)) ?? withoutCode(label, value);
    return {
      value: String(value),
      label: words === String(value) ? '' : words,
      count,
      percent: validPercent,
    };
  });
}

/** The ends of a scale are called by code and words; the code stands in a column of its own here. */
function withoutCode(label: string, value: number | string): string {
  return label.startsWith(`${value} `) ? label.slice(`${value} `.length) : label;
}
