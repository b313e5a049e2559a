import { m } from '#messages';
import { sizeClassOf } from '#modules/organisation/index.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { sayDate } from '../following/say-day.ts';
import type { FactsBlock } from '../schema.ts';
import type { CountyGiven } from './county-given.ts';
import type { PageContext } from './numbering.ts';

/** What the register knows of an office: county, size, who shares its leader, what it was called and made of. */
export function officeFacts(
  unit: Unit,
  given: CountyGiven,
  period: string | null,
  { language, locale }: PageContext,
): FactsBlock {
  const whole = (value: number) =>
    formatNumber(value, language, { decimals: Number.isInteger(value) ? 0 : 1 });
  const sizeClass = sizeClassOf(unit, given.limits);
  const sharing = unit.leader
    ? given.offices.filter(({ number, leader }) => number !== unit.number && leader === unit.leader)
    : [];
  const earlier = given.names
    .filter(({ number }) => number === unit.number)
    .flatMap(({ name }, at, names) => {
      const until = names[at + 1]?.from;
      return until && name !== unit.name ? [{ name, day: sayDate(until, language) }] : [];
    });
  const merged = given.successions.filter(({ to }) => to === unit.number);
  const nameOf = (number: string) =>
    given.offices.find((one) => one.number === number)?.name ??
    given.names.findLast((one) => one.number === number)?.name;
  const facts = [
    { term: m.offices_fact_number({}, locale), value: unit.number },
    ...(given.county ? [{ term: m.offices_fact_county({}, locale), value: given.county.name }] : []),
    ...(unit.positions === null
      ? []
      : [
          {
            term: m.offices_fact_size({}, locale),
            value: m.offices_fact_positions(
              {
                size: {
                  small: m.offices_size_small({}, locale),
                  medium: m.offices_size_medium({}, locale),
                  large: m.offices_size_large({}, locale),
                }[sizeClass!],
                positions: whole(unit.positions),
              },
              locale,
            ),
          },
        ]),
    ...(unit.users === null ? [] : [{ term: m.offices_fact_users({}, locale), value: whole(unit.users) }]),
    ...(sharing.length > 0
      ? [
          {
            term: m.offices_fact_leader({}, locale),
            value: inAList(
              sharing.map(({ name }) => name),
              language,
            ),
          },
        ]
      : []),
    ...(earlier.length > 0
      ? [
          {
            term: m.offices_fact_names({}, locale),
            value: earlier.map((name) => m.offices_fact_name_until(name, locale)).join('; '),
          },
        ]
      : []),
    ...(merged.length > 0
      ? [
          {
            term: m.offices_fact_merged({}, locale),
            value: merged
              .map(({ from, on, kind }) => {
                const inputs = {
                  unit: nameOf(from) ? `${nameOf(from)} (${from})` : from,
                  day: sayDate(on, language),
                };
                return kind === 'split'
                  ? m.offices_fact_split_from(inputs, locale)
                  : m.offices_fact_merged_from(inputs, locale);
              })
              .join('; '),
          },
        ]
      : []),
    ...(given.passedOn
      ? [
          {
            term: m.offices_fact_passed_on({}, locale),
            value: m.offices_fact_passed_on_in(
              {
                unit: `${nameOf(given.passedOn.to) ?? ''} (${given.passedOn.to})`.trim(),
                day: sayDate(given.passedOn.on, language),
              },
              locale,
            ),
          },
        ]
      : []),
    ...(period ? [{ term: m.offices_fact_period({}, locale), value: period }] : []),
  ];
  return { kind: 'facts', facts };
}
