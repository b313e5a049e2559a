import { m } from '#messages';
import { meanAttainments, sayAttainment } from '#modules/scorecards/index.ts';
import { formatCoefficient } from '#platform/number-style.ts';
import type { Cell, TableBlock } from '../schema.ts';
import type { PageContext } from './numbering.ts';
import type { IndicatorStanding, OfficeStanding } from './standings.rules.ts';
import { groupName, nameOf, writeBare, writeCounts, writeInterval, writeValue } from './wording.ts';

export type OwnStanding = { readonly standing: IndicatorStanding; readonly office: OfficeStanding };

/** One office's indicators with their counts, target, attainment and the county's value beside them. */
export function indicatorTable(
  own: readonly OwnStanding[],
  about: { readonly title: string; readonly source: string; readonly howId: string },
  context: PageContext,
): TableBlock {
  const { language, locale } = context;
  const right = (label: string) => ({ label, align: 'right' as const });
  const groups = [...new Set(own.map(({ standing }) => standing.indicator.group))];
  const means = meanAttainments(
    own.map(({ standing, office }) => ({ group: standing.indicator.group, attainment: office.attainment })),
  );
  return {
    kind: 'table',
    id: 'indicators',
    number: context.nextTable(),
    title: about.title,
    columns: [
      { label: m.offices_column_indicator({}, locale), align: 'left' },
      right(m.offices_column_value({}, locale)),
      right(m.offices_column_interval({}, locale)),
      right(m.offices_column_counts({}, locale)),
      right(m.offices_column_target({}, locale)),
      right(m.offices_column_attainment({}, locale)),
      right(m.offices_column_county({}, locale)),
      { label: m.offices_column_q({}, locale), align: 'right' },
    ],
    rows: groups.flatMap((group) => {
      const mean = means.find((one) => one.group === group);
      return [
        { isSection: true, cells: [{ text: groupName(group, language) }] },
        ...own
          .filter(({ standing }) => standing.indicator.group === group)
          .map((one) => ({ cells: rowCells(one, context) })),
        ...(mean && mean.mean !== null
          ? [
              {
                isTotal: true,
                cells: [
                  {
                    text: m.offices_mean_attainment({ count: mean.counted }, locale),
                    isHeading: true,
                  },
                  ...Array.from({ length: 4 }, () => ({ text: '' })),
                  { text: sayAttainment(mean.mean, language) },
                  { text: '' },
                  { text: '' },
                ],
              },
            ]
          : []),
      ];
    }),
    notes: [m.offices_note_attainment({}, locale), m.offices_note_interval({}, locale)],
    provenance: { text: about.source, howId: about.howId },
  };
}

function rowCells({ standing, office }: OwnStanding, { language, locale }: PageContext): Cell[] {
  const { indicator, county } = standing;
  const { total, interval, target, attainment, q } = office;
  const write = (value: number) => writeValue(value, indicator, language);
  const heading = { text: nameOf(indicator, language), isHeading: true, indent: 1 };
  if (!total) {
    const why = m.offices_too_small({}, locale);
    return [heading, { text: why, isWithheld: true }, ...Array.from({ length: 6 }, () => ({ text: '–' }))];
  }
  const isOut = office.standsOut !== null;
  return [
    heading,
    { text: isOut ? [{ text: write(total.value), bold: true }] : write(total.value) },
    { text: writeInterval(interval, (value) => writeBare(value, indicator, language)) },
    {
      text:
        total.numerator === null
          ? '–'
          : writeCounts({ numerator: total.numerator, denominator: total.denominator! }, indicator, language),
    },
    { text: target === null ? '–' : write(target) },
    { text: attainment === null ? '–' : sayAttainment(attainment, language) },
    { text: county ? write(county.value) : '–' },
    {
      text:
        q === null
          ? '–'
          : q < 0.001
            ? `<\u00a0${formatCoefficient(0.001, language, 3)}`
            : formatCoefficient(q, language, 3),
    },
  ];
}
