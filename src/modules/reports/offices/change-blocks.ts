import { m } from '#messages';
import { inAList } from '#platform/listing.ts';
import { formatNumber, formatPRelation } from '#platform/number-style.ts';
import { type CompactRow, compactRowsFigure } from '../figures/index.ts';
import type { Block, FigureBlock, Text } from '../schema.ts';
import { idOf } from './funnel-blocks.ts';
import { howId } from './how-blocks.ts';
import { figureBlock, type PageContext } from './numbering.ts';
import type { Comparison } from './period.rules.ts';
import { falseDiscoveryRate, type IndicatorStanding } from './standings.rules.ts';
import { nameOf, sayPeriod, writeChange } from './wording.ts';

type About = {
  readonly offices: readonly { readonly unit: string; readonly name: string }[];
  readonly comparison: Comparison;
  readonly source: string;
};

/**
 * What has changed since the period before, beyond chance, in sentences; and for each indicator every office's change
 * with its interval, folded.
 */
export function changeBlocks(
  standings: readonly IndicatorStanding[],
  about: About,
  context: PageContext,
): Block[] {
  const { language, locale } = context;
  const { comparison } = about;
  const periods = {
    before: sayPeriod(comparison.before, language),
    after: sayPeriod(comparison.after, language),
  };
  const changes = standings.flatMap(({ indicator, offices }) =>
    offices.flatMap(({ unit, change }) => (change ? [{ indicator, unit, change }] : [])),
  );
  if (changes.length === 0) return [];
  const clear = changes.filter(({ change }) => change.q <= falseDiscoveryRate);
  const items = clear.map(({ indicator, unit, change }): Text => {
    const write = (value: number) => writeChange(value, indicator, language);
    const inputs = {
      indicator: nameOf(indicator, language),
      change: write(change.difference),
      low: write(change.interval[0]),
      high: write(change.interval[1]),
      q: formatPRelation(change.q, language),
    };
    const name = about.offices.find((one) => one.unit === unit)?.name ?? unit;
    return [
      { text: `${name}: `, bold: true },
      indicator.kind === 'share'
        ? m.offices_change_item_points(inputs, locale)
        : m.offices_change_item(inputs, locale),
    ];
  });
  const figures = standings.flatMap((standing) => changeFigure(standing, about, periods, context) ?? []);
  return [
    {
      kind: 'finding',
      text:
        clear.length === 0
          ? m.offices_change_none(
              { ...periods, count: formatNumber(changes.length, language, { decimals: 0 }) },
              locale,
            )
          : m.offices_change_some(
              {
                ...periods,
                clear: clear.length,
                count: formatNumber(changes.length, language, { decimals: 0 }),
              },
              locale,
            ),
    },
    ...(comparison.isWithin ? [{ kind: 'prose' as const, text: m.offices_change_within({}, locale) }] : []),
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    { kind: 'prose', text: m.offices_change_caution({}, locale) },
    ...figures.map(
      (figure): Block => ({
        kind: 'details',
        id: `fold-${figure.id}`,
        summary: textOf(figure.title),
        blocks: [figure],
      }),
    ),
  ];
}

function changeFigure(
  { indicator, offices }: IndicatorStanding,
  { offices: names, source }: About,
  periods: { readonly before: string; readonly after: string },
  context: PageContext,
): FigureBlock | null {
  const { language, locale } = context;
  const ends = offices.flatMap(({ change }) => change?.interval ?? []);
  if (ends.length === 0) return null;
  const reach = Math.max(...ends.map(Math.abs));
  const step = niceStep(reach / 2);
  const domain = [-reach * 1.02, reach * 1.02] as const;
  const ticks = [-2, -1, 0, 1, 2].map((times) => times * step).filter((tick) => Math.abs(tick) <= reach);
  const rows = names.map(({ unit, name }): CompactRow => {
    const office = offices.find((one) => one.unit === unit);
    const change = office?.change ?? null;
    return {
      label: name,
      value: change?.difference ?? null,
      interval: change?.interval ?? null,
      ...(!change && (office?.smallMonths ?? 0) > 0 ? { isWithheld: true } : {}),
      text: change ? writeChange(change.difference, indicator, language) : m.offices_none({}, locale),
      standsOut: change !== null && change.q <= falseDiscoveryRate,
    };
  });
  const title = m.offices_change_title({ indicator: nameOf(indicator, language), ...periods }, locale);
  const clear = rows.filter(({ standsOut }) => standsOut).map(({ label }) => label);
  return figureBlock(
    {
      id: `change-${idOf(indicator.code)}`,
      title,
      provenance: { text: source, howId: howId.indicators },
      alternativeText:
        clear.length > 0
          ? m.offices_change_alternative({ title, clear: inAList(clear, language) }, locale)
          : m.offices_change_alternative_none({ title, count: rows.length }, locale),
      draw: (options) =>
        compactRowsFigure(
          {
            rows,
            domain,
            ticks,
            format: (value) => writeChange(value, indicator, language),
            reference: { value: 0, label: m.offices_change_reference({}, locale) },
            key:
              indicator.kind === 'share'
                ? m.offices_change_key_points({}, locale)
                : m.offices_change_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
}

/** The largest of 1, 2 and 5 times a power of ten that is no more. */
function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return ([5, 2, 1].find((times) => times * power <= value) ?? 1) * power;
}

function textOf(text: Text): string {
  return typeof text === 'string'
    ? text
    : text.map((run) => (typeof run === 'string' ? run : run.text)).join('');
}
