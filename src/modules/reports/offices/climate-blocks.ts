import { m } from '#messages';
import type { ClimateMeasure, ClimateOffice, OfficeClimate } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { formatCoefficient, formatNumber } from '#platform/number-style.ts';
import { type CompactRow, compactRowsFigure } from '../figures/index.ts';
import type { Cell, FigureBlock, TableBlock } from '../schema.ts';
import { figureBlock, type PageContext } from './numbering.ts';
import { falseDiscoveryRate } from './standings.rules.ts';

export type OwnMeasure = { readonly measure: ClimateMeasure; readonly office: ClimateOffice };

/**
 * What one office answered on each scale, or the offices that it is reported together with and itself; empty where the
 * study does not know the office.
 *
 * @param units the office's number, and those of which it is the continuation
 */
export function ownMeasures(
  climate: Released<OfficeClimate>,
  units: readonly string[],
): Released<readonly OwnMeasure[]> {
  return viewOf(climate, ({ measures }) =>
    measures.flatMap((measure) => {
      const isOwn = ({ unit, together }: ClimateOffice) =>
        (together ?? [unit]).some((number) => number !== null && units.includes(number));
      const office = measure.offices.find(isOwn);
      return office ? [{ measure, office }] : [];
    }),
  );
}

/** What the offices are called that an office is reported together with and itself; null where it stands by itself. */
export function reportedAs(own: Released<readonly OwnMeasure[]>, { language }: PageContext): string | null {
  const joined = own.find(({ office }) => office.together)?.office;
  return joined ? textIn(joined.label, language) : null;
}

export function standsOutOf({ difference }: ClimateOffice): 'higher' | 'lower' | null {
  if (!difference || difference.q > falseDiscoveryRate) return null;
  return difference.value > 0 ? 'higher' : 'lower';
}

/** The scales of one office, each beside everybody's mean and how far people are spread about it. */
export function climateFigure(
  own: Released<readonly OwnMeasure[]>,
  about: { readonly title: string; readonly source: string; readonly howId: string },
  context: PageContext,
): FigureBlock | null {
  const { language, locale } = context;
  const scales = viewOf(own, (all) => all.filter(({ measure }) => measure.kind === 'scale' && measure.ends));
  if (scales.length === 0) return null;
  const domain = endsOf(scales.map(({ measure }) => measure));
  const rows = viewOf(scales, (shown) =>
    shown.map(({ measure, office }): CompactRow => {
      const { county } = measure;
      const spread: readonly [number, number] | null =
        county.mean === null || county.sd === null
          ? null
          : [county.mean - county.sd, county.mean + county.sd];
      return {
        label: textIn(measure.label, language),
        ...(office.n === null ? {} : { n: sizeOf(office.n, context) }),
        value: office.mean,
        interval: office.ci,
        ...(office.withheld || measure.withheld ? { isWithheld: true } : {}),
        text: office.mean === null ? '–' : formatNumber(office.mean, language, { decimals: 2 }),
        standsOut: standsOutOf(office) !== null,
        ...(county.mean === null ? {} : { beside: { value: county.mean, spread } }),
      };
    }),
  );
  return figureBlock(
    {
      id: 'climate-figure',
      title: about.title,
      tableId: 'climate',
      provenance: { text: about.source, howId: about.howId },
      alternativeText: m.offices_climate_alternative({ title: about.title, count: rows.length }, locale),
      draw: (options) =>
        compactRowsFigure(
          {
            rows,
            domain,
            ticks: wholeTicks(domain),
            format: (value) => formatNumber(value, language, { decimals: 0 }),
            key: m.offices_climate_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
}

/** One scale in every office, in the order of their numbers, each with its interval. */
export function climateOfOffices(
  measure: Released<ClimateMeasure>,
  about: {
    readonly nameOf: (office: ClimateOffice) => string;
    readonly title: string;
    readonly source: string;
    readonly howId: string;
  },
  context: PageContext,
): FigureBlock | null {
  const { language, locale } = context;
  const { ends, county } = measure;
  if (!ends || measure.offices.length === 0) return null;
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const rows = viewOf(measure, ({ offices }) =>
    offices
      .toSorted((a, b) => ((a.unit ?? a.office) < (b.unit ?? b.office) ? -1 : 1))
      .map(
        (office): CompactRow => ({
          label: about.nameOf(office),
          ...(office.n === null ? {} : { n: sizeOf(office.n, context) }),
          value: office.mean,
          interval: office.ci,
          ...(office.withheld ? { isWithheld: true } : {}),
          text: office.mean === null ? '–' : number(office.mean),
          standsOut: standsOutOf(office) !== null,
        }),
      ),
  );
  return figureBlock(
    {
      id: `climate-${measure.id}`,
      title: about.title,
      provenance: { text: about.source, howId: about.howId },
      alternativeText: m.offices_rows_alternative({ title: about.title, count: rows.length }, locale),
      draw: (options) =>
        compactRowsFigure(
          {
            rows,
            domain: ends,
            ticks: wholeTicks(ends),
            format: (value) => formatNumber(value, language, { decimals: 0 }),
            ...(county.mean === null
              ? {}
              : {
                  reference: {
                    value: county.mean,
                    label: m.offices_rows_county({ value: number(county.mean) }, locale),
                  },
                }),
            key: m.offices_rows_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
}

/** The same as numbers: office, county, difference from the others, q. */
export function climateTable(
  own: Released<readonly OwnMeasure[]>,
  about: { readonly title: string; readonly source: string; readonly howId: string },
  context: PageContext,
): TableBlock {
  const { language, locale } = context;
  const number = (value: number | null) =>
    value === null ? '–' : formatNumber(value, language, { decimals: 2 });
  const right = (label: string) => ({ label, align: 'right' as const });
  return {
    kind: 'table',
    id: 'climate',
    number: context.nextTable(),
    title: about.title,
    columns: [
      { label: m.offices_column_scale({}, locale), align: 'left' },
      right('n'),
      right(m.offices_column_mean({}, locale)),
      right(m.offices_column_interval({}, locale)),
      right(m.offices_column_county({}, locale)),
      right(m.offices_column_sd_county({}, locale)),
      right(m.offices_column_difference({}, locale)),
      right(m.offices_column_q({}, locale)),
    ],
    rows: own.map(({ measure, office }) => {
      const heading: Cell = { text: textIn(measure.label, language), isHeading: true };
      const county = [{ text: number(measure.county.mean) }, { text: number(measure.county.sd) }];
      if (office.mean === null || office.withheld) {
        return {
          cells: [
            heading,
            { text: m.offices_withheld_few({}, locale), isWithheld: true },
            ...[{ text: '–' }, { text: '–' }, ...county, { text: '–' }, { text: '–' }],
          ],
        };
      }
      const { difference } = office;
      return {
        cells: [
          heading,
          { text: office.n === null ? '–' : formatNumber(office.n, language, { decimals: 0 }) },
          { text: number(office.mean) },
          { text: office.ci ? `[${number(office.ci[0])}; ${number(office.ci[1])}]` : '–' },
          ...county,
          { text: difference ? signed(difference.value, number) : '–' },
          { text: difference ? formatCoefficient(difference.q, language, 3) : '–' },
        ],
      };
    }),
    notes: [m.offices_note_climate({}, locale)],
    provenance: { text: about.source, howId: about.howId },
  };
}

export function signed(value: number, write: (value: number) => string): string {
  return value > 0 ? `+${write(value)}` : write(value);
}

function sizeOf(n: number, { language, locale }: PageContext): string {
  return m.reports_figure_group_size({ count: formatNumber(n, language, { decimals: 0 }) }, locale);
}

function endsOf(measures: readonly ClimateMeasure[]): readonly [number, number] {
  return [
    Math.min(...measures.map(({ ends }) => ends![0])),
    Math.max(...measures.map(({ ends }) => ends![1])),
  ];
}

function wholeTicks([low, high]: readonly [number, number]): number[] {
  const step = Math.max(1, Math.ceil((high - low) / 10));
  const ticks: number[] = [];
  for (let tick = Math.ceil(low); tick <= high; tick += step) ticks.push(tick);
  return ticks;
}
