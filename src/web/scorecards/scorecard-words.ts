import { m } from '#messages';
import type { Trend } from '#modules/scorecards/index.ts';
import {
  type Indicator,
  type IndicatorGroup,
  type IndicatorOwner,
  sayAttainment,
  sayValue,
} from '#modules/scorecards/schema.ts';
import { textIn } from '#modules/studies/schema.ts';
import { formatNumber } from '#platform/number-style.ts';
import { sayMonth } from '#platform/say-date.ts';
import { useWords } from '#web/language/language.ts';

/** How months, values and attainment are said on the scorecard's pages. */
export function useScorecardWords() {
  const words = useWords();
  const { say, language } = words;
  const dash = '–';
  return {
    ...words,
    name: (indicator: Pick<Indicator, 'name'>) => textIn(indicator.name, language),
    text: (text: Indicator['name']) => textIn(text, language),
    /** "juni 2015". */
    month: (month: string) => sayMonth(month, language),
    value: (value: number | null, indicator: Pick<Indicator, 'kind' | 'per'>) =>
      value === null ? dash : sayValue(value, indicator, language),
    /** `[78,1; 82,0]`: the ends of an interval, without their unit. */
    interval: (ends: readonly [number, number] | null, { kind, per }: Pick<Indicator, 'kind' | 'per'>) =>
      ends === null
        ? dash
        : `[${ends
            .map((end) =>
              kind === 'share'
                ? formatNumber((100 * end) / per, language, { decimals: 1 })
                : formatNumber(end, language, { decimals: per >= 100 ? 1 : 2 }),
            )
            .join('; ')}]`,
    attained: (attainment: number | null) =>
      attainment === null ? dash : sayAttainment(attainment, language),
    count: (count: number | null) => (count === null ? dash : formatNumber(count, language, { decimals: 0 })),
    /** What the months say of where it goes, in words; never an arrow that chance drew. */
    trend: (trend: Trend) => {
      if (trend.kind === 'tooFewMonths') return say(m.scorecards_trend_few, { needed: trend.needed });
      return say(trendWords[trend.verdict]);
    },
    group: (group: IndicatorGroup) => say(groupWords[group]),
    owner: (owner: IndicatorOwner) => say(ownerWords[owner]),
  };
}

const trendWords = {
  better: m.scorecards_trend_better,
  worse: m.scorecards_trend_worse,
  unclear: m.scorecards_trend_unclear,
};
const groupWords = {
  individualFollowUp: m.scorecards_group_individual,
  labourMarket: m.scorecards_group_labour,
  other: m.scorecards_group_other,
};
const ownerWords = {
  national: m.scorecards_owner_national,
  county: m.scorecards_owner_county,
  office: m.scorecards_owner_office,
};
