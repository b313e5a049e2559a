import { m } from '#messages';
import { viewOf } from '#modules/privacy/index.ts';
import type { Period } from '#modules/scorecards/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Block, ReportDocument, Text } from '../schema.ts';
import { changeBlocks } from './change-blocks.ts';
import { climateOfOffices, standsOutOf } from './climate-blocks.ts';
import type { CountyGiven } from './county-given.ts';
import { funnelBlock } from './funnel-blocks.ts';
import { heatFigureBlock, heatTable } from './heat-table.ts';
import { howBlocks, howId } from './how-blocks.ts';
import { type PageContext, startPage } from './numbering.ts';
import { countyName } from './office-page.ts';
import { comparisonOf, type PeriodChoice } from './period.rules.ts';
import { countySizeBlocks } from './size-blocks.ts';
import { indicatorSentence } from './stand-out.ts';
import { type IndicatorStanding, standingsOf } from './standings.rules.ts';
import { countySurveyBlocks } from './survey-blocks.ts';
import { nameOf, sayChoice, sayPeriod } from './wording.ts';
import { yearBlocks } from './year-blocks.ts';

/**
 * A county and its offices, always in the order of their numbers: all indicators in one table, a funnel an indicator,
 * what has changed, and climate and user survey with intervals. Nothing is ranked.
 *
 * @param medium on paper the table of all indicators is a figure: it has no frame to scroll in there
 */
export function buildCountyPage({
  given,
  choice,
  language,
  version,
  medium = 'web',
}: {
  readonly given: CountyGiven;
  readonly choice: PeriodChoice | null;
  readonly language: Language;
  readonly version: string;
  readonly medium?: 'web' | 'print';
}): ReportDocument {
  const context = startPage(language);
  const { locale } = context;
  const name = countyName(given, context);
  const offices = given.offices.map((unit) => ({ unit: unit.number, name: unit.name }));
  const months = given.values.map(({ month }) => month);
  const comparison = choice && comparisonOf(choice, months);
  const standings = choice ? standingsOf(given, choice.period, comparison) : [];
  const sourceOf = (period: Period) =>
    m.offices_source_values({ period: sayPeriod(period, language), version }, locale);
  const source = choice ? sourceOf(choice.period) : '';
  const nameOfUnit = (unit: string) => offices.find((one) => one.unit === unit)?.name ?? unit;
  const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 1, id, text });
  const under = (id: string, text: string, blocks: readonly Block[]) =>
    blocks.length > 0 ? [heading(id, text), ...blocks] : [];
  const heatAbout = {
    title: m.offices_heat_title(
      { county: name, period: choice ? sayPeriod(choice.period, language) : '' },
      locale,
    ),
    ...{ source, howId: howId.indicators, offices, countyName: name },
  };
  // In the order they are read: tables and figures are numbered as they are made.
  const indicators: Block[] = [
    ...under(
      'all-indicators',
      m.offices_heading_heat({}, locale),
      standings.length === 0
        ? []
        : [
            { kind: 'prose', text: m.offices_heat_intro({}, locale) },
            medium === 'web'
              ? heatTable(standings, heatAbout, context)
              : heatFigureBlock(standings, heatAbout, context),
          ],
    ),
    ...under(
      'funnels',
      m.offices_heading_funnels({}, locale),
      standings.length === 0
        ? []
        : [
            { kind: 'prose', text: m.offices_funnels_intro({}, locale) },
            ...standings.flatMap((standing) =>
              funnelSection(standing, { nameOfUnit, source, howId: howId.indicators }, context),
            ),
          ],
    ),
  ];
  const change = under(
    'change',
    m.offices_heading_change({}, locale),
    comparison ? changeBlocks(standings, { offices, comparison, source }, context) : [],
  );
  const beside = choice && standings.length > 0 ? { name, period: choice.period, source, sourceOf } : null;
  const year = beside ? yearBlocks(given, { ...beside, unit: null }, context) : [];
  const size = beside ? countySizeBlocks(given, beside, { context, hasOffices: medium === 'web' }) : [];
  const climate = climateBlocks(given, context, version);
  const survey = countySurveyBlocks(given.userSurvey, given.offices, { countyName: name, version }, context);
  return {
    ...{ language, title: name },
    ...(choice ? { subtitle: sayChoice(choice, language) } : {}),
    ...(given.offices.some(({ synthetic }) => synthetic)
      ? { syntheticNotice: m.offices_synthetic({}, locale) }
      : {}),
    blocks: [
      ...under(
        'stands-out',
        m.offices_heading_out({}, locale),
        outBlocks(standings, given, nameOfUnit, context),
      ),
      ...indicators,
      ...change,
      ...under('year-to-date', m.offices_heading_year({}, locale), year),
      ...under('against-size', m.offices_heading_size({}, locale), size),
      ...under('climate', m.offices_heading_climate_offices({}, locale), climate),
      ...under('user-survey', m.offices_heading_survey({}, locale), survey),
      ...under('missing', m.offices_heading_missing({}, locale), missingBlocks(given, standings, context)),
      ...howBlocks(
        context,
        {
          indicators: standings.length > 0,
          year: year.length > 0,
          size: size.some(({ kind }) => kind === 'table'),
          climate: climate.length > 0,
          survey: survey.length > 0,
        },
        given.sources,
      ),
    ],
    footer: m.offices_footer({ version }, locale),
  };
}

/** Which offices differ from the county beyond chance, indicator by indicator. */
function outBlocks(
  standings: readonly IndicatorStanding[],
  given: CountyGiven,
  nameOfUnit: (unit: string) => string,
  context: PageContext,
): Block[] {
  const { language, locale } = context;
  const tests = standings.flatMap(({ offices }) => offices.filter(({ q }) => q !== null)).length;
  const items = standings.flatMap((standing): Text[] => {
    const out = standing.offices.filter((office) => office.standsOut !== null);
    if (out.length === 0) return [];
    const names = (way: 'better' | 'worse') =>
      out.filter(({ standsOut }) => standsOut === way).map(({ unit }) => nameOfUnit(unit));
    const [better, worse] = [names('better'), names('worse')];
    const parts = [
      ...(better.length > 0
        ? [m.offices_out_names_better({ names: inAList(better, language) }, locale)]
        : []),
      ...(worse.length > 0 ? [m.offices_out_names_worse({ names: inAList(worse, language) }, locale)] : []),
    ];
    return [[{ text: `${nameOf(standing.indicator, language)}: `, bold: true }, parts.join('; ')]];
  });
  const climate = given.climate?.measures.flatMap((measure) => {
    const out = measure.offices.filter((office) => standsOutOf(office) !== null);
    if (out.length === 0) return [];
    const names = (way: 'higher' | 'lower') =>
      out
        .filter((office) => standsOutOf(office) === way)
        .map(({ unit, label }) => (unit ? nameOfUnit(unit) : textIn(label, language)));
    const [higher, lower] = [names('higher'), names('lower')];
    const parts = [
      ...(higher.length > 0
        ? [m.offices_out_names_higher({ names: inAList(higher, language) }, locale)]
        : []),
      ...(lower.length > 0 ? [m.offices_out_names_lower({ names: inAList(lower, language) }, locale)] : []),
    ];
    return [[{ text: `${textIn(measure.label, language)}: `, bold: true }, parts.join('; ')] as Text];
  });
  if (tests === 0 && !given.climate) return [];
  const all = [...items, ...(climate ?? [])];
  const number = (value: number) => formatNumber(value, language, { decimals: 0 });
  const outOf = standings.flatMap(({ offices }) =>
    offices.filter(({ standsOut }) => standsOut !== null),
  ).length;
  const climateTests = given.climate?.measures.flatMap(({ offices }) =>
    offices.filter(({ difference }) => difference),
  );
  const climateOut = given.climate?.measures.flatMap(({ offices }) =>
    offices.filter((one) => standsOutOf(one)),
  );
  const sentences = [
    ...(tests > 0 ? [m.offices_county_out({ tests: number(tests), count: outOf }, locale)] : []),
    ...(climateTests && climateTests.length > 0
      ? [
          m.offices_county_out_climate(
            { tests: number(climateTests.length), count: climateOut?.length ?? 0 },
            locale,
          ),
        ]
      : []),
  ];
  return [
    { kind: 'finding', text: sentences.join(' ') },
    ...(all.length > 0 ? [{ kind: 'list' as const, items: all }] : []),
    { kind: 'prose', text: m.offices_county_out_ranking({}, locale) },
  ];
}

function funnelSection(
  standing: IndicatorStanding,
  about: { readonly nameOfUnit: (unit: string) => string; readonly source: string; readonly howId: string },
  context: PageContext,
): Block[] {
  const { language, locale } = context;
  const figure = funnelBlock(standing, about, context);
  const out = standing.offices.filter((office) => office.standsOut !== null);
  const sentences: Block[] =
    out.length > 0
      ? [
          {
            kind: 'list',
            items: out.map((office) =>
              indicatorSentence({ standing, office }, about.nameOfUnit(office.unit), context),
            ),
          },
        ]
      : figure
        ? [{ kind: 'prose', text: nobodyStandsOut(standing, about.nameOfUnit, context) }]
        : [{ kind: 'prose', text: m.offices_funnel_no_counts({}, locale) }];
  return [
    {
      ...{ kind: 'heading', level: 2, text: nameOf(standing.indicator, language) },
      id: `indicator-${standing.indicator.code.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    },
    ...sentences,
    ...(figure ? [figure] : []),
  ];
}

/** Where a dot is filled though no office is said to stand out, the sentence says why. */
function nobodyStandsOut(
  { offices }: IndicatorStanding,
  nameOfUnit: (unit: string) => string,
  { language, locale }: PageContext,
): string {
  const outside = offices.filter(({ place }) => place === 'outside95' || place === 'outside998');
  if (outside.length === 0) return m.offices_funnel_nobody({}, locale);
  const names = inAList(
    outside.map(({ unit }) => nameOfUnit(unit)),
    language,
  );
  return m.offices_funnel_outside({ names }, locale);
}

function climateBlocks(given: CountyGiven, context: PageContext, version: string): Block[] {
  const { climate } = given;
  if (!climate) return [];
  const { language, locale } = context;
  const scales = viewOf(climate, ({ measures }) =>
    measures.filter(({ kind, ends, offices }) => kind === 'scale' && ends !== null && offices.length > 0),
  );
  const figures = scales.flatMap((_, at) => {
    const measure = viewOf(scales, (all) => all[at]!);
    const title = m.offices_climate_scale_title({ scale: textIn(measure.label, language) }, locale);
    const figure = climateOfOffices(
      measure,
      {
        nameOf: ({ unit, label }) =>
          given.offices.find(({ number }) => number === unit)?.name ?? textIn(label, language),
        title,
        source: m.offices_source_climate(
          { source: given.climateSource ?? '', n: measure.county.n ?? 0, version },
          locale,
        ),
        howId: howId.climate,
      },
      context,
    );
    if (!figure) return [];
    const hasOut = measure.offices.some((office) => standsOutOf(office) !== null);
    return [{ figure, hasOut, summary: textIn(measure.label, language) }];
  });
  if (figures.length === 0) return [];
  return [
    { kind: 'prose', text: m.offices_climate_offices_intro({ minimum: climate.minimumGroup }, locale) },
    ...figures.map(
      ({ figure, summary }): Block => ({
        ...{ kind: 'details', id: `fold-${figure.id}`, summary },
        blocks: [figure],
      }),
    ),
  ];
}

function missingBlocks(
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
