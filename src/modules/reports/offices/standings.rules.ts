import {
  attainmentOf,
  countsOf,
  intervalOf,
  isIn,
  mayBeShown,
  type Period,
  type PeriodValue,
  periodValue,
  seriesThroughMergers,
  shownOf,
  type Trend,
  targetOver,
  trendOf,
} from '#modules/scorecards/index.ts';
import type { Indicator, MonthlyValue } from '#modules/scorecards/schema.ts';
import {
  benjaminiHochberg,
  exactBinomialTest,
  exactPoissonTest,
  exactSum,
  funnelLimits,
  funnelOverdispersion,
  normalUpperQuantile,
  normalUpperTail,
} from '#statistics';
import { type Change, changeOf } from './change.rules.ts';
import type { CountyGiven } from './county-given.ts';
import type { Comparison } from './period.rules.ts';

/** How one office stands on one indicator. */
export type OfficeStanding = {
  readonly unit: string;
  /** The months that may be shown. */
  readonly months: readonly MonthlyValue[];
  /** Months left out of every figure because their denominator is small. */
  readonly smallMonths: number;
  readonly total: PeriodValue | null;
  /** 95 % interval of the value. */
  readonly interval: readonly [number, number] | null;
  readonly target: number | null;
  readonly attainment: number | null;
  readonly place: 'inside' | 'outside95' | 'outside998' | null;
  /** Against all offices together: p with what they differ by anyhow taken into account, q over all offices and indicators. */
  readonly p: number | null;
  readonly q: number | null;
  /** Further from the county than chance brings it, and which way. */
  readonly standsOut: 'better' | 'worse' | null;
  readonly trend: Trend;
  readonly change: (Change & { readonly q: number }) | null;
};

export type IndicatorStanding = {
  readonly indicator: Indicator;
  readonly offices: readonly OfficeStanding[];
  /** All offices together; null where some office came without counts. */
  readonly county: PeriodValue | null;
  readonly countyAttainment: number | null;
  readonly countyTarget: number | null;
  /** How many times as far as chance the offices spread; 1 where it is no more than chance. */
  readonly overdispersion: number;
};

export const falseDiscoveryRate = 0.05;

const kept = new WeakMap<CountyGiven, Map<string, readonly IndicatorStanding[]>>();

/**
 * How every office stands on every indicator in a period, with q over all of them, so that both pages say the same. Of
 * the same given it is reckoned once: nineteen sheets are made from one.
 */
export function standingsOf(
  given: CountyGiven,
  period: Period,
  comparison: Comparison | null,
): readonly IndicatorStanding[] {
  const key = JSON.stringify([period, comparison]);
  const ofGiven = kept.get(given) ?? new Map<string, readonly IndicatorStanding[]>();
  kept.set(given, ofGiven);
  const found = ofGiven.get(key) ?? reckonStandings(given, period, comparison);
  ofGiven.set(key, found);
  return found;
}

function reckonStandings(
  given: CountyGiven,
  period: Period,
  comparison: Comparison | null,
): readonly IndicatorStanding[] {
  const rough = given.indicators
    .map((indicator) => ofIndicator(given, indicator, period, comparison))
    .filter(({ offices }) => offices.some(({ total, smallMonths }) => total !== null || smallMonths > 0));
  const adjusted = adjuster(rough, ({ p }) => p);
  const changed = adjuster(rough, ({ change }) => change?.p ?? null);
  return rough.map((standing) => ({
    ...standing,
    offices: standing.offices.map((office) => {
      const q = adjusted(office);
      const changeQ = changed(office);
      return {
        ...office,
        q,
        standsOut: standsOut({ ...office, q }, standing),
        change: office.change && { ...office.change, q: changeQ ?? 1 },
      };
    }),
  }));
}

type Rough = Omit<OfficeStanding, 'q' | 'standsOut' | 'change'> & { readonly change: Change | null };
type RoughStanding = Omit<IndicatorStanding, 'offices'> & { readonly offices: readonly Rough[] };

function ofIndicator(
  given: CountyGiven,
  indicator: Indicator,
  period: Period,
  comparison: Comparison | null,
): RoughStanding {
  // What is small is taken out before anything is added up: a merged office does not hide the small one in its sum.
  const values = shownOf(given.values);
  const small = given.values.filter((one) => !mayBeShown(one) && isIn(one.month, period));
  const shown = given.offices.map(({ number }) =>
    seriesThroughMergers({ values, unit: number, indicator, successions: given.successions }),
  );
  const smallMonths = given.offices.map(({ number }) =>
    seriesThroughMergers({ values: small, unit: number, indicator, successions: given.successions }),
  );
  const totals = shown.map((own) => periodValue(own, indicator, period));
  const county = togetherOf(totals, indicator);
  const funnel = funnelOf(totals, county, indicator);
  const offices = given.offices.map(({ number: unit }, at): Rough => {
    const total = totals[at] ?? null;
    const months = shown[at]!.filter(({ month }) => isIn(month, period));
    const target = total && targetOver({ ...asked(given, indicator), unit, months: total.months });
    return {
      unit,
      months,
      total,
      target,
      smallMonths: smallMonths[at]!.length,
      interval: total && intervalOf(total, indicator),
      attainment: attainmentOf({
        value: total?.value ?? null,
        target,
        direction: indicator.direction,
      }),
      ...funnel.placeOf(total),
      trend: trendOf(months, indicator),
      change: comparison && changeBetween(shown[at]!, indicator, comparison),
    };
  });
  const months = county?.months ?? [];
  const countyTarget = targetOver({ ...asked(given, indicator), unit: given.county?.number ?? '', months });
  return {
    indicator,
    offices,
    county,
    countyTarget,
    countyAttainment: attainmentOf({
      value: county?.value ?? null,
      target: countyTarget,
      direction: indicator.direction,
    }),
    overdispersion: funnel.overdispersion,
  };
}

const asked = ({ targets }: CountyGiven, { code }: Indicator) => ({ targets, indicator: code });

function changeBetween(
  values: readonly MonthlyValue[],
  indicator: Indicator,
  { before, after }: Comparison,
): Change | null {
  const [first, second] = [periodValue(values, indicator, before), periodValue(values, indicator, after)];
  return first && second ? changeOf(first, second, indicator) : null;
}

/** All offices as one: sums of what they counted. */
function togetherOf(totals: readonly (PeriodValue | null)[], { per }: Indicator): PeriodValue | null {
  const known = totals.filter((total) => total !== null);
  if (known.length === 0 || known.some(({ denominator }) => denominator === null)) return null;
  const numerator = exactSum(known.map((one) => one.numerator!));
  const denominator = exactSum(known.map((one) => one.denominator!));
  const months = [...new Set(known.flatMap((one) => one.months))].sort();
  return { value: (numerator / denominator) * per, numerator, denominator, months };
}

/** What the funnel's limits are drawn about, as `#statistics` wants it: per one, not per hundred. */
export function funnelTarget(county: PeriodValue, { kind, per }: Indicator) {
  const rate = county.value / per;
  return kind === 'share' ? ({ kind: 'proportion', rate } as const) : ({ kind: 'count', rate } as const);
}

function funnelOf(totals: readonly (PeriodValue | null)[], county: PeriodValue | null, indicator: Indicator) {
  const nowhere = { place: null, p: null };
  if (!county) return { overdispersion: 1, placeOf: () => nowhere };
  const target = funnelTarget(county, indicator);
  const counted = totals.flatMap((total) => (total && countsOf(total)) ?? []);
  const isPlain = target.rate > 0 && (target.kind === 'count' || target.rate < 1);
  const overdispersion =
    counted.length > 1 && isPlain
      ? funnelOverdispersion({
          ...target,
          values: counted.map(({ count, n }) => count / n),
          denominators: counted.map(({ n }) => n),
        }).adjustment
      : 1;
  const placeOf = (total: PeriodValue | null): Pick<OfficeStanding, 'place' | 'p'> => {
    const counts = total && countsOf(total);
    if (!counts) return nowhere;
    const { count, n } = counts;
    const exact =
      target.kind === 'proportion'
        ? exactBinomialTest({ count, n, rate: target.rate })
        : exactPoissonTest({ count, denominator: n, rate: target.rate });
    const [limits] = funnelLimits({ ...target, denominators: [n], overdispersion });
    const isBeyond = (pair: readonly [number, number] | null) =>
      pair !== null && (count / n < pair[0] || count / n > pair[1]);
    const place = isBeyond(limits!.limits998)
      ? 'outside998'
      : isBeyond(limits!.limits95)
        ? 'outside95'
        : 'inside';
    return { place, p: widened(exact.pValue, overdispersion) };
  };
  return { overdispersion, placeOf };
}

/** p when offices spread φ times as much as chance: its distance in standard errors, divided by √φ. */
function widened(p: number, overdispersion: number): number {
  if (overdispersion === 1 || p >= 1 || p === 0) return p;
  return Math.min(1, 2 * normalUpperTail(normalUpperQuantile(p / 2) / Math.sqrt(overdispersion)));
}

/** q of every p there is, as one family. */
function adjuster(standings: readonly RoughStanding[], pOf: (office: Rough) => number | null) {
  const offices = standings.flatMap((standing) => standing.offices).filter((office) => pOf(office) !== null);
  const adjusted = benjaminiHochberg(offices.map((office) => pOf(office)!));
  const found = new Map(offices.map((office, at) => [office, adjusted[at]!]));
  return (office: Rough) => found.get(office) ?? null;
}

function standsOut(
  { q, total }: Pick<OfficeStanding, 'q' | 'total'>,
  { county, indicator }: RoughStanding,
): 'better' | 'worse' | null {
  if (q === null || q > falseDiscoveryRate || !total || !county) return null;
  return total.value > county.value === (indicator.direction === 'higher') ? 'better' : 'worse';
}
