import { m } from '#messages';
import type { Succession, Unit } from '#modules/organisation/schema.ts';
import type { Problem } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { sayDate, sayMonth } from '#platform/say-date.ts';
import { type Indicator, type MonthlyValue, sayValue } from '../schema.ts';
import { isAfterTheFact } from '../targets/target-for.rules.ts';
import { isOver } from '../values/months.rules.ts';
import { seriesThroughMergers } from '../values/series.rules.ts';
import type { GivenTarget, GivenValue } from './given.ts';
import { jumpOf } from './jumps.rules.ts';
import { isTheirs } from './read-rows.ts';

/** More than anybody reads; the rest is counted. */
const mostWarnings = 200;

type Say = (locale: Language) => string;
const warning = (code: string, file: string, place: Partial<Problem>, say: Say): Problem => ({
  code,
  file,
  ...place,
  text: inAllLanguages(say),
});

export function withMost(warnings: readonly Problem[], file: string): readonly Problem[] {
  if (warnings.length <= mostWarnings) return warnings;
  const count = warnings.length - mostWarnings;
  const more = warning('more', file, {}, (locale) => m.scorecards_more_warnings({ count }, { locale }));
  return [...warnings.slice(0, mostWarnings), more];
}

/** Values that are sudden beside the unit's own earlier months, in the sheet or from before. */
export function suddenOnes({
  given,
  values,
  before,
  successions,
  fileName,
}: {
  readonly given: readonly GivenValue[];
  /** What the sheet says, as values; one for each of `given`. */
  readonly values: readonly MonthlyValue[];
  readonly before: readonly MonthlyValue[];
  readonly successions: readonly Succession[];
  readonly fileName: string;
}): readonly Problem[] {
  const all = new Map<string, Map<string, MonthlyValue>>();
  for (const one of [...before, ...values]) {
    const key = `${one.unit} ${one.month}`;
    const ofIndicator = all.get(one.indicator) ?? new Map<string, MonthlyValue>();
    all.set(one.indicator, ofIndicator.set(key, one));
  }
  const series = new Map<string, readonly MonthlyValue[]>();
  return given.flatMap(({ line, columnName, indicator }, index) => {
    const value = values[index]!;
    const key = `${indicator.code} ${value.unit}`;
    const own =
      series.get(key) ??
      seriesThroughMergers({
        values: [...(all.get(indicator.code)?.values() ?? [])],
        unit: value.unit,
        indicator,
        successions,
      });
    series.set(key, own);
    const jump = jumpOf(value, own, indicator);
    if (!jump) return [];
    return warning(`jump-${jump.kind}`, fileName, { line, columnName }, (locale) => {
      const place = { code: indicator.code, unit: value.unit, month: sayMonth(value.month, locale) };
      if (jump.kind === 'denominator') {
        const numbers = { now: whole(value.denominator ?? 0, locale), earlier: whole(jump.earlier, locale) };
        return m.scorecards_warning_denominator({ ...place, ...numbers }, { locale });
      }
      const [now, earlier] = [value.value, jump.earlier].map((number) => sayValue(number, indicator, locale));
      return m.scorecards_warning_jump({ ...place, now: now!, earlier: earlier! }, { locale });
    });
  });
}

/** Offices of the same county that the sheet leaves out of a month, and that have no value from before. */
export function missingOnes({
  values,
  before,
  units,
  indicators,
  fileName,
}: {
  readonly values: readonly MonthlyValue[];
  readonly before: readonly MonthlyValue[];
  readonly units: readonly Unit[];
  readonly indicators: readonly Indicator[];
  readonly fileName: string;
}): readonly Problem[] {
  const there = new Set(
    [...before, ...values].map(({ indicator, unit, month }) => `${indicator} ${unit} ${month}`),
  );
  const parentOf = new Map(units.map(({ number, parent }) => [number, parent]));
  const counties = new Set(values.map(({ unit }) => parentOf.get(unit) ?? null));
  const months = [...new Set(values.map(({ month }) => month))].sort();
  return months.flatMap((month) => {
    const codes = new Set(values.filter((one) => one.month === month).map(({ indicator }) => indicator));
    const offices = units.filter(
      (unit) => unit.type === 'office' && counties.has(unit.parent) && isActiveIn(unit, month),
    );
    return offices.flatMap((unit) => {
      const left = indicators.filter(
        (one) =>
          codes.has(one.code) && isTheirs(one, unit) && !there.has(`${one.code} ${unit.number} ${month}`),
      );
      if (left.length === 0) return [];
      return warning('missing-office', fileName, {}, (locale) => {
        const place = { unit: unit.number, name: unit.name, month: sayMonth(month, locale) };
        const list = inAList(
          left.map(({ code }) => code),
          locale,
        );
        return left.length === codes.size
          ? m.scorecards_warning_missing_all(place, { locale })
          : m.scorecards_warning_missing({ ...place, codes: list }, { locale });
      });
    });
  });
}

/** Targets that were written down after a month they are about was over, and targets that ask for nothing. */
export function targetWarnings(
  given: readonly (GivenTarget & { readonly setOn: string })[],
  fileName: string,
): readonly Problem[] {
  return given.flatMap(({ line, columnName, indicator, from, value, setOn }) => [
    ...(isAfterTheFact({ from, setOn })
      ? [
          warning('target-after', fileName, { line, columnName }, (locale) =>
            m.scorecards_warning_target_after(
              { code: indicator.code, from: sayMonth(from, locale), day: sayDate(setOn, locale) },
              { locale },
            ),
          ),
        ]
      : []),
    ...(value === 0 && indicator.direction === 'higher'
      ? [
          warning('target-zero', fileName, { line, columnName }, (locale) =>
            m.scorecards_warning_target_zero({ code: indicator.code }, { locale }),
          ),
        ]
      : []),
  ]);
}

/** An office that was there the whole month. */
function isActiveIn({ validFrom, validTo, status }: Unit, month: string): boolean {
  if (status === 'planned') return false;
  const beganBefore = validFrom === null || validFrom <= `${month}-01`;
  return (
    beganBefore &&
    (validTo === null ? status !== 'closed' : isOver(month, validTo) || validTo.slice(0, 7) > month)
  );
}

const whole = (value: number, locale: Language) => formatNumber(value, locale, { decimals: 0 });
