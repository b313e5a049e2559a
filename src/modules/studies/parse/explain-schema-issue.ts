import type { z } from 'zod';
import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { analysisNames } from '../plan/plan-entry.ts';
import { type Finding, finding, findingAtKey, type Path, type Say, sayWithSuggestion } from './finding.ts';
import { isPlanEntry, isRecord, knownKeys, planKeys } from './known-keys.ts';

type Issue = z.core.$ZodIssue;

/** Says in plain sentences what zod found wrong, each at its own place. */
export function explainSchemaIssues(issues: readonly Issue[], value: unknown): Finding[] {
  return issues.flatMap((issue) => explain(issue, [], value));
}

function explain(issue: Issue, around: Path, study: unknown): Finding[] {
  const path = [...around, ...(issue.path as (string | number)[])];
  const value = valueAt(study, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownOrSecondAnalysis(key, path, value));
    case 'invalid_type':
      return [wrongType(issue.expected, path, value)];
    case 'invalid_union':
      return explainUnion(issue, path, value, study);
    case 'invalid_value':
      return [notOneOf(issue.values.map(String), path, value)];
    case 'invalid_key':
      return [badName(path, String(path.at(-1)))];
    case 'too_small':
    case 'too_big':
      return [wrongSize(issue, path, value)];
    // The patterns and refinements of schema.ts carry their name as message.
    case 'invalid_format':
    case 'custom':
      return [wrongForm(issue.message, path, value)];
    default:
      return [finding('invalid', path, (locale) => m.studies_invalid_other({}, { locale }), value)];
  }
}

function explainUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  value: unknown,
  study: unknown,
): Finding[] {
  if (value === undefined) return [missingKey(path)];
  if (isPlanEntry(path) && isRecord(value)) return explainPlanEntry(issue, path, value, study);
  if (issue.discriminator !== undefined) {
    return [notOneOf(['choice', 'agreement', 'number', 'text'], path, value)];
  }
  const fitting = issue.errors.filter((issues) => !issues.some(isWrongTypeItself));
  if (fitting.length === 1) return fitting[0]!.flatMap((inner) => explain(inner, path, study));
  const expected = expectedOfUnion(path);
  return [finding('wrong-type', path, (locale) => sayExpected(expected, value, locale), value)];
}

const isWrongTypeItself = (issue: Issue) =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');

function explainPlanEntry(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  entry: Record<string, unknown>,
  study: unknown,
): Finding[] {
  const found = analysisNames.filter((name) => Object.hasOwn(entry, name));
  if (found.length === 1) {
    const branch = issue.errors[analysisNames.indexOf(found[0]!)] ?? [];
    return branch.flatMap((inner) => explain(inner, path, study));
  }
  const unknown = Object.keys(entry).filter((key) => !(planKeys as readonly string[]).includes(key));
  if (found.length > 1) return [severalAnalyses(path, entry)];
  if (unknown.length > 0) return unknown.map((key) => unknownKey(key, path, entry));
  const allowed = analysisNames.join(', ');
  return [finding('plan-no-analysis', path, (locale) => m.studies_plan_no_analysis({ allowed }, { locale }))];
}

function missingKey(path: Path): Finding {
  const key = String(path.at(-1));
  return finding('missing-key', path, (locale) => m.studies_missing_key({ key }, { locale }));
}

function wrongType(expected: string, path: Path, value: unknown): Finding {
  if (value === undefined) return missingKey(path);
  const kind: Expected = Object.hasOwn(expectedWords, expected) ? (expected as Expected) : 'other';
  return finding('wrong-type', path, (locale) => sayExpected(kind, value, locale), value);
}

type Expected = keyof typeof expectedWords;

const expectedWords = {
  string: m.studies_type_text,
  localised: m.studies_type_localised_text,
  number: m.studies_type_number,
  int: m.studies_type_integer,
  boolean: m.studies_type_yes_no,
  array: m.studies_type_list,
  object: m.studies_type_map,
  record: m.studies_type_map,
  numberOrText: m.studies_type_number_or_text,
  allOrList: m.studies_type_all_or_list,
  predictors: m.studies_type_predictors,
  other: m.studies_type_other,
} as const;

function expectedOfUnion(path: Path): Expected {
  const key = path.at(-1);
  if (isPlanEntry(path)) return 'object';
  if (path.includes('missing') || key === 'value' || isOfficeOfSize(path)) return 'numberOrText';
  if (key === 'predictors') return 'predictors';
  if (key === 'scales' || key === 'items' || key === 'variables') return 'allOrList';
  return 'localised';
}

const isOfficeOfSize = (path: Path): boolean => path[0] === 'offices' && path[3] === 'offices';

function sayExpected(kind: Expected, value: unknown, locale: Language): string {
  const expected = expectedWords[kind]({}, { locale });
  const wantsQuotes =
    (kind === 'string' || kind === 'localised') && (typeof value === 'number' || typeof value === 'boolean');
  return wantsQuotes
    ? m.studies_wrong_type_quote({ expected }, { locale })
    : m.studies_wrong_type({ expected }, { locale });
}

function notOneOf(values: readonly string[], path: Path, value: unknown): Finding {
  if (value === undefined) return missingKey(path);
  if (path.length === 1 && path[0] === 'handlingsrom') {
    return finding('wrong-version', path, (locale) => m.studies_wrong_version({}, { locale }), value);
  }
  const allowed = values.join(', ');
  const say: Say = (locale) => m.studies_not_one_of({ allowed }, { locale });
  const isText = typeof value === 'string';
  return finding('not-one-of', path, isText ? sayWithSuggestion(say, value, values) : say, value);
}

function unknownOrSecondAnalysis(key: string, path: Path, holder: unknown): Finding {
  const isSecond = isPlanEntry(path) && (analysisNames as readonly string[]).includes(key);
  return isSecond && isRecord(holder) ? severalAnalyses(path, holder) : unknownKey(key, path, holder);
}

function severalAnalyses(path: Path, entry: Record<string, unknown>): Finding {
  const found = analysisNames.filter((name) => Object.hasOwn(entry, name)).join(', ');
  return finding('plan-several-analyses', path, (locale) =>
    m.studies_plan_several_analyses({ found }, { locale }),
  );
}

function unknownKey(key: string, path: Path, holder: unknown): Finding {
  const known = knownKeys(path, holder);
  const allowed = known.join(', ');
  const say: Say = (locale) =>
    known.length > 0
      ? m.studies_unknown_key({ allowed }, { locale })
      : m.studies_unknown_key_bare({}, { locale });
  return findingAtKey('unknown-key', [...path, key], sayWithSuggestion(say, key, known));
}

type SizeIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

function wrongSize(issue: SizeIssue, path: Path, value: unknown): Finding {
  const isSmall = issue.code === 'too_small';
  const limit = Number(isSmall ? issue.minimum : issue.maximum);
  const isExact = issue.exact === true;
  return finding(
    isSmall ? 'too-small' : 'too-big',
    path,
    (locale) => {
      if (issue.origin === 'array' && isExact) return m.studies_list_length({ count: limit }, { locale });
      if (issue.origin === 'array') {
        return isSmall
          ? m.studies_list_too_short({ minimum: limit }, { locale })
          : m.studies_list_too_long({ maximum: limit }, { locale });
      }
      if (issue.origin === 'string') {
        return isSmall
          ? m.studies_text_empty({}, { locale })
          : m.studies_text_too_long({ maximum: limit }, { locale });
      }
      return isSmall
        ? m.studies_number_too_small({ minimum: limit }, { locale })
        : m.studies_number_too_big({ maximum: limit }, { locale });
    },
    value,
  );
}

const formSentences: Record<
  string,
  (inputs: Record<string, never>, options: { locale: Language }) => string
> = {
  identifier: m.studies_bad_identifier,
  'study-identifier': m.studies_bad_study_identifier,
  'unit-number': m.studies_bad_unit_number,
  period: m.studies_bad_period,
  'period-order': m.studies_bad_period_order,
  'plan-identifier': m.studies_bad_plan_identifier,
  condition: m.studies_bad_condition,
  date: m.studies_bad_date,
  'at-least-one-language': m.studies_text_needs_language,
  'power-question': m.studies_power_question,
  'power-twice': m.studies_power_twice,
  'power-above-alpha': m.studies_power_above_alpha,
  'power-predictors': m.studies_power_predictors,
  'power-groups': m.studies_power_groups,
  'power-r': m.studies_power_r,
  'outcome-with-or-among': m.studies_correlate_shape,
  'post-hoc-for-test': m.studies_post_hoc_for_test,
  'spread-of-ranks': m.studies_spread_of_ranks,
  'paired-shape': m.studies_paired_shape,
  'controlling-pearson': m.studies_controlling_pearson,
  'scales-or-factors': m.studies_scales_or_factors,
  predictors: m.studies_type_predictors,
  'imputation-alone': m.studies_imputation_alone,
  'small-sample-pearson': m.studies_small_sample_pearson,
  'auxiliary-modelled': m.studies_auxiliary_modelled,
  'modelled-pearson': m.studies_modelled_pearson,
  'predictors-or-blocks': m.studies_predictors_or_blocks,
  'selection-alone': m.studies_selection_alone,
  'modelled-alone': m.studies_modelled_alone,
  'items-or-scales': m.studies_items_or_scales,
};

function wrongForm(form: string, path: Path, value: unknown): Finding {
  if (form === 'predictors') {
    return finding('wrong-type', path, (locale) => sayExpected('predictors', value, locale), value);
  }
  const say = formSentences[form] ?? m.studies_invalid_other;
  return finding(form, path, (locale) => say({}, { locale }), value);
}

function badName(path: Path, name: string): Finding {
  return {
    ...findingAtKey('identifier', path, (locale) => m.studies_bad_identifier({}, { locale })),
    value: name,
  };
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}
