import { m } from '#messages';
import type { Unit } from '#modules/organisation/schema.ts';
import type { UserSurveyResult } from '#modules/scorecards/schema.ts';
import { formatCoefficient, formatNumber, formatPRelation } from '#platform/number-style.ts';
import { type CompactRow, compactRowsFigure } from '../figures/index.ts';
import type { Block, Cell, FigureBlock, TableBlock, Text } from '../schema.ts';
import { howId } from './how-blocks.ts';
import { figureBlock, type PageContext } from './numbering.ts';
import { falseDiscoveryRate } from './standings.rules.ts';
import {
  meanOf,
  type SurveyPart,
  type SurveyStandings,
  surveyParts,
  surveyStandings,
} from './survey.rules.ts';
import { sayMonth } from './wording.ts';

/** Users answer on 1–6. */
const scaleEnds = [1, 6] as const;

type About = { readonly countyName: string; readonly version: string };

/** What users said of one office, beside all; empty where there is nothing of it. */
export function surveyBlocks(
  results: readonly UserSurveyResult[],
  unit: Unit,
  about: About,
  context: PageContext,
): Block[] {
  const { language, locale } = context;
  const standings = surveyStandings(results);
  const office = standings?.summary.offices.find((one) => one.unit === unit.number);
  if (!standings || !office || office.grand.mean === null) return [];
  const { summary } = standings;
  const number = (value: number | null) =>
    value === null ? '–' : formatNumber(value, language, { decimals: 2 });
  const source = sourceOf(standings, office.answers, about, context);
  const title = m.offices_survey_title(
    { office: unit.name, month: sayMonth(standings.period, language) },
    locale,
  );
  const rows = surveyParts.map((part): CompactRow => {
    const { mean, ci } = meanOf(office, part);
    const all = summary.all[part];
    return {
      label: partName(part, context),
      value: mean,
      interval: ci,
      text: number(mean),
      standsOut: isOut(standings, unit.number, part),
      ...(part === 'grand' ? { isOwn: true } : {}),
      ...(all === null ? {} : { beside: { value: all, spread: null } }),
    };
  });
  const hasIntervals = rows.some(({ interval }) => interval !== null);
  const figure = figureBlock(
    {
      id: 'survey-figure',
      title,
      tableId: 'survey',
      provenance: { text: source, howId: howId.survey },
      alternativeText: m.offices_survey_alternative({ title }, locale),
      draw: (options) =>
        compactRowsFigure({ rows, ...scaleOf(context), key: keyOf(hasIntervals, context) }, options),
    },
    context,
  );
  const right = (label: string) => ({ label, align: 'right' as const });
  const table: TableBlock = {
    kind: 'table',
    id: 'survey',
    number: context.nextTable(),
    title,
    columns: [
      { label: m.offices_column_category({}, locale), align: 'left' },
      right(m.offices_column_mean({}, locale)),
      right(m.offices_column_interval({}, locale)),
      right(m.offices_column_county({}, locale)),
      right(m.offices_column_questions({}, locale)),
      right(m.offices_column_q({}, locale)),
    ],
    rows: surveyParts.map((part) => {
      const { mean, ci, asked, of } = meanOf(office, part);
      const q = standings.tested.find((one) => one.unit === unit.number && one.part === part)?.q;
      return {
        ...(part === 'grand' ? { isTotal: true } : {}),
        cells: [
          { text: partName(part, context), isHeading: true },
          { text: number(mean) },
          { text: ci ? `[${number(ci[0])}; ${number(ci[1])}]` : '–' },
          { text: number(summary.all[part]) },
          { text: m.offices_counts({ count: asked, n: of }, locale) },
          { text: q === undefined ? '–' : formatCoefficient(q, language, 3) },
        ] satisfies Cell[],
      };
    }),
    notes: [reliabilitySentence(standings, context)],
    provenance: { text: source, howId: howId.survey },
  };
  const inputs = {
    answers: formatNumber(office.answers, language, { decimals: 0 }),
    month: sayMonth(standings.period, language),
    mean: number(office.grand.mean),
    county: number(summary.all.grand),
  };
  return [
    { kind: 'finding', text: m.offices_survey_sentence(inputs, locale) },
    figure,
    ...(hasIntervals ? [] : [noSpread(context)]),
    table,
  ];
}

/** Each category in which users see an office otherwise than the others, beyond chance. */
export function surveyOut(results: readonly UserSurveyResult[], unit: string, context: PageContext): Text[] {
  const { language, locale } = context;
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  return (surveyStandings(results)?.tested ?? [])
    .filter((one) => one.unit === unit && one.q <= falseDiscoveryRate)
    .map(({ part, mean, all, q }): Text => {
      const inputs = { mean: number(mean), county: number(all), q: formatPRelation(q, language) };
      return [
        { text: `${m.offices_heading_survey({}, locale)}, ${partName(part, context)}: `, bold: true },
        mean > all ? m.offices_survey_higher(inputs, locale) : m.offices_survey_lower(inputs, locale),
      ];
    });
}

/** Each category in every office, by number, folded; all questions together stand open. */
export function countySurveyBlocks(
  results: readonly UserSurveyResult[],
  offices: readonly Unit[],
  about: About,
  context: PageContext,
): Block[] {
  const { language, locale } = context;
  const standings = surveyStandings(results);
  if (!standings) return [];
  const hasIntervals = standings.summary.offices.some(({ grand }) => grand.ci !== null);
  const figures = (['grand', ...surveyParts.filter((part) => part !== 'grand')] as const).map((part) => ({
    part,
    figure: partFigure(part, { standings, offices, about, hasIntervals }, context),
  }));
  return [
    {
      kind: 'prose',
      text: m.offices_survey_county_intro(
        {
          answers: formatNumber(standings.summary.answers, language, { decimals: 0 }),
          offices: standings.summary.offices.length,
          month: sayMonth(standings.period, language),
        },
        locale,
      ),
    },
    ...(hasIntervals ? [] : [noSpread(context)]),
    ...figures.map(
      ({ part, figure }): Block =>
        part === 'grand'
          ? figure
          : {
              kind: 'details',
              id: `fold-${figure.id}`,
              summary: partName(part, context),
              blocks: [figure],
            },
    ),
    { kind: 'prose', text: reliabilitySentence(standings, context) },
  ];
}

function partFigure(
  part: SurveyPart,
  given: {
    readonly standings: SurveyStandings;
    readonly offices: readonly Unit[];
    readonly about: About;
    readonly hasIntervals: boolean;
  },
  context: PageContext,
): FigureBlock {
  const { language, locale } = context;
  const { standings, offices, about, hasIntervals } = given;
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const all = standings.summary.all[part];
  const rows = offices.map(({ number: unit, name }): CompactRow => {
    const office = standings.summary.offices.find((one) => one.unit === unit);
    const found = office && meanOf(office, part);
    return {
      label: name,
      ...(office
        ? {
            n: m.reports_figure_group_size(
              { count: formatNumber(office.answers, language, { decimals: 0 }) },
              locale,
            ),
          }
        : {}),
      value: found?.mean ?? null,
      interval: found?.ci ?? null,
      text: found && found.mean !== null ? number(found.mean) : m.offices_none({}, locale),
      standsOut: isOut(standings, unit, part),
    };
  });
  const title = m.offices_survey_part_title(
    { part: partName(part, context), month: sayMonth(standings.period, language) },
    locale,
  );
  return figureBlock(
    {
      id: `survey-${part}`,
      title,
      provenance: {
        text: sourceOf(standings, standings.summary.answers, about, context),
        howId: howId.survey,
      },
      alternativeText: m.offices_survey_part_alternative({ title, count: rows.length }, locale),
      draw: (options) =>
        compactRowsFigure(
          {
            rows,
            ...scaleOf(context),
            ...(all === null
              ? {}
              : { reference: { value: all, label: m.offices_rows_county({ value: number(all) }, locale) } }),
            key: hasIntervals ? m.offices_rows_key({}, locale) : m.offices_survey_key_no_spread({}, locale),
          },
          options,
        ),
    },
    context,
  );
}

function isOut({ tested }: SurveyStandings, unit: string, part: SurveyPart): boolean {
  return tested.some((one) => one.unit === unit && one.part === part && one.q <= falseDiscoveryRate);
}

function scaleOf({ language }: PageContext) {
  const [low, high] = scaleEnds;
  return {
    domain: [low, high] as const,
    ticks: Array.from({ length: high - low + 1 }, (_, at) => low + at),
    format: (value: number) => formatNumber(value, language, { decimals: 0 }),
  };
}

function keyOf(hasIntervals: boolean, { locale }: PageContext): string {
  return hasIntervals ? m.offices_survey_key({}, locale) : m.offices_survey_key_no_spread({}, locale);
}

/** Means without spread cannot be told from chance: said beside them, and nothing is said to stand out. */
function noSpread({ locale }: PageContext): Block {
  return { kind: 'warning', severity: 'info', text: m.offices_survey_no_spread({}, locale) };
}

function sourceOf(
  { sources, period }: SurveyStandings,
  answers: number,
  { version }: About,
  { language, locale }: PageContext,
): string {
  return m.offices_survey_source(
    {
      source: sources.join(', '),
      month: sayMonth(period, language),
      n: formatNumber(answers, language, { decimals: 0 }),
      version,
    },
    locale,
  );
}

function reliabilitySentence({ summary }: SurveyStandings, { language, locale }: PageContext): string {
  const { alpha, offices } = summary.reliability.grand;
  return alpha === null
    ? m.offices_survey_alpha_none({}, locale)
    : m.offices_survey_alpha({ alpha: formatCoefficient(alpha, language), offices }, locale);
}

export function partName(part: SurveyPart, { locale }: PageContext): string {
  return {
    core: m.offices_survey_core({}, locale),
    guidance: m.offices_survey_guidance({}, locale),
    work: m.offices_survey_work({}, locale),
    service: m.offices_survey_service({}, locale),
    grand: m.offices_survey_grand({}, locale),
  }[part];
}
