import type { z } from 'zod';
import { m } from '#messages';
import {
  comparable,
  type Finding,
  finding,
  findingAtKey,
  type Path,
  readYaml,
  sayWithSuggestion,
} from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import type { Indicator } from '../schema.ts';
import {
  faultsOfIndicator,
  type IndicatorFault,
  indicatorOf,
  indicatorSet,
  writtenIndicator,
} from './indicator-schema.ts';

const mostProblems = 100;

/**
 * Reads a set of indicators (format 1).
 *
 * @throws DomainError `indicator-set` with every problem, each with line, column and value
 * @example readIndicatorSet(await readFile('examples/indicators/2015.yaml', 'utf8'), '2015.yaml')
 */
export function readIndicatorSet(text: string, fileName: string): readonly Indicator[] {
  const yaml = readYaml(text.startsWith('\ufeff') ? text.slice(1) : text, fileName);
  const read = indicatorSet.safeParse(yaml.value);
  const findings = yaml.value === undefined ? [] : findingsOf(read, yaml.value);
  const problems = [...yaml.problems, ...findings.slice(0, mostProblems).map(yaml.locate)].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
  if (problems.length === 0 && read.success) return read.data.indicators.map(indicatorOf);
  throw new DomainError(
    'indicator-set',
    inAllLanguages((locale) => m.scorecards_set_refused({}, { locale })),
    problems,
  );
}

function findingsOf(read: ReturnType<typeof indicatorSet.safeParse>, value: unknown): readonly Finding[] {
  if (!read.success) return read.error.issues.flatMap((issue) => explain(issue, [], value));
  const { indicators } = read.data;
  const codes = indicators.map(({ code }) => comparable(code));
  return indicators.flatMap((indicator, index) => [
    ...faultsOfIndicator(indicator).map((fault) => {
      const [key, say] = faultWords[fault];
      const path = key in indicator ? ['indicators', index, key] : ['indicators', index];
      return finding(fault, path, (locale) => say({}, { locale }));
    }),
    ...(codes.indexOf(codes[index]!) < index
      ? [
          finding(
            'duplicate-code',
            ['indicators', index, 'code'],
            (locale) => m.scorecards_set_duplicate({}, { locale }),
            indicator.code,
          ),
        ]
      : []),
  ]);
}

type Words = (inputs: Record<string, never>, options: { locale: Language }) => string;
const faultWords: Readonly<Record<IndicatorFault, readonly [string, Words]>> = {
  'share-per': ['per', m.scorecards_set_share_per],
  'share-basis': ['basis', m.scorecards_set_share_basis],
  denominator: ['denominator', m.scorecards_set_denominator],
  'owner-unit': ['ownerUnit', m.scorecards_set_owner_unit],
  'owner-nobody': ['ownerUnit', m.scorecards_set_owner_nobody],
};

/** The sentence of a fault that no single field shows. */
export const faultSentence = (fault: IndicatorFault): Words => faultWords[fault][1];

type Issue = z.core.$ZodIssue;

/** Says what zod found wrong, in the words that the study file is mended with. */
function explain(issue: Issue, around: Path, root: unknown): readonly Finding[] {
  const path = [...around, ...(issue.path as (string | number)[])];
  const value = path.reduce<unknown>((node, step) => (node as Record<string, unknown> | null)?.[step], root);
  const key = String(path.at(-1) ?? '');
  const at = (code: string, say: (locale: Language) => string) => [finding(code, path, say, value)];
  const isMissing = value === undefined && path.length > 0;
  if (isMissing) return at('missing-key', (locale) => m.studies_missing_key({ key }, { locale }));
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(path);
      const allowed = known.join(', ');
      const say = (locale: Language) => m.studies_unknown_key({ allowed }, { locale });
      return issue.keys.map((name) =>
        findingAtKey('unknown-key', [...path, name], sayWithSuggestion(say, name, known)),
      );
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const say = (locale: Language) =>
        key === 'handlingsrom'
          ? m.studies_wrong_version({}, { locale })
          : m.studies_not_one_of({ allowed: values.join(', ') }, { locale });
      return at('not-one-of', sayWithSuggestion(say, String(value), values));
    }
    case 'invalid_type': {
      const type = issue.expected as keyof typeof typeWords;
      const expected = (locale: Language) => (typeWords[type] ?? m.studies_type_other)({}, { locale });
      const wantsQuotes = type === 'string' && typeof value === 'number';
      return at('wrong-type', (locale) =>
        wantsQuotes
          ? m.studies_wrong_type_quote({ expected: expected(locale) }, { locale })
          : m.studies_wrong_type({ expected: expected(locale) }, { locale }),
      );
    }
    case 'invalid_union': {
      const fitting = issue.errors.find((issues) => !issues.some((one) => one.path.length === 0));
      if (fitting) return fitting.flatMap((one) => explain(one, path, root));
      return at('wrong-type', (locale) =>
        m.studies_wrong_type({ expected: m.studies_type_localised_text({}, { locale }) }, { locale }),
      );
    }
    case 'too_small':
    case 'too_big':
      return at('size', (locale) => m.scorecards_set_size({}, { locale }));
    default: {
      const say = formWords[issue.message] ?? m.scorecards_set_other;
      return at(issue.message, (locale) => say({}, { locale }));
    }
  }
}

const typeWords = {
  string: m.studies_type_text,
  number: m.studies_type_number,
  array: m.studies_type_list,
  object: m.studies_type_map,
} as const;
const formWords: Readonly<Record<string, Words>> = {
  'indicator-code': m.scorecards_set_code,
  'text-form': m.scorecards_set_text,
  'unit-number': m.scorecards_set_unit_number,
  'at-least-one-language': m.studies_text_needs_language,
};

function knownKeys(path: Path): readonly string[] {
  if (path.length === 0) return Object.keys(indicatorSet.shape);
  return path.length === 2 ? Object.keys(writtenIndicator.shape) : ['nb', 'nn', 'en'];
}
