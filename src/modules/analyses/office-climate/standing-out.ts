import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber } from '#platform/number-style.ts';
import type { ClimateDifference, ClimateMeasure, OfficeClimate } from './result.ts';

/** A measure on which an office differs from the others more than chance gives. */
export type Standing = { readonly measure: ClimateMeasure; readonly difference: ClimateDifference };

/** At most this share of what is said to stand out is expected to be chance. */
const falseDiscoveryRate = 0.05;

/** Where an office stands out beyond chance, the surest first. */
export function standingOut(climate: Released<OfficeClimate>, isOffice: OfficeChoice): readonly Standing[] {
  return climate.measures
    .flatMap((measure) =>
      measure.offices.flatMap(({ office, unit, difference }) =>
        isOffice({ office, unit }) && difference && difference.q < falseDiscoveryRate
          ? [{ measure, difference }]
          : [],
      ),
    )
    .sort((a, b) => a.difference.q - b.difference.q);
}

type OfficeChoice = (office: { readonly office: string; readonly unit: string | null }) => boolean;

/** The same in plain words: a sentence for each, or one that says why there is none. */
export function sayStandings(
  climate: Released<OfficeClimate>,
  isOffice: OfficeChoice,
  language: Language,
): readonly string[] {
  const locale = { locale: language };
  const own = climate.measures.flatMap(({ offices }) => offices.filter(isOffice));
  if (!own.some(({ mean }) => mean !== null)) return [m.analyses_climate_not_shown({}, locale)];
  const tested = own.filter(({ difference }) => difference !== null).length;
  if (tested === 0) return [m.analyses_climate_not_tested({}, locale)];
  const standings = standingOut(climate, isOffice);
  if (standings.length === 0) return [m.analyses_climate_none({ count: tested }, locale)];
  return standings.map(({ measure, difference }) => sayOne(measure, difference, language));
}

function sayOne(measure: ClimateMeasure, { value, ci, q }: ClimateDifference, language: Language): string {
  const show = (number: number) => formatNumber(number, language, { decimals: 2 });
  const [lower, upper] = value < 0 ? [-ci[1], -ci[0]] : ci;
  const inputs = {
    measure: inQuotes(textIn(measure.label, language).replace(/\.$/, ''), language),
    difference: show(Math.abs(value)),
    interval: m.analyses_climate_interval({ lower: show(lower), upper: show(upper) }, { locale: language }),
    q:
      q < 0.001
        ? `<\u00a0${formatCoefficient(0.001, language, 3)}`
        : `=\u00a0${formatCoefficient(q, language, 3)}`,
  };
  const say = value < 0 ? m.analyses_climate_below : m.analyses_climate_above;
  return say(inputs, { locale: language });
}
