import { m } from '#messages';
import { lineageOf } from '#modules/organisation/index.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import type { Period } from '#modules/scorecards/index.ts';
import type { Language } from '#platform/language.ts';
import type { Block, ReportDocument } from '../schema.ts';
import { climateFigure, climateTable, ownMeasures, reportedAs } from './climate-blocks.ts';
import type { CountyGiven } from './county-given.ts';
import { funnelBlock } from './funnel-blocks.ts';
import { howId } from './how-blocks.ts';
import { indicatorTable, type OwnStanding } from './indicator-table.ts';
import { missingSentences } from './missing-data.ts';
import { multiplesBlock } from './multiples-block.ts';
import { startPage } from './numbering.ts';
import { officeFacts } from './office-facts.ts';
import { attainmentSentence, climateSentence, findingOf, standsOutBlocks } from './office-findings.ts';
import { blocksOf, type OfficeSections } from './office-sections.ts';
import { comparisonOf, type PeriodChoice } from './period.rules.ts';
import { registrationBlocks } from './registration-blocks.ts';
import { officeSizeBlocks } from './size-blocks.ts';
import { climateOut, indicatorsOut } from './stand-out.ts';
import { standingsOf } from './standings.rules.ts';
import { surveyBlocks, surveyOut } from './survey-blocks.ts';
import { countyName, sayChoice, sayPeriod } from './wording.ts';
import { yearBlocks } from './year-blocks.ts';

export type OfficePage = {
  readonly document: ReportDocument;
  /** What there is to say first, for the page of paper too. */
  readonly sections: OfficeSections;
};
/**
 * One office: what stands out beyond chance, in words; its indicators against the target; its climate and its user survey
 * beside the county; how its people register beside the counts that they feed; and what is missing.
 */
export function buildOfficePage({
  given,
  unit,
  choice,
  language,
  version,
}: {
  readonly given: CountyGiven;
  readonly unit: Unit;
  readonly choice: PeriodChoice | null;
  readonly language: Language;
  readonly version: string;
}): OfficePage {
  const context = startPage(language);
  const { locale } = context;
  const months = given.values.map(({ month }) => month);
  const standings = choice ? standingsOf(given, choice.period, comparisonOf(choice, months)) : [];
  const own = standings.flatMap((standing): OwnStanding[] => {
    const office = standing.offices.find((one) => one.unit === unit.number);
    return office && (office.total || office.smallMonths > 0) ? [{ standing, office }] : [];
  });
  const climate = given.climate && ownMeasures(given.climate, lineageOf(unit.number, given.successions));
  const joint = climate && reportedAs(climate, context);
  const sourceOf = (period: Period) =>
    m.offices_source_values({ period: sayPeriod(period, language), version }, locale);
  const source = choice ? sourceOf(choice.period) : '';
  const climateSource = m.offices_source_climate(
    { source: given.climateSource ?? '', n: climateSize(given), version },
    locale,
  );
  const out = [
    ...indicatorsOut(own, context),
    ...(climate ? climateOut(climate, context) : []),
    ...surveyOut(given.userSurvey, unit.number, context),
  ];
  const tests = standings.flatMap(({ offices }) => offices.filter(({ q }) => q !== null)).length;
  const compared = tests > 0 || (climate !== null && climate.length > 0);
  const county = countyName(given, context);
  const standsOut = standsOutBlocks(out, { county, tests, compared }, context);
  const about = {
    title: m.offices_indicators_title({ office: unit.name }, locale),
    source,
    howId: howId.indicators,
  };
  const period = choice?.period;
  const multiples = period
    ? multiplesBlock(
        standings,
        given,
        { unit: unit.number, name: unit.name, period, source, tableId: 'indicators' },
        context,
      )
    : null;
  const shown = given.seesOthers ? standings : standings.map((one) => ownOnly(one, unit.number));
  const funnels = own
    .filter(({ office }) => office.standsOut !== null)
    .flatMap(
      ({ standing }) =>
        funnelBlock(
          shown.find(({ indicator }) => indicator.code === standing.indicator.code) ?? standing,
          {
            nameOfUnit: (number) => given.offices.find((one) => one.number === number)?.name ?? number,
            own: unit.number,
            source,
            howId: howId.indicators,
          },
          context,
        ) ?? [],
    );
  const indicators: Block[] =
    own.length === 0
      ? []
      : [
          { kind: 'finding', text: attainmentSentence(own, context) },
          ...(multiples ? [multiples] : []),
          indicatorTable(own, about, context),
          ...funnels,
        ];
  const beside = period && { unit: unit.number, name: unit.name, period, source, sourceOf };
  const year = beside && own.length > 0 ? yearBlocks(given, beside, context) : [];
  const size = beside && own.length > 0 ? officeSizeBlocks(given, beside, context) : [];
  const climateAbout = {
    title: m.offices_climate_title({ office: joint ?? unit.name }, locale),
    source: climateSource,
    howId: howId.climate,
  };
  const climateFig = climate && climate.length > 0 ? climateFigure(climate, climateAbout, context) : null;
  const climateBlocks: Block[] =
    climate && climate.length > 0
      ? [
          { kind: 'finding', text: climateSentence(climate, context) },
          {
            kind: 'prose',
            text: joint ? m.offices_climate_joint_intro({}, locale) : m.offices_climate_intro({}, locale),
          },
          ...(climateFig ? [climateFig] : []),
          climateTable(climate, climateAbout, context),
        ]
      : [];
  const survey = surveyBlocks(given.userSurvey, unit, { countyName: county, version }, context);
  const registration = registrationBlocks(climate, own, { source: climateSource, unit, joint }, context);
  const missing = missingSentences(
    given,
    { unit, period: period ?? null, own, climateScales: climate?.length ?? 0 },
    context,
  );
  const facts = officeFacts(unit, given, choice ? sayChoice(choice, language) : null, context);
  const isYearItself = period?.from.endsWith('-01') && period.from.slice(0, 4) === period.to.slice(0, 4);
  const yearSentence = isYearItself ? null : findingOf(year);
  const sections = {
    facts,
    standsOut,
    indicators,
    year,
    yearSentence,
    size,
    climate: climateBlocks,
    survey,
    registration,
    missing,
  };
  return {
    sections,
    document: {
      language,
      title: unit.name,
      blocks: blocksOf(sections, given.sources, context),
      ...(unit.synthetic ? { syntheticNotice: m.offices_synthetic({}, locale) } : {}),
      footer: m.offices_footer({ version }, locale),
    },
  };
}

function climateSize({ climate }: CountyGiven): number {
  return Math.max(0, ...(climate?.measures.map(({ county }) => county.n ?? 0) ?? []));
}

function ownOnly<Standing extends { readonly offices: readonly { readonly unit: string }[] }>(
  standing: Standing,
  unit: string,
): Standing {
  return { ...standing, offices: standing.offices.filter((one) => one.unit === unit) };
}
