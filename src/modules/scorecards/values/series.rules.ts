import type { Succession } from '#modules/organisation/schema.ts';
import { exactSum } from '#statistics';
import type { Indicator, MonthlyValue } from '../schema.ts';

/**
 * What a unit counted month by month, with the months of the units that went up in it before they did: numerators and
 * denominators are added, so a merged office is compared with all that it is made of. A month in which some part came
 * without counts cannot be added up, and is left out unless there is only one part.
 *
 * Series of a unit that was split go on in nobody: which share went where is not known.
 */
export function seriesThroughMergers({
  values,
  unit,
  indicator,
  successions,
}: {
  readonly values: readonly MonthlyValue[];
  readonly unit: string;
  readonly indicator: Pick<Indicator, 'code' | 'per'>;
  readonly successions: readonly Succession[];
}): readonly MonthlyValue[] {
  const parts = partsOfSeries({ values, unit, indicator, successions }).map(({ value }) => value);
  return [...new Set(parts.map(({ month }) => month))].sort().flatMap((month) => {
    const ofMonth = parts.filter((one) => one.month === month);
    return addUp(ofMonth, { unit, month, indicator }) ?? [];
  });
}

export type SeriesPart = { readonly value: MonthlyValue; readonly end: string | null };

/**
 * The values that a unit's series is made of, each as it was delivered, with the day its own series ended; null for the
 * unit itself.
 */
export function partsOfSeries({
  values,
  unit,
  indicator,
  successions,
}: {
  readonly values: readonly MonthlyValue[];
  readonly unit: string;
  readonly indicator: Pick<Indicator, 'code'>;
  readonly successions: readonly Succession[];
}): readonly SeriesPart[] {
  const ends = endOfParts(unit, successions);
  return values.flatMap((value): SeriesPart[] => {
    if (value.indicator !== indicator.code) return [];
    if (value.unit === unit) return [{ value, end: null }];
    const end = ends.get(value.unit);
    // In the month that it happened both may have counted, each its days.
    return end !== undefined && `${value.month}-01` < end ? [{ value, end }] : [];
  });
}

/** The numbers of units whose series go on in this one, through all steps, each with the day its own ends. */
export function endOfParts(unit: string, successions: readonly Succession[]): ReadonlyMap<string, string> {
  const ends = new Map<string, string>();
  const waiting = [{ unit, before: '9999-12-31' }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const { from, to, on, kind } of successions) {
      // Two that are said to follow each other are not followed round and round.
      if (to !== next.unit || kind === 'split' || from === unit || ends.has(from)) continue;
      const [end = on] = [on, next.before].sort();
      ends.set(from, end);
      waiting.push({ unit: from, before: end });
    }
  }
  return ends;
}

/** Counts of several units in one month as one; null when they cannot be added. */
export function addUp(
  parts: readonly MonthlyValue[],
  {
    unit,
    month,
    indicator,
  }: { readonly unit: string; readonly month: string; readonly indicator: Pick<Indicator, 'code' | 'per'> },
): MonthlyValue | null {
  if (parts.length === 1) return { ...parts[0]!, unit };
  const counts = parts.flatMap(({ numerator, denominator }) =>
    numerator === null || denominator === null ? [] : [{ numerator, denominator }],
  );
  if (counts.length < parts.length) return null;
  const numerator = exactSum(counts.map((count) => count.numerator));
  const denominator = exactSum(counts.map((count) => count.denominator));
  if (denominator <= 0) return null;
  const value = (numerator / denominator) * indicator.per;
  return { indicator: indicator.code, unit, month, numerator, denominator, value };
}
