import { m } from '#messages';
import { meanAttainments, sayAttainment } from '#modules/scorecards/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { type HeatCell, type HeatTone, heatFigure } from '../figures/index.ts';
import type { Cell, FigureBlock, TableBlock } from '../schema.ts';
import { figureBlock, type PageContext } from './numbering.ts';
import type { IndicatorStanding } from './standings.rules.ts';
import { groupName, shortGroupName, writeValue } from './wording.ts';

/** The least attainment of each step; under the last of them is `farthest`. */
const steps: readonly { readonly tone: HeatTone; readonly from: number }[] = [
  { tone: 'reached', from: 1 },
  { tone: 'near', from: 0.9 },
  { tone: 'below', from: 0.75 },
  { tone: 'far', from: 0.6 },
];

/** A step by the attainment as it is written, so that a cell of 90 never has the ground of 89. */
function toneOf(attainment: number | null): HeatTone {
  if (attainment === null) return 'none';
  const shown = shownPercent(attainment) / 100;
  return steps.find(({ from }) => shown >= from)?.tone ?? 'farthest';
}

/** Whole percent, but never 100 before the target is reached. */
function shownPercent(attainment: number): number {
  return attainment >= 1 ? 100 : Math.min(99, Math.round(attainment * 100));
}

type About = {
  readonly title: string;
  readonly source: string;
  readonly howId: string;
  readonly offices: readonly { readonly unit: string; readonly name: string }[];
  readonly countyName: string;
};

type Line = {
  readonly name: string;
  readonly isTotal: boolean;
  readonly cells: readonly (HeatCell & { readonly value: string | null })[];
};

function linesOf(
  standings: readonly IndicatorStanding[],
  { offices, countyName }: About,
  { language, locale }: PageContext,
): readonly Line[] {
  const attained = (attainment: number | null, isMissing: boolean): HeatCell =>
    attainment === null
      ? { text: isMissing ? '' : '–', tone: 'none' }
      : { text: formatNumber(shownPercent(attainment), language, { decimals: 0 }), tone: toneOf(attainment) };
  const ofOffices = offices.map(({ unit, name }): Line => {
    const own = standings.map(({ indicator, offices }) => ({
      indicator,
      office: offices.find((one) => one.unit === unit),
    }));
    return {
      name,
      isTotal: false,
      cells: own.map(({ indicator, office }) => {
        if (!office?.total) {
          const isSmall = (office?.smallMonths ?? 0) > 0;
          return { ...attained(null, true), value: null, ...(isSmall ? { isWithheld: true } : {}) };
        }
        const value = writeValue(office.total.value, indicator, language);
        return { ...attained(office.attainment, false), value };
      }),
    };
  });
  const county: Line = {
    name: m.offices_heat_all({ county: countyName }, locale),
    isTotal: true,
    cells: standings.map(({ indicator, county, countyAttainment }) => ({
      ...attained(countyAttainment, county === null),
      value: county && writeValue(county.value, indicator, language),
    })),
  };
  return [...ofOffices, county];
}

/** Offices down, indicators across: attainment in each cell, its ground darker the further from the target. */
export function heatTable(
  standings: readonly IndicatorStanding[],
  about: About,
  context: PageContext,
): TableBlock {
  const { language, locale } = context;
  const groups = [...new Set(standings.map(({ indicator }) => indicator.group))];
  const lines = linesOf(standings, about, context);
  const means = (unit: string | null) =>
    meanAttainments(
      standings.map(({ indicator, offices, countyAttainment }) => ({
        group: indicator.group,
        attainment:
          unit === null ? countyAttainment : (offices.find((one) => one.unit === unit)?.attainment ?? null),
      })),
    );
  return {
    kind: 'table',
    id: 'heat',
    number: context.nextTable(),
    title: about.title,
    columns: [
      { label: m.offices_column_office({}, locale), align: 'left' },
      ...standings.map(({ indicator }) => ({
        label: indicator.code,
        align: 'center' as const,
        group: groupName(indicator.group, language),
      })),
      ...groups.map((group) => ({
        label: shortGroupName(group, language),
        align: 'right' as const,
        group: m.offices_column_mean_attainment({}, locale),
      })),
    ],
    rows: lines.map(({ name, isTotal, cells }, at) => {
      const found = means(isTotal ? null : about.offices[at]!.unit);
      return {
        ...(isTotal ? { isTotal } : {}),
        cells: [
          { text: name, isHeading: true },
          ...cells.map(
            (cell): Cell => ({
              text: cell.isWithheld ? m.offices_heat_small({}, locale) : cell.text === '' ? '·' : cell.text,
              tone: cell.isWithheld ? 'withheld' : cell.tone,
              ...(cell.isWithheld ? { isWithheld: true } : {}),
            }),
          ),
          ...groups.map((group) => {
            const mean = found.find((one) => one.group === group)?.mean ?? null;
            return { text: mean === null ? '–' : sayAttainment(mean, language) };
          }),
        ],
      };
    }),
    notes: notesOf(context),
    provenance: { text: about.source, howId: about.howId },
  };
}

/** The same for print, where a table of so many columns has no frame to scroll in. */
export function heatFigureBlock(
  standings: readonly IndicatorStanding[],
  about: About,
  context: PageContext,
): FigureBlock {
  const { language, locale } = context;
  const lines = linesOf(standings, about, context);
  return figureBlock(
    {
      id: 'heat-figure',
      title: about.title,
      hasNarrow: false,
      provenance: { text: about.source, howId: about.howId },
      alternativeText: m.offices_heat_alternative(
        { title: about.title, offices: about.offices.length, indicators: standings.length },
        locale,
      ),
      draw: (options) =>
        heatFigure(
          {
            columns: standings.map(({ indicator }) => ({
              label: indicator.code,
              group: groupName(indicator.group, language),
            })),
            rows: lines.map(({ name, isTotal, cells }) => ({ label: name, isTotal, cells })),
            steps: stepLabels(context),
            key: m.offices_heat_key({}, locale),
          },
          options,
        ),
    },
    context,
  );
}

/** What each ground stands for, in the order from light to dark. */
function stepLabels({ language, locale }: PageContext): readonly { tone: HeatTone; label: string }[] {
  const percent = (share: number) => formatNumber(100 * share, language, { decimals: 0 });
  return [
    { tone: 'reached', label: m.offices_heat_reached({}, locale) },
    ...steps.slice(1).map(({ tone, from }, at) => ({
      tone,
      label: m.offices_heat_step({ from: percent(from), to: percent(steps[at]!.from - 0.01) }, locale),
    })),
    { tone: 'farthest', label: m.offices_heat_under({ limit: percent(steps.at(-1)!.from) }, locale) },
  ];
}

function notesOf(context: PageContext): string[] {
  const { locale } = context;
  return [
    m.offices_heat_key({}, locale),
    m.offices_heat_note_order({}, locale),
    m.offices_heat_note_small({}, locale),
  ];
}
