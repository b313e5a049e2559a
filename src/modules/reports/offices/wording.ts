import { m } from '#messages';
import { monthsIn } from '#modules/scorecards/index.ts';
import type { Indicator, IndicatorGroup } from '#modules/scorecards/schema.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import { sayPeriod } from '#platform/say-date.ts';
import type { CountyGiven } from './county-given.ts';
import type { PageContext } from './numbering.ts';
import type { PeriodChoice } from './period.rules.ts';

export { sayPeriod } from '#platform/say-date.ts';

const locales: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** A month as it is read: `juni 2015`, on an axis `jun.`. */
export function sayMonth(month: string, language: Language, style: 'long' | 'axis' = 'long'): string {
  const format = new Intl.DateTimeFormat(locales[language], {
    ...(style === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-15T12:00:00Z`));
}

/** As one chooses it: `1. halvår 2015`, `hittil i 2015`, `juni 2015`; with its months where some are still to come. */
export function sayChoice({ id, kind, period }: PeriodChoice, language: Language): string {
  const locale = { locale: language };
  const year = id.slice(0, 4);
  if (kind === 'month') return sayMonth(id, language);
  const months = sayPeriod(period, language);
  if (kind === 'year') return m.offices_period_year({ year, months }, locale);
  const half = id.endsWith('1')
    ? m.offices_period_first_half({ year }, locale)
    : m.offices_period_second_half({ year }, locale);
  return monthsIn(period).length === 6 ? half : `${half} (${months})`;
}

/** A value as its indicator is written: a share in percent, a count per something with two decimals. */
export function writeValue(
  value: number,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
  language: Language,
  decimals = 1,
): string {
  return kind === 'share'
    ? formatPercent(value / per, language, decimals)
    : formatNumber(value, language, { decimals: 2 });
}

/** `312 av 335` of a share; what is counted is no part of what it is counted per: `504 per 3546`. */
export function writeCounts(
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  { kind }: Pick<Indicator, 'kind'>,
  language: Language,
): string {
  const whole = (value: number) =>
    formatNumber(value, language, { decimals: Number.isInteger(value) ? 0 : 1 });
  const inputs = { count: whole(numerator), n: whole(denominator) };
  const locale = { locale: language };
  return kind === 'share' ? m.offices_counts(inputs, locale) : m.offices_counts_rate(inputs, locale);
}

/** The same without its unit, as inside an interval. */
export function writeBare(
  value: number,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
  language: Language,
): string {
  return kind === 'share'
    ? formatNumber((100 * value) / per, language, { decimals: 1 })
    : formatNumber(value, language, { decimals: 2 });
}

/** A change with its sign: percentage points of a share, otherwise as it is. */
export function writeChange(
  value: number,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
  language: Language,
): string {
  const isShare = kind === 'share';
  const shown = isShare ? (100 * value) / per : value;
  const text = formatNumber(shown, language, { decimals: isShare ? 1 : 2 });
  return shown > 0 && !/^[0.,]*$/.test(text) ? `+${text}` : text;
}

export function writeInterval(
  interval: readonly [number, number] | null,
  write: (value: number) => string,
): string {
  return interval ? `[${write(interval[0])}; ${write(interval[1])}]` : '–';
}

/** `B.12 Fulgt opp siste tre måneder`. */
export function nameOf({ code, name }: Pick<Indicator, 'code' | 'name'>, language: Language): string {
  return `${code} ${textIn(name, language)}`;
}

export function groupName(group: IndicatorGroup, language: Language): string {
  const locale = { locale: language };
  return {
    individualFollowUp: m.offices_group_individual({}, locale),
    labourMarket: m.offices_group_labour({}, locale),
    other: m.offices_group_other({}, locale),
  }[group];
}

/** In a column that is no wider than a number. */
export function shortGroupName(group: IndicatorGroup, language: Language): string {
  const locale = { locale: language };
  return {
    individualFollowUp: m.offices_group_individual_short({}, locale),
    labourMarket: m.offices_group_labour_short({}, locale),
    other: m.offices_group_other_short({}, locale),
  }[group];
}

export function countyName({ county }: CountyGiven, { locale }: PageContext): string {
  return county?.name ?? m.offices_county_unknown({}, locale);
}
