import { exactSum } from '../exact-sum.ts';
import type { Key } from '../keys.ts';
import type { Rating } from './agreement-table.ts';
import { type Coincidences, coincidencesOf } from './coincidences.ts';
import { type AlphaLevel, squaredDifferences } from './squared-differences.ts';

export type AlphaOptions = {
  readonly level: AlphaLevel;
  /** The values in their order, where it is not that of numbers or of the alphabet. */
  readonly order?: readonly Key[];
};

export type AlphaEstimate = {
  /** `perfect`: nobody coded a unit differently. */
  readonly status: 'estimated' | 'perfect';
  /** 1 perfect, 0 as by chance, below 0 worse. */
  readonly alpha: number;
  readonly observedDisagreement: number;
  readonly expectedDisagreement: number;
  readonly coincidences: Coincidences;
  /** Each value against all others, at nominal level; empty at others. */
  readonly byValue: readonly ValueAlpha[];
};

/** All pairable ratings are alike: α is 0/0, and nothing shows whether the coders can tell units apart. */
export type AlphaWithoutVariation = {
  readonly status: 'noVariation';
  readonly alpha: null;
  readonly coincidences: Coincidences;
};

export type KrippendorffAlpha = AlphaEstimate | AlphaWithoutVariation;

export type ValueAlpha = {
  readonly value: Key;
  /** How often it was given, in units that two or more have coded. */
  readonly count: number;
  /** Null where it was never given there, or always. */
  readonly alpha: number | null;
};

/**
 * Krippendorff's α: agreement beyond chance of any number of coders, at any level of measurement, with units that some
 * have not coded.
 *
 * Shapes: one row a unit, one column a coder, null (or NaN) where not coded; units with fewer than two ratings say
 * nothing and are left out. Units: none. Assumptions: coders can stand in for each other; units coded without knowing
 * of the others' codes; chance is what all together made of the values. α ≥ .800 is asked for to rely on the codes,
 * .667 for tentative conclusions (Krippendorff 2004, Human Communication Research
 * 30:411–433).
 * The order of units and of coders changes no bit; at nominal level, nor do the values' names.
 * Errors: 'too-few-cases' where no unit was coded by two; 'invalid-argument' for words at interval or ratio level,
 * numbers below 0 at ratio level, a value outside `order`.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, repository.upenn.edu/asc_papers/43.
 *
 * @example
 * krippendorffAlpha([[1, 1], [2, 2], [1, 2], [2, 2]], { level: 'nominal' }).alpha; // 0.5333…
 */
export function krippendorffAlpha(
  units: readonly (readonly Rating[])[],
  { level, order }: AlphaOptions,
): KrippendorffAlpha {
  return alphaOfCoincidences(coincidencesOf(units, order), level);
}

/** The same from coincidences that are counted already. */
export function alphaOfCoincidences(coincidences: Coincidences, level: AlphaLevel): KrippendorffAlpha {
  const { values, observed, totals, n } = coincidences;
  const squared = squaredDifferences(values, totals, level);
  const apart = sumOfPairs(squared, (c, k) => observed[c]![k]!);
  const apartByChance = sumOfPairs(squared, (c, k) => totals[c]! * totals[k]!);
  if (apartByChance === 0) return { status: 'noVariation', alpha: null, coincidences };
  return {
    status: apart === 0 ? 'perfect' : 'estimated',
    alpha: 1 - ((n - 1) * apart) / apartByChance,
    observedDisagreement: apart / n,
    expectedDisagreement: apartByChance / (n * (n - 1)),
    coincidences,
    byValue: level === 'nominal' ? values.map((_, place) => alphaOfValue(coincidences, place)) : [],
  };
}

/** Over all pairs of different values, both ways; exact, so that their order does not matter. */
function sumOfPairs(
  squared: readonly (readonly number[])[],
  count: (c: number, k: number) => number,
): number {
  return exactSum(
    squared.flatMap((row, c) => row.map((difference, k) => (c === k ? 0 : count(c, k) * difference))),
  );
}

function alphaOfValue({ values, observed, totals, n }: Coincidences, place: number): ValueAlpha {
  const count = totals[place]!;
  const met = exactSum(observed[place]!.map((coincidence, k) => (k === place ? 0 : coincidence)));
  const byChance = count * (n - count);
  return {
    value: values[place]!,
    count,
    alpha: byChance === 0 ? null : 1 - ((n - 1) * met) / byChance,
  };
}
