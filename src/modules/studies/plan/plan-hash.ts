import { createHash } from 'node:crypto';
import type { Item, Offices, PlanEntry, Study } from '../schema.ts';
import { allItems } from '../variables.ts';

/**
 * SHA-256 of what decides the analyses, as canonical JSON (keys sorted, no spaces): the plan, the scales, the
 * outcomes, the office column with its units, sizes and period, the missing codes, and each item's kind, column and possible answers. Words,
 * titles, chapters, languages, order of the questions, post-hoc analyses and comments do not count: the same plan has
 * the same hash, so that a report can show that the plan was not changed after the answers were seen.
 */
export function planHash(study: Study): string {
  const deciding = {
    plan: study.plan.map(withoutTitle),
    // Left out where there are none, so that studies without families keep their hash.
    ...(study.families.length > 0 ? { families: study.families } : {}),
    scales: mapValues(study.scales, ({ items, score, minimumAnswered }) => ({
      items,
      score,
      minimumAnswered,
    })),
    outcomes: mapValues(study.outcomes, ({ from, indicators, attainment }) => ({
      from,
      indicators,
      attainment,
    })),
    offices: study.offices ? officesOf(study.offices) : null,
    missing: study.missing,
    instruments: mapValues(study.instruments, (instrument) =>
      Object.fromEntries(allItems(instrument).map((item) => [item.id, answersOf(item)])),
    ),
  };
  return createHash('sha256').update(canonicalJson(deciding)).digest('hex');
}

function withoutTitle({ title: _title, chapter: _chapter, ...entry }: PlanEntry): object {
  return entry;
}

/** What sizes are called does not count. */
function officesOf({ column, units, sizes, months, period }: Offices): object {
  return {
    column,
    ...(units ? { units } : {}),
    ...(sizes ? { sizes: sizes.map(({ id, offices }) => ({ id, offices })) } : {}),
    // Left out where they are not said, so that studies from before keep their hash.
    ...(months === undefined ? {} : { months }),
    ...(period === undefined ? {} : { period }),
  };
}

function answersOf(item: Item): object {
  const base = { kind: item.kind, column: item.column ?? item.id, missing: item.missing ?? [] };
  switch (item.kind) {
    case 'choice':
      return { ...base, options: item.options.map(({ value }) => value) };
    case 'agreement':
      return { ...base, points: item.points, lowest: item.lowest };
    case 'number':
      return { ...base, minimum: item.minimum ?? null, maximum: item.maximum ?? null };
    case 'text':
      return base;
  }
}

/** JSON with the keys in order of their UTF-16 codes and no spaces (RFC 8785 for what we hold). */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
