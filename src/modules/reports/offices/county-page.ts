import { m } from '#messages';
import type { Period } from '#modules/scorecards/index.ts';
import type { Language } from '#platform/language.ts';
import type { Block, ReportDocument } from '../schema.ts';
import { changeBlocks } from './change-blocks.ts';
import { climateOfEachOffice } from './county-climate.ts';
import { funnelSection, isFunnelOpen } from './county-funnels.ts';
import type { CountyGiven } from './county-given.ts';
import { missingInCounty } from './county-missing.ts';
import { standingOutInCounty } from './county-out.ts';
import { heatFigureBlock, heatTable } from './heat-table.ts';
import { howBlocks, howId } from './how-blocks.ts';
import { startPage } from './numbering.ts';
import { comparisonOf, type PeriodChoice } from './period.rules.ts';
import { countySizeBlocks } from './size-blocks.ts';
import { standingsOf } from './standings.rules.ts';
import { countySurveyBlocks } from './survey-blocks.ts';
import { countyName, sayChoice, sayPeriod } from './wording.ts';
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
  // Users may have answered at an office that has since gone up in another.
  const nameOfUnit = (unit: string) => given.parts.find(({ number }) => number === unit)?.name ?? unit;
  const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 1, id, text });
  const under = (id: string, text: string, blocks: readonly Block[]) =>
    blocks.length > 0 ? [heading(id, text), ...blocks] : [];
  // Paper has no folds: what is folded on the web would go to its end.
  const isFolding = medium === 'web';
  const heatAbout = {
    title: m.offices_heat_title(
      { county: name, period: choice ? sayPeriod(choice.period, language) : '' },
      locale,
    ),
    source,
    howId: howId.indicators,
    offices,
    countyName: name,
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
            ...(isFolding && standings.some((standing) => !isFunnelOpen(standing))
              ? [{ kind: 'prose' as const, text: m.offices_funnels_folded({}, locale) }]
              : []),
            ...standings.flatMap((standing) =>
              funnelSection(standing, { nameOfUnit, source, howId: howId.indicators, isFolding }, context),
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
  const climate = climateOfEachOffice(given, context, version);
  const survey = countySurveyBlocks(given.userSurvey, given.offices, { countyName: name, version }, context);
  return {
    language,
    title: name,
    ...(choice ? { subtitle: sayChoice(choice, language) } : {}),
    ...(given.offices.some(({ synthetic }) => synthetic)
      ? { syntheticNotice: m.offices_synthetic({}, locale) }
      : {}),
    blocks: [
      ...under(
        'stands-out',
        m.offices_heading_out({}, locale),
        standingOutInCounty(standings, given, nameOfUnit, context),
      ),
      ...indicators,
      ...change,
      ...under('year-to-date', m.offices_heading_year({}, locale), year),
      ...under('against-size', m.offices_heading_size({}, locale), size),
      ...under('climate', m.offices_heading_climate_offices({}, locale), climate),
      ...under('user-survey', m.offices_heading_survey({}, locale), survey),
      ...under('missing', m.offices_heading_missing({}, locale), missingInCounty(given, standings, context)),
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
