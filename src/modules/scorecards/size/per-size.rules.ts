import type { Succession, Unit, UnitFact } from '#modules/organisation/schema.ts';
import { exactSum, poissonRateInterval } from '#statistics';
import { type Indicator, type MonthlyValue, type SizeKind, smallestDenominator } from '../schema.ts';
import { countsOf } from '../values/interval.rules.ts';
import { isIn, type Period } from '../values/months.rules.ts';
import { partsOfSeries, type SeriesPart, seriesThroughMergers } from '../values/series.rules.ts';
import { shownOf } from '../values/shown.rules.ts';
import { sizeIn } from './size-in.rules.ts';

/** What is counted a month, held against the size of the unit that counted it; or why it cannot be. */
export type PerSize =
  | {
      readonly kind: 'told';
      /** Everything counted in the period, and in how many months. */
      readonly count: number;
      readonly months: number;
      /** Sizes added up, one a month. */
      readonly sizeMonths: number;
      /** Counted a month for each `per` of the size, with its 95 % interval (Garwood). */
      readonly value: number;
      readonly interval: readonly [lower: number, upper: number];
    }
  | { readonly kind: 'notCounted' }
  /** The register does not say how large this unit is, which may be a part of the one that was asked about. */
  | { readonly kind: 'sizeMissing'; readonly unit: string }
  | { readonly kind: 'sizeSmall' };

/** A hundred users, one position. */
export const sizePer: Readonly<Record<SizeKind, number>> = { users: 100, positions: 1 };

export type SizeGiven = {
  readonly values: readonly MonthlyValue[];
  readonly units: readonly Unit[];
  readonly facts: readonly UnitFact[];
  readonly successions: readonly Succession[];
};

/**
 * What a unit counts a month beside its size, so that offices of different size can stand side by side: "7 a month per
 * 100 users". Each month is held against the size of that month, parts that have merged since with their own. Months
 * that no page may show are left out, and a size under the same limit is not used: with three positions it would be
 * about each of the three.
 */
export function perSizeOf({
  unit,
  indicator,
  period,
  of,
  ...given
}: SizeGiven & {
  readonly unit: string;
  readonly indicator: Pick<Indicator, 'code' | 'per' | 'basis'>;
  readonly period: Period;
  readonly of: SizeKind;
}): PerSize {
  const { values, units, facts, successions } = given;
  const asked = { values, unit, indicator, successions };
  const months = shownOf(seriesThroughMergers(asked)).filter(({ month }) => isIn(month, period));
  if (months.length === 0 || months.some((month) => countsOf(month) === null)) return { kind: 'notCounted' };
  const parts = partsOfSeries(asked);
  const sizes: number[] = [];
  for (const { month, denominator } of months) {
    // What was reckoned per user or position when it came in keeps the size it was reckoned with.
    if (indicator.basis === of) sizes.push(denominator!);
    else {
      const counting = countingAtEndOf(month, parts);
      const found = counting.map((number) => {
        const part = units.find((one) => one.number === number);
        return part ? sizeIn(part, { facts, month, of }) : null;
      });
      const missing = found.indexOf(null);
      if (missing >= 0) return { kind: 'sizeMissing', unit: counting[missing]! };
      sizes.push(exactSum(found as number[]));
    }
  }
  if (sizes.some((size) => size < smallestDenominator)) return { kind: 'sizeSmall' };
  return told({
    count: exactSum(months.map(({ numerator }) => numerator!)),
    months: months.length,
    sizeMonths: exactSum(sizes),
    per: sizePer[of],
  });
}

/** All units that can be told of, as one, with how many they are; null when there are none. */
export function perSizeTogether(
  each: readonly PerSize[],
  of: SizeKind,
): (Extract<PerSize, { kind: 'told' }> & { readonly units: number; readonly perMonth: number }) | null {
  const known = each.filter((one) => one.kind === 'told');
  if (known.length === 0) return null;
  const count = exactSum(known.map((one) => one.count));
  const sizeMonths = exactSum(known.map((one) => one.sizeMonths));
  const months = Math.max(...known.map((one) => one.months));
  const perMonth = exactSum(known.map((one) => one.count / one.months));
  return { ...told({ count, months, sizeMonths, per: sizePer[of] }), units: known.length, perMonth };
}

function told({
  per,
  ...counted
}: {
  readonly count: number;
  readonly months: number;
  readonly sizeMonths: number;
  readonly per: number;
}): Extract<PerSize, { kind: 'told' }> {
  const { rate, interval } = poissonRateInterval({ count: counted.count, denominator: counted.sizeMonths });
  const [low, high] = interval;
  return { kind: 'told', ...counted, value: rate * per, interval: [low * per, high * per] };
}

/** Those whose sizes make up the unit's in a month: one that merged during it is in the other's size by its last day. */
function countingAtEndOf(month: string, parts: readonly SeriesPart[]): readonly string[] {
  const delivered = parts.filter(({ value }) => value.month === month);
  const atEnd = delivered.filter(({ end }) => end === null || end > `${month}-31`);
  return (atEnd.length > 0 ? atEnd : delivered).map(({ value }) => value.unit);
}
