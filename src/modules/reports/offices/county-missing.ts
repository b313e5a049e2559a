import { m } from '#messages';
import { inAList } from '#platform/listing.ts';
import type { Block } from '../schema.ts';
import type { CountyGiven } from './county-given.ts';
import type { PageContext } from './numbering.ts';
import type { IndicatorStanding } from './standings.rules.ts';

/** What a county's page has no numbers for yet: indicators, months, offices, climate or user survey. */
export function missingInCounty(
  given: CountyGiven,
  standings: readonly IndicatorStanding[],
  { locale, language }: PageContext,
): Block[] {
  const without = given.offices.filter(
    ({ number }) => !standings.some(({ offices }) => offices.some((one) => one.unit === number && one.total)),
  );
  const items = [
    ...(given.indicators.length === 0
      ? [m.offices_missing_indicators({}, locale)]
      : given.values.length === 0
        ? [m.offices_missing_all_months({}, locale)]
        : without.length > 0
          ? [
              m.offices_missing_units(
                {
                  units: inAList(
                    without.map(({ name, number }) => `${name} (${number})`),
                    language,
                  ),
                },
                locale,
              ),
            ]
          : []),
    ...(given.climate === null ? [m.offices_missing_climate({}, locale)] : []),
    ...(given.userSurvey.length === 0 ? [m.offices_missing_survey({}, locale)] : []),
  ];
  return items.length > 0 ? [{ kind: 'list', items }] : [];
}
