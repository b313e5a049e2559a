import { m } from '#messages';
import { textIn } from '#modules/studies/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Block, Text } from '../schema.ts';
import { standsOutOf } from './climate-blocks.ts';
import type { CountyGiven } from './county-given.ts';
import type { PageContext } from './numbering.ts';
import { falseDiscoveryRate, type IndicatorStanding } from './standings.rules.ts';
import { surveyParts, surveyStandings } from './survey.rules.ts';
import { partName } from './survey-blocks.ts';
import { nameOf } from './wording.ts';

/** What was compared: how often, how often beyond chance, and who that was, a line each indicator, scale or category. */
type Compared = { readonly tests: number; readonly out: number; readonly items: readonly Text[] };

/** Which offices differ from the county beyond chance: on the scorecard, in the climate, and as their users see them. */
export function standingOutInCounty(
  standings: readonly IndicatorStanding[],
  given: CountyGiven,
  nameOfUnit: (unit: string) => string,
  context: PageContext,
): Block[] {
  const { language, locale } = context;
  const scorecard = scorecardOut(standings, nameOfUnit, context);
  const climate = climateOut(given, nameOfUnit, context);
  const survey = surveyOut(given, nameOfUnit, context);
  const all = [scorecard, climate, survey];
  if (all.every(({ tests }) => tests === 0)) return [];
  const count = ({ tests, out }: Compared) => ({
    count: out,
    tests: formatNumber(tests, language, { decimals: 0 }),
  });
  const parts = [
    ...(scorecard.tests > 0 ? [m.offices_county_out_scorecard(count(scorecard), locale)] : []),
    ...(climate.tests > 0 ? [m.offices_county_out_climate(count(climate), locale)] : []),
    ...(survey.tests > 0 ? [m.offices_county_out_survey(count(survey), locale)] : []),
  ];
  const items = all.flatMap((one) => one.items);
  return [
    { kind: 'finding', text: m.offices_county_out({ parts: inAList(parts, language) }, locale) },
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    { kind: 'prose', text: m.offices_county_out_ranking({}, locale) },
  ];
}

function scorecardOut(
  standings: readonly IndicatorStanding[],
  nameOfUnit: (unit: string) => string,
  { language, locale }: PageContext,
): Compared {
  const out = (standing: IndicatorStanding, way?: 'better' | 'worse') =>
    standing.offices
      .filter(({ standsOut }) => (way ? standsOut === way : standsOut !== null))
      .map(({ unit }) => nameOfUnit(unit));
  return {
    tests: standings.flatMap(({ offices }) => offices.filter(({ q }) => q !== null)).length,
    out: standings.flatMap((standing) => out(standing)).length,
    items: standings.flatMap((standing) => {
      const [better, worse] = [out(standing, 'better'), out(standing, 'worse')];
      return itemOf(nameOf(standing.indicator, language), [
        ...(better.length > 0
          ? [m.offices_out_names_better({ names: inAList(better, language) }, locale)]
          : []),
        ...(worse.length > 0 ? [m.offices_out_names_worse({ names: inAList(worse, language) }, locale)] : []),
      ]);
    }),
  };
}

function climateOut(
  { climate }: CountyGiven,
  nameOfUnit: (unit: string) => string,
  context: PageContext,
): Compared {
  const { language } = context;
  const measures = climate?.measures ?? [];
  return {
    tests: measures.flatMap(({ offices }) => offices.filter(({ difference }) => difference)).length,
    out: measures.flatMap(({ offices }) => offices.filter((one) => standsOutOf(one) !== null)).length,
    items: measures.flatMap(({ label, offices }) => {
      const names = (way: 'higher' | 'lower') =>
        offices
          .filter((office) => standsOutOf(office) === way)
          .map(({ unit, label: joined }) => (unit ? nameOfUnit(unit) : textIn(joined, language)));
      return itemOf(
        textIn(label, language),
        ends({ higher: names('higher'), lower: names('lower') }, context),
      );
    }),
  };
}

function surveyOut(
  { userSurvey }: CountyGiven,
  nameOfUnit: (unit: string) => string,
  context: PageContext,
): Compared {
  const tested = surveyStandings(userSurvey)?.tested ?? [];
  const out = tested.filter(({ q }) => q <= falseDiscoveryRate);
  return {
    tests: tested.length,
    out: out.length,
    items: surveyParts.flatMap((part) => {
      const names = (isHigher: boolean) =>
        out
          .filter((one) => one.part === part && one.mean > one.all === isHigher)
          .map(({ unit }) => nameOfUnit(unit));
      const name = `${m.offices_heading_survey({}, context.locale)}, ${partName(part, context)}`;
      return itemOf(name, ends({ higher: names(true), lower: names(false) }, context));
    }),
  };
}

/** Who lies higher than the others, and who lower; nothing where nobody does. */
function ends(
  { higher, lower }: { readonly higher: readonly string[]; readonly lower: readonly string[] },
  { language, locale }: PageContext,
): readonly string[] {
  return [
    ...(higher.length > 0 ? [m.offices_out_names_higher({ names: inAList(higher, language) }, locale)] : []),
    ...(lower.length > 0 ? [m.offices_out_names_lower({ names: inAList(lower, language) }, locale)] : []),
  ];
}

function itemOf(name: string, said: readonly string[]): Text[] {
  return said.length > 0 ? [[{ text: `${name}: `, bold: true }, said.join('; ')]] : [];
}
