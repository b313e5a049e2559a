import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import { formatNumber, formatPRelation } from '#platform/number-style.ts';
import type { Text } from '../schema.ts';
import { type OwnMeasure, signed, standsOutOf } from './climate-blocks.ts';
import type { OwnStanding } from './indicator-table.ts';
import type { PageContext } from './numbering.ts';
import { nameOf, writeCounts, writeValue } from './wording.ts';

/** Each indicator on which an office is further from the county than chance brings it, in a sentence. */
export function indicatorsOut(own: readonly OwnStanding[], context: PageContext): Text[] {
  return own.flatMap(({ standing, office }) =>
    office.standsOut ? [indicatorSentence({ standing, office }, null, context)] : [],
  );
}

/**
 * One office on one indicator: `Moen: 93,1 % (312 av 335) mot 86,0 % i fylket; bedre enn tilfeldighet …`.
 *
 * @param name what the sentence begins with; the indicator's name when null
 */
export function indicatorSentence(
  { standing, office }: OwnStanding,
  name: string | null,
  { language, locale }: PageContext,
): Text {
  const { indicator, county } = standing;
  const { total } = office;
  const write = (value: number) => writeValue(value, indicator, language);
  const inputs = {
    value: write(total!.value),
    counts: writeCounts(
      { numerator: total!.numerator!, denominator: total!.denominator! },
      indicator,
      language,
    ),
    county: write(county!.value),
    q: formatPRelation(office.q!, language),
  };
  return [
    { text: `${name ?? nameOf(indicator, language)}: `, bold: true },
    office.standsOut === 'better'
      ? m.offices_out_better(inputs, locale)
      : m.offices_out_worse(inputs, locale),
  ];
}

/** Each scale on which an office answered otherwise than the others, beyond chance. */
export function climateOut(own: Released<readonly OwnMeasure[]>, { language, locale }: PageContext): Text[] {
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  return own.flatMap(({ measure, office }): Text[] => {
    const way = standsOutOf(office);
    if (!way || office.mean === null || !office.difference) return [];
    const { value, ci, q } = office.difference;
    const scale = textIn(measure.label, language);
    const inputs = {
      mean: number(office.mean),
      difference: signed(value, number),
      low: number(ci[0]),
      high: number(ci[1]),
      q: formatPRelation(q, language),
    };
    return [
      [
        {
          text: office.together
            ? `${m.offices_climate_joint_scale({ scale, offices: textIn(office.label, language) }, locale)}: `
            : `${scale}: `,
          bold: true,
        },
        way === 'higher' ? m.offices_climate_higher(inputs, locale) : m.offices_climate_lower(inputs, locale),
      ],
    ];
  });
}
