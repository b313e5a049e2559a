import type { z } from 'zod';
import { m } from '#messages';
import type { Problem } from '#platform/errors.ts';
import { childPath, type Place, type PositionedJson } from '#platform/json/positioned-json.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { fact } from './schema.ts';

type Issue = z.core.$ZodIssue;

/** So many problems are told; more would be the same mistake over and over. */
const mostProblems = 200;

/** Turns the schema's issues into problems with line, column and the value that stands there. */
export function problemsOf(issues: readonly Issue[], json: PositionedJson, fileName: string): Problem[] {
  return issues
    .flatMap((issue): Issue[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }))
        : [issue],
    )
    .map((issue) => {
      const keys = issue.path.filter((key) => typeof key !== 'symbol');
      return { issue, keys, place: placeOf(keys, json.places) };
    })
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .slice(0, mostProblems)
    .map(({ issue, keys, place }) => {
      const value = valueAt(json.value, keys);
      return {
        code: codeOf(issue),
        file: fileName,
        ...place,
        ...(value === undefined || typeof value === 'object' ? {} : { value: String(value) }),
        text: inAllLanguages((locale) => say(issue, pathOf(keys), value === undefined, locale)),
      };
    });
}

const pathOf = (keys: readonly (string | number)[]) => keys.reduce<string>(childPath, '') || '$';

/** The place of the value, or of the nearest thing around it where it is missing. */
function placeOf(keys: readonly (string | number)[], places: PositionedJson['places']): Place {
  for (let length = keys.length; length > 0; length -= 1) {
    const place = places.get(pathOf(keys.slice(0, length)));
    if (place) return place;
  }
  return { line: 1, column: 1 };
}

function valueAt(value: unknown, keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

const codeOf = (issue: Issue) => (issue.code === 'custom' ? issue.message : issue.code);

const kinds = fact.options.map((option) => option.shape.kind.value).join(', ');
/** Fields that hold a number of cases; the other unions are printed numbers. */
const sizeFields = new Set(['n', 'degreesOfFreedom', 'predictors']);
const textFields = new Set(['where', 'label', 'name', 'title', 'why']);

function say(issue: Issue, path: string, isMissing: boolean, locale: Language): string {
  const where = { path: shortened(path) };
  const field = String(issue.path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') return m.publications_problem_unknown_key(where, { locale });
  if (field === 'kind') return m.publications_problem_kind({ ...where, kinds }, { locale });
  if (field === 'handlingsromTables') return m.publications_problem_format(where, { locale });
  if (isMissing) return m.publications_problem_missing(where, { locale });
  if (issue.code === 'custom') return sayOwn(issue.message, where, locale);
  if (textFields.has(field)) return m.publications_problem_text(where, { locale });
  if (field === 'id') return m.publications_problem_id(where, { locale });
  if (sizeFields.has(field)) return m.publications_problem_size(where, { locale });
  if (issue.code === 'invalid_union') return m.publications_problem_printed(where, { locale });
  if (issue.code === 'too_big' && (issue.origin === 'array' || issue.origin === 'string'))
    return m.publications_problem_too_many({ ...where, most: String(issue.maximum) }, { locale });
  if (issue.code === 'too_small' && issue.origin === 'array')
    return m.publications_problem_too_few({ ...where, least: String(issue.minimum) }, { locale });
  if (issue.code === 'too_big')
    return m.publications_problem_at_most({ ...where, most: String(issue.maximum) }, { locale });
  if (issue.code === 'too_small')
    return m.publications_problem_at_least({ ...where, least: String(issue.minimum) }, { locale });
  if (issue.code === 'invalid_type')
    return m.publications_problem_type({ ...where, expected: issue.expected }, { locale });
  if (issue.code === 'invalid_value')
    return m.publications_problem_one_of({ ...where, choices: issue.values.join(', ') }, { locale });
  return m.publications_problem_other(where, { locale });
}

function sayOwn(code: string, where: { path: string }, locale: Language): string {
  switch (code) {
    case 'printed-number':
      return m.publications_problem_printed(where, { locale });
    case 'printed-probability':
      return m.publications_problem_probability(where, { locale });
    case 'between-minus-one-and-one':
      return m.publications_problem_correlation(where, { locale });
    case 'between-zero-and-one':
      return m.publications_problem_share(where, { locale });
    case 'at-most-one':
      return m.publications_problem_at_most({ ...where, most: '1' }, { locale });
    case 'not-negative':
      return m.publications_problem_at_least({ ...where, least: '0' }, { locale });
    case 'range-turned-round':
      return m.publications_problem_range(where, { locale });
    case 'id-used-twice':
      return m.publications_problem_id_twice(where, { locale });
    case 'unknown-sample':
      return m.publications_problem_sample(where, { locale });
    case 'pair-of-no-groups':
      return m.publications_problem_pair(where, { locale });
    default:
      return m.publications_problem_text(where, { locale });
  }
}

/** A path may hold a hostile key; only its beginning is repeated. */
function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 120)}…` : path;
}
