import { m } from '#messages';
import type { Unit } from '#modules/organisation/schema.ts';
import { monthsIn, type Period } from '#modules/scorecards/index.ts';
import { inAList } from '#platform/listing.ts';
import type { CountyGiven } from './county-given.ts';
import type { OwnStanding } from './indicator-table.ts';
import type { PageContext } from './numbering.ts';
import { sayMonth } from './wording.ts';

/** What is not there for an office in a period, each with how it is brought in. Empty where nothing is missing. */
export function missingSentences(
  given: CountyGiven,
  about: {
    readonly unit: Unit;
    readonly period: Period | null;
    readonly own: readonly OwnStanding[];
    /** Scales that the office is in, shown or withheld. */
    readonly climateScales: number;
  },
  { language, locale }: PageContext,
): string[] {
  const { unit, period, own, climateScales } = about;
  const sentences: string[] = [];
  const say = (sentence: string) => sentences.push(sentence);
  if (given.indicators.length === 0) say(m.offices_missing_indicators({}, locale));
  else if (!period) say(m.offices_missing_all_months({}, locale));
  else {
    const without = given.indicators
      .filter(({ code }) => !own.some(({ standing }) => standing.indicator.code === code))
      .map(({ code }) => code);
    const inAll = own.length > 0 && without.length > 0;
    if (own.length === 0) say(m.offices_missing_unit_months({ number: unit.number }, locale));
    else if (inAll) say(m.offices_missing_codes({ codes: inAList(without, language) }, locale));
    const months = monthsIn(period).filter(
      (month) =>
        own.length > 0 &&
        wasThere(unit, month) &&
        !own.some(({ office }) => office.months.some((one) => one.month === month)),
    );
    if (months.length > 0) {
      say(
        m.offices_missing_months(
          {
            months: inAList(
              months.map((month) => sayMonth(month, language)),
              language,
            ),
          },
          locale,
        ),
      );
    }
    const small = own
      .filter(({ office }) => office.smallMonths > 0)
      .map(({ standing }) => standing.indicator.code);
    if (small.length > 0) say(m.offices_missing_small({ codes: inAList(small, language) }, locale));
    const targetless = own
      .filter(({ office }) => office.total && office.target === null)
      .map(({ standing }) => standing.indicator.code);
    if (targetless.length > 0)
      say(m.offices_missing_targets({ codes: inAList(targetless, language) }, locale));
  }
  // Nothing is brought in any more for one that has gone up in another.
  if (given.passedOn) return sentences;
  if (unit.positions === null) say(m.offices_missing_positions({}, locale));
  if (given.climate === null) say(m.offices_missing_climate({}, locale));
  else if (climateScales === 0) say(m.offices_missing_climate_unit({}, locale));
  if (!given.userSurvey.some((one) => one.unit === unit.number)) say(m.offices_missing_survey({}, locale));
  return sentences;
}

/** No month is missed that an office was not there in. */
const wasThere = ({ validFrom, validTo }: Unit, month: string): boolean =>
  (validFrom === null || validFrom.slice(0, 7) <= month) &&
  (validTo === null || validTo.slice(0, 7) >= month);
