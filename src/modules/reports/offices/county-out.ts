import { m } from '#messages';
import { textIn } from '#modules/studies/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Block, Text } from '../schema.ts';
import { standsOutOf } from './climate-blocks.ts';
import type { CountyGiven } from './county-given.ts';
import type { PageContext } from './numbering.ts';
import type { IndicatorStanding } from './standings.rules.ts';
import { nameOf } from './wording.ts';

/** Which offices differ from the county beyond chance, indicator by indicator. */
export function standingOutInCounty(
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
