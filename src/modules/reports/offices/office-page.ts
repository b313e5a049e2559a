import { m } from '#messages';
import { lineageOf } from '#modules/organisation/index.ts';
import type { Unit } from '#modules/organisation/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { meanAttainments, type Period, sayAttainment } from '#modules/scorecards/index.ts';
import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Block, ReportDocument } from '../schema.ts';
import {
  climateFigure,
  climateTable,
  type OwnMeasure,
  ownMeasures,
  reportedAs,
  standsOutOf,
} from './climate-blocks.ts';
import type { CountyGiven } from './county-given.ts';
import { funnelBlock } from './funnel-blocks.ts';
import { howBlocks, howId } from './how-blocks.ts';
import { indicatorTable, type OwnStanding } from './indicator-table.ts';
import { missingSentences } from './missing-data.ts';
import { multiplesBlock } from './multiples-block.ts';
import { type PageContext, startPage } from './numbering.ts';
import { officeFacts } from './office-facts.ts';
import { comparisonOf, type PeriodChoice } from './period.rules.ts';
import { registrationBlocks } from './registration-blocks.ts';
import { officeSizeBlocks } from './size-blocks.ts';
import { climateOut, indicatorsOut } from './stand-out.ts';
import { standingsOf } from './standings.rules.ts';
import { surveyBlocks, surveyOut } from './survey-blocks.ts';
import { groupName, sayChoice, sayPeriod } from './wording.ts';
import { yearBlocks } from './year-blocks.ts';

export type OfficePage = {
  readonly document: ReportDocument;
  /** What there is to say first, for the page of paper too. */
  readonly sections: OfficeSections;
};
export type OfficeSections = {
  readonly facts: Block & { readonly kind: 'facts' };
  readonly standsOut: readonly Block[];
  readonly indicators: readonly Block[];
  readonly year: readonly Block[];
  /** The year in a sentence, where the period is not the year so far itself. */
  readonly yearSentence: string | null;
  readonly size: readonly Block[];
  readonly climate: readonly Block[];
  readonly survey: readonly Block[];
  readonly registration: readonly Block[];
  readonly missing: readonly string[];
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
  const nothing = compared
    ? m.offices_out_none({ county: countyName(given, context) }, locale)
    : m.offices_out_nothing_to_compare({}, locale);
  const standsOut: Block[] = [
    {
      kind: 'finding',
      text:
        out.length === 0
          ? nothing
          : m.offices_out_some({ count: out.length, county: countyName(given, context) }, locale),
    },
    ...(out.length > 0 ? [{ kind: 'list' as const, items: out }] : []),
    ...(tests > 0
      ? [
          {
            kind: 'prose' as const,
            text: m.offices_out_family({ tests: formatNumber(tests, language, { decimals: 0 }) }, locale),
          },
        ]
      : []),
  ];
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
  const survey = surveyBlocks(
    given.userSurvey,
    unit,
    { countyName: countyName(given, context), version },
    context,
  );
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

/** On how many scales the office differs from the others beyond chance. */
function climateSentence(own: Released<readonly OwnMeasure[]>, context: PageContext): string {
  const { locale } = context;
  const joint = reportedAs(own, context);
  const whose = joint === null ? '' : `${m.offices_climate_joint({ offices: joint }, locale)} `;
  const scales = own.filter(({ office }) => office.difference).length;
  const count = own.filter(({ office }) => standsOutOf(office) !== null).length;
  if (scales === 0) return whose + m.offices_climate_finding_withheld({}, locale);
  return (
    whose +
    (count === 0
      ? m.offices_climate_finding_none({ scales }, locale)
      : m.offices_climate_finding_some({ count, scales }, locale))
  );
}

function blocksOf(sections: OfficeSections, sources: CountyGiven['sources'], context: PageContext): Block[] {
  const { locale } = context;
  const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 1, id, text });
  const under = (id: string, text: string, blocks: readonly Block[]) =>
    blocks.length > 0 ? [heading(id, text), ...blocks] : [];
  return [
    sections.facts,
    ...under('stands-out', m.offices_heading_out({}, locale), sections.standsOut),
    ...under('against-target', m.offices_heading_indicators({}, locale), sections.indicators),
    ...under('year-to-date', m.offices_heading_year({}, locale), sections.year),
    ...under('against-size', m.offices_heading_size({}, locale), sections.size),
    ...under('climate-beside-county', m.offices_heading_climate({}, locale), sections.climate),
    ...under('user-survey', m.offices_heading_survey({}, locale), sections.survey),
    ...under('registration', m.offices_heading_registration({}, locale), sections.registration),
    ...under(
      'missing',
      m.offices_heading_missing({}, locale),
      sections.missing.length > 0 ? [{ kind: 'list', items: sections.missing }] : [],
    ),
    ...howBlocks(
      context,
      {
        indicators: sections.indicators.length > 0,
        year: sections.year.length > 0,
        size: sections.size.some(({ kind }) => kind === 'table'),
        climate: sections.climate.length > 0,
        survey: sections.survey.length > 0,
      },
      sources,
    ),
  ];
}

/** `Individuell oppfølging: 92 % av målkravet over 8 indikatorer; målkravet er nådd for 4.` */
function attainmentSentence(own: readonly OwnStanding[], { language, locale }: PageContext): string {
  const groups = meanAttainments(
    own.map(({ standing, office }) => ({ group: standing.indicator.group, attainment: office.attainment })),
  ).filter(({ mean }) => mean !== null);
  const withTarget = own.filter(({ office }) => office.attainment !== null);
  if (groups.length === 0) return m.offices_attainment_none({}, locale);
  const reached = withTarget.filter(({ office }) => office.attainment! >= 1).length;
  const parts = groups.map(({ group, mean, counted }) =>
    m.offices_attainment_group(
      {
        group: groupName(group, language),
        percent: sayAttainment(mean!, language),
        count: counted,
      },
      locale,
    ),
  );
  return m.offices_attainment_sentence(
    { reached, count: withTarget.length, groups: parts.join('; ') },
    locale,
  );
}

export function countyName({ county }: CountyGiven, { locale }: PageContext): string {
  return county?.name ?? m.offices_county_unknown({}, locale);
}

function findingOf(blocks: readonly Block[]): string | null {
  const found = blocks.find((block) => block.kind === 'finding');
  return found?.kind === 'finding' && typeof found.text === 'string' ? found.text : null;
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
