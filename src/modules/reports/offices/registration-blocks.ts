import { m } from '#messages';
import type { Unit } from '#modules/organisation/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Block } from '../schema.ts';
import type { OwnMeasure } from './climate-blocks.ts';
import { howId } from './how-blocks.ts';
import type { OwnStanding } from './indicator-table.ts';
import type { PageContext } from './numbering.ts';
import { nameOf } from './wording.ts';

/**
 * How people say they register, beside the counts that their registering feeds: a low figure there is as much about
 * what was written down as about what was done.
 */
export function registrationBlocks(
  climate: Released<readonly OwnMeasure[]> | null,
  own: readonly OwnStanding[],
  {
    source,
    unit,
    joint,
  }: {
    readonly source: string;
    readonly unit: Unit;
    /** What the offices are called whose answers these are, where it is not the office alone. */
    readonly joint: string | null;
  },
  context: PageContext,
): Block[] {
  const { language, locale } = context;
  const registered = climate?.find(({ measure }) => measure.isRegistration);
  if (!registered) return [];
  const { measure, office } = registered;
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const counted = own.filter(({ office }) => office.total?.denominator);
  const highest = measure.ends ? formatNumber(measure.ends[1], language, { decimals: 0 }) : '';
  const finding =
    office.mean === null || office.withheld
      ? m.offices_registration_withheld({}, locale)
      : m.offices_registration_sentence(
          {
            office: joint ?? unit.name,
            mean: number(office.mean),
            n: office.n ?? 0,
            low: office.ci ? number(office.ci[0]) : '–',
            high: office.ci ? number(office.ci[1]) : '–',
            highest,
            county: measure.county.mean === null ? '–' : number(measure.county.mean),
          },
          locale,
        );
  return [
    { kind: 'finding', text: finding },
    {
      kind: 'prose',
      text: m.offices_registration_asked({ statement: textIn(measure.label, language) }, locale),
    },
    ...(counted.length > 0
      ? [
          {
            kind: 'table' as const,
            id: 'registration-counts',
            number: context.nextTable(),
            title: m.offices_registration_table({ office: unit.name }, locale),
            columns: [
              { label: m.offices_column_indicator({}, locale), align: 'left' as const },
              { label: m.offices_column_numerator({}, locale), align: 'right' as const },
              { label: m.offices_column_denominator({}, locale), align: 'right' as const },
              { label: m.offices_column_what({}, locale), align: 'left' as const },
            ],
            rows: counted.map(({ standing, office }) => ({
              cells: [
                { text: nameOf(standing.indicator, language), isHeading: true },
                { text: formatNumber(office.total!.numerator!, language, { decimals: 0 }) },
                { text: formatNumber(office.total!.denominator!, language, { decimals: 0 }) },
                { text: textIn(standing.indicator.denominator, language) },
              ],
            })),
            notes: [m.offices_registration_note({}, locale)],
            provenance: { text: source, howId: howId.climate },
          },
        ]
      : []),
  ];
}
