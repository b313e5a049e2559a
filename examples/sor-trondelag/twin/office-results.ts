import { between, type Interval, printsAs } from './aim.ts';
import { correlation } from './correlation.ts';
import { climb, type Figure } from './hill-climb.ts';
import published from './printed.json' with { type: 'json' };
import type { Chance } from './random.ts';
import { type IndicatorDesign, indicators, months } from './results-design.ts';

/** An office as the results are made for it. */
export type Office = { readonly users: number };
export type Count = { numerator: number; readonly denominator: number; readonly expected: number };
/** counts[office][indicator][month] */
export type Counts = readonly (readonly (readonly Count[])[])[];

const factorAims = new Map<string, Interval>(
  published.table10_office_withIndividualFollowUp.map(({ factor, r }) => [factor, printsAs(r, 2)]),
);
const nothing = between(-0.4, 0.4, 0.02);

/**
 * The scorecard's counts, month by month: what an office of that size would count, with chance in it, then changed by
 * single cases until attainment goes with the offices' means as table 10 prints, and with nothing that the text does not
 * name.
 *
 * @param means the means of the offices by variable, `innovationBehaviour` and `registers` among them
 */
export function makeCounts(
  offices: readonly Office[],
  means: ReadonlyMap<string, readonly number[]>,
  chance: Chance,
): { counts: Counts; figures: Figure[]; left: number } {
  const strength = strengthOf(means, chance);
  const counts: Counts = offices.map(({ users }, office) =>
    indicators.map((indicator) => {
      const own = Math.min(1.8, Math.max(-1.8, chance.normal()));
      const isIndividual = indicator.group === 'individualFollowUp';
      // Some of it is common to what an office does in following up people, some is this indicator's alone.
      const share =
        indicator.share + indicator.spread * (isIndividual ? 0.75 * strength[office]! + 0.66 * own : own);
      return months.map((_, month) => drawCount({ indicator, share, users, month }, chance));
    }),
  );
  const values = offices.map(() => new Float64Array(indicators.length));
  const columns = indicators.map(() => new Float64Array(offices.length));
  const groups = {
    individualFollowUp: new Float64Array(offices.length),
    labourMarket: new Float64Array(offices.length),
  };
  const update = (office: number) => {
    indicators.forEach((_, index) => {
      values[office]![index] = halfYearOf(counts[office]![index]!);
      columns[index]![office] = values[office]![index]!;
    });
    for (const group of ['individualFollowUp', 'labourMarket'] as const) {
      groups[group][office] = meanAttainment(values[office]!, group);
    }
  };
  offices.forEach((_, office) => {
    update(office);
  });

  const figures: Figure[] = [];
  const aim = (name: string, a: Float64Array, b: readonly number[], interval: Interval) =>
    figures.push({ name, value: () => correlation(a, b), in: interval });
  for (const [variable, column] of means) {
    aim(`followUp × ${variable}`, groups.individualFollowUp, column, factorAims.get(variable) ?? nothing);
    aim(`labourMarket × ${variable}`, groups.labourMarket, column, nothing);
  }
  indicators.forEach(({ code }, index) => {
    aim(`${code} × innovationBehaviour`, columns[index]!, means.get('innovationBehaviour')!, nothing);
  });
  const left = climb({
    figures,
    steps: 60_000,
    patience: 0.5,
    change: () => {
      const office = chance.below(offices.length);
      const index = chance.below(indicators.length);
      const count = counts[office]![index]![chance.below(months.length)]!;
      const before = count.numerator;
      const after = before + (chance.below(2) === 0 ? 1 : -1);
      if (!isBelievable(count, after)) return undefined;
      count.numerator = after;
      update(office);
      return () => {
        count.numerator = before;
        update(office);
      };
    },
  });
  return { counts, figures, left };
}

/** Sum of the months' numerators over the sum of their denominators. */
export function halfYearOf(counts: readonly Count[]): number {
  let [numerator, denominator] = [0, 0];
  for (const count of counts) {
    numerator += count.numerator;
    denominator += count.denominator;
  }
  return numerator / denominator;
}

/** The target of the half-year: the mean of the months' targets. */
export function targetOf({ targets }: IndicatorDesign): number {
  const ofMonths = months.map((month) => targets.findLast(({ from }) => from <= month)!.target);
  if (ofMonths.every((target) => target === ofMonths[0])) return ofMonths[0]!;
  return ofMonths.reduce((sum, target) => sum + target, 0) / ofMonths.length;
}
const targets = indicators.map(targetOf);

function meanAttainment(values: Float64Array, group: IndicatorDesign['group']): number {
  let [sum, counted] = [0, 0];
  indicators.forEach((indicator, index) => {
    if (indicator.group !== group) return;
    sum += Math.min(values[index]! / targets[index]!, 1);
    counted++;
  });
  return sum / counted;
}

function drawCount(
  {
    indicator,
    share,
    users,
    month,
  }: { indicator: IndicatorDesign; share: number; users: number; month: number },
  chance: Chance,
): Count {
  const usual = (indicator.per100Users * users) / 100;
  const denominator = Math.max(2, Math.round(usual * (1 + 0.06 * chance.normal())));
  const middle = (months.length - 1) / 2;
  const ofMonth = Math.min(0.98, Math.max(0.01, share + indicator.trend * (month - middle)));
  const expected = denominator * ofMonth;
  const drawn = Math.round(expected + Math.sqrt(expected * (1 - ofMonth)) * chance.normal());
  return { numerator: Math.min(denominator, Math.max(0, drawn)), denominator, expected };
}

/** Within what the office's share lets one expect, or no further from it than chance has put it already. */
function isBelievable({ numerator: before, denominator, expected }: Count, after: number): boolean {
  if (after < 0 || after > denominator) return false;
  const variance = expected * (1 - expected / denominator);
  const squared = (numerator: number) => (numerator - expected) * (numerator - expected);
  return squared(after) <= Math.max(variance + 1, squared(before));
}

/** How well an office follows up people, in standard units: goes with its means as table 10 prints. */
function strengthOf(means: ReadonlyMap<string, readonly number[]>, chance: Chance): Float64Array {
  const count = means.get('psychologicalEmpowerment')!.length;
  const strength = Float64Array.from({ length: count }, () => chance.normal());
  const figures: Figure[] = [...means].map(([variable, column]) => ({
    name: variable,
    value: () => correlation(strength, column),
    in: factorAims.get(variable) ?? between(-0.35, 0.35, 0.02),
  }));
  const spread = () => strength.reduce((sum, value) => sum + value * value, 0) / count;
  figures.push({ name: 'spread', value: spread, in: between(0.8, 1.2) });
  figures.push({
    name: 'middle',
    value: () => strength.reduce((sum, value) => sum + value, 0) / count,
    in: between(-0.1, 0.1),
  });
  climb({
    figures,
    steps: 40_000,
    patience: 1,
    change: () => {
      const office = chance.below(count);
      const before = strength[office]!;
      strength[office] = before + 0.25 * chance.normal();
      return () => {
        strength[office] = before;
      };
    },
  });
  return strength;
}
