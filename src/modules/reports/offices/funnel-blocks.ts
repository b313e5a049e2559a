import { m } from '#messages';
import { textIn } from '#modules/studies/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import { funnelLimits } from '#statistics';
import { type Funnel, funnelFigure } from '../figures/index.ts';
import type { FigureBlock } from '../schema.ts';
import { figureBlock, type PageContext } from './numbering.ts';
import { funnelTarget, type IndicatorStanding } from './standings.rules.ts';
import { nameOf, writeValue } from './wording.ts';

const curvePoints = 90;

/**
 * The funnel of one indicator: every office's value over its denominator, with the limits of chance about what all come
 * to. Null where some office came without counts, or one office is all there is.
 */
export function funnelBlock(
  standing: IndicatorStanding,
  about: {
    readonly nameOfUnit: (unit: string) => string;
    /** The office of the page, ringed and named. */
    readonly own?: string;
    readonly source: string;
    readonly howId: string;
  },
  context: PageContext,
): FigureBlock | null {
  const funnel = funnelOf(standing, about, context);
  if (!funnel) return null;
  const { language, locale } = context;
  const { indicator } = standing;
  const outside = funnel.points.filter(({ place }) => place !== 'inside').map(({ label }) => label);
  const title = m.offices_funnel_title({ indicator: nameOf(indicator, language) }, locale);
  return figureBlock(
    {
      id: `funnel-${idOf(indicator.code)}`,
      title,
      alternativeText:
        outside.length > 0
          ? m.offices_funnel_alternative(
              { title, count: funnel.points.length, outside: inAList(outside, language) },
              locale,
            )
          : m.offices_funnel_alternative_none({ title, count: funnel.points.length }, locale),
      provenance: {
        text: m.offices_source_counted(
          {
            source: about.source,
            n: formatNumber(standing.county?.denominator ?? 0, language, { decimals: 0 }),
          },
          locale,
        ),
        howId: about.howId,
      },
      draw: (options) => funnelFigure(funnel, options),
    },
    context,
  );
}

function funnelOf(
  standing: IndicatorStanding,
  about: { readonly nameOfUnit: (unit: string) => string; readonly own?: string },
  { language, locale }: PageContext,
): Funnel | null {
  const { indicator, county, offices, overdispersion, countyTarget } = standing;
  const points = offices.flatMap(({ unit, total, place }) =>
    total?.denominator && place
      ? [
          {
            label: about.nameOfUnit(unit),
            denominator: total.denominator,
            value: total.value,
            place,
            ...(unit === about.own ? { isOwn: true } : {}),
          },
        ]
      : [],
  );
  if (!county || points.length === 0 || offices.length < 2) return null;
  const target = funnelTarget(county, indicator);
  const counted = points.map(({ denominator }) => denominator);
  // A good way below the smallest office, so that the funnel is seen to narrow and the offices have the room.
  const [least, largest] = [Math.sqrt(Math.min(...counted) / 4), Math.sqrt(Math.max(...counted) * 1.06)];
  const sizes = Array.from({ length: curvePoints }, (_, at) =>
    Math.max(1, Math.round((least + ((largest - least) * at) / (curvePoints - 1)) ** 2)),
  );
  const limits = funnelLimits({ ...target, denominators: [...new Set(sizes)], overdispersion });
  const scaled = ([low, high]: readonly [number, number]) =>
    [low * indicator.per, high * indicator.per] as const;
  const write = (value: number) => writeValue(value, indicator, language);
  const isWidened = overdispersion > 1;
  return {
    points,
    curve: limits.flatMap(({ denominator, limits95, limits998 }) =>
      limits95 && limits998
        ? [{ denominator, limits95: scaled(limits95), limits998: scaled(limits998) }]
        : [],
    ),
    rate: { value: county.value, label: m.offices_funnel_county({ value: write(county.value) }, locale) },
    target:
      countyTarget === null
        ? null
        : { value: countyTarget, label: m.offices_funnel_target({ value: write(countyTarget) }, locale) },
    limitLabels: {
      limits95: m.offices_funnel_limit_95({}, locale),
      limits998: m.offices_funnel_limit_998({}, locale),
    },
    across: acrossOf(indicator, { language, locale }),
    up: textIn(indicator.name, language),
    ends: indicator.kind === 'share' ? [0, indicator.per] : [0, Number.POSITIVE_INFINITY],
    format: (value) => writeValue(value, indicator, language, 0),
    key: isWidened
      ? m.offices_funnel_key_widened(
          { times: formatNumber(Math.sqrt(overdispersion), language, { decimals: 1 }) },
          locale,
        )
      : m.offices_funnel_key({}, locale),
  };
}

/** What lies along the axis: of a count per user or position, sizes of as many months as were counted. */
function acrossOf(
  { basis, denominator }: IndicatorStanding['indicator'],
  { language, locale }: Pick<PageContext, 'language' | 'locale'>,
): string {
  if (basis === 'users') return m.offices_funnel_across_users({}, locale);
  if (basis === 'positions') return m.offices_funnel_across_positions({}, locale);
  return textIn(denominator, language);
}

/** `B.12` as an id on a page: `b-12`. */
export function idOf(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
