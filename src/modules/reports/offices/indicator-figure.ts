import { m } from '#messages';
import type { IndicatorView } from '#modules/scorecards/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';
import { type CompactRow, compactRowsFigure, roundTicks } from '../figures/index.ts';
import type { FigureBlock } from '../schema.ts';
import { figureBlock, startPage } from './numbering.ts';
import { sayMonth, writeValue } from './wording.ts';

type Given = Pick<IndicatorView, 'indicator' | 'offices' | 'month'>;

/**
 * One indicator in one month: every office by number, with its interval, against its target. Nothing is filled: whether
 * an office differs by more than chance is asked over all indicators at once, on the county's page.
 *
 * @param tableId the table beside it, which has the same numbers
 * @returns null where no office has an interval: points alone would be a ranking of chance
 */
export function indicatorFigure(
  { indicator, offices, month }: Given,
  { language, tableId }: { readonly language: Language; readonly tableId: string },
): FigureBlock | null {
  if (month === null || !offices.some(({ interval }) => interval !== null)) return null;
  const locale = { locale: language };
  const write = (value: number) => writeValue(value, indicator, language);
  const targets = offices.flatMap(({ target }) => (target === null ? [] : [target]));
  const isOneTarget = new Set(targets).size === 1 && targets.length === offices.length;
  const rows = offices.map(
    ({ name, state, value, denominator, interval, target }): CompactRow => ({
      label: name,
      ...(denominator === null
        ? {}
        : {
            n: m.reports_figure_group_size(
              { count: formatNumber(denominator, language, { decimals: 0 }) },
              locale,
            ),
          }),
      value,
      interval,
      isWithheld: state === 'withheld',
      text: value === null ? m.offices_none({}, locale) : write(value),
      ...(isOneTarget || target === null
        ? {}
        : { beside: { value: target, spread: null }, standsOut: false }),
    }),
  );
  const { ends, ticks, format } = axisOf({ indicator, offices }, language);
  const title = m.offices_indicator_title(
    { indicator: textIn(indicator.name, language), month: sayMonth(month, language) },
    locale,
  );
  const hasBare = offices.some(({ value, interval }) => value !== null && interval === null);
  const key = [
    m.offices_indicator_key({}, locale),
    ...(targets.length === 0 || isOneTarget ? [] : [m.offices_indicator_key_targets({}, locale)]),
    ...(hasBare ? [m.offices_indicator_key_bare({}, locale)] : []),
  ].join(' ');
  return figureBlock(
    {
      id: 'indicator-figure',
      title,
      tableId,
      alternativeText: m.offices_indicator_alternative({ title, count: rows.length }, locale),
      provenance: { text: '' },
      draw: (options) =>
        compactRowsFigure(
          {
            rows,
            domain: ends,
            ticks,
            format,
            key,
            ...(isOneTarget
              ? {
                  reference: {
                    value: targets[0]!,
                    label: m.offices_funnel_target({ value: write(targets[0]!) }, locale),
                  },
                }
              : {}),
          },
          options,
        ),
    },
    startPage(language),
  );
}

/** From the lowest to the highest that is drawn: points on a line, unlike bars, need no zero. */
function axisOf({ indicator, offices }: Pick<Given, 'indicator' | 'offices'>, language: Language) {
  const drawn = offices.flatMap(({ value, interval, target }) =>
    [value, target, ...(interval ?? [])].filter((one) => one !== null),
  );
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
  // All alike: still some width to draw them on.
  const margin = (high - low) * 0.03 || Math.max(Math.abs(high) * 0.1, 0.01);
  const most = indicator.kind === 'share' ? indicator.per : Number.POSITIVE_INFINITY;
  const ends = [Math.max(0, low - margin), Math.min(most, high + margin)] as const;
  // Of a share the ticks are round in per cent.
  const scale = indicator.kind === 'share' ? 100 / indicator.per : 1;
  const { ticks, decimals } = roundTicks(ends[0] * scale, ends[1] * scale, 5);
  return {
    ends,
    ticks: ticks.map((tick) => tick / scale),
    format: (value: number) =>
      indicator.kind === 'share'
        ? writeValue(value, indicator, language, decimals)
        : formatNumber(value, language, { decimals }),
  };
}
