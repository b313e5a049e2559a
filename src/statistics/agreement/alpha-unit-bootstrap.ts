import { isKey } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';
import { placesOf, type Rating } from './agreement-table.ts';
import {
  type AlphaBootstrap,
  type NothingToResample,
  smallestAcceptable,
  summariseReplicates,
} from './alpha-bootstrap.ts';
import type { BootstrapOptions } from './alpha-pair-bootstrap.ts';
import { coincidencesOf, coincidencesOfCounts, countsOf, type UnitCounts } from './coincidences.ts';
import { alphaOfCoincidences } from './krippendorff-alpha.ts';

export type AlphaUnitBootstrap = AlphaBootstrap & {
  /** Resamples in which all ratings were alike: they have no α, and others were drawn in their place. */
  readonly withoutVariation: number;
};

/** Resamples without variation are drawn again, this many times as often as asked for at most. */
const mostTries = 20;

/**
 * The distribution of α when units are drawn anew, whole, with all that was made of them: what α would be had other
 * units been coded.
 *
 * Shapes: as `krippendorffAlpha`. Units: none. Assumptions: units independent, and like those that were not coded twice.
 * A resample in which all ratings are alike has no α and is drawn again (irr::kripp.alpha calls it 1). The order of units
 * and of coders changes no bit.
 * Errors: those of `krippendorffAlpha`; 'too-few-cases' under forty resamples; 'zero-variance' where nearly every
 * resample is without variation.
 * Source: Zapf, Castell, Morawietz & Karch (2016), BMC Medical Research Methodology 16:93, who found it to cover as it
 * should; as boot::boot on the units.
 *
 * @example
 * alphaUnitBootstrap([[1, 1], [2, 2], [1, 2], [2, 2]], { level: 'nominal', random: seededRandom(1) }).status; // 'estimated'
 */
export function alphaUnitBootstrap(
  units: readonly (readonly Rating[])[],
  { level, order, random, resamples = 1999, smallest = smallestAcceptable }: BootstrapOptions,
): AlphaUnitBootstrap | NothingToResample {
  const coincidences = coincidencesOf(units, order);
  const found = alphaOfCoincidences(coincidences, level);
  if (found.status === 'noVariation') return { status: 'noVariation', alpha: null };
  if (found.status === 'perfect') return { status: 'perfect', alpha: 1 };

  const { values } = coincidences;
  const places = placesOf(values);
  const counted = units
    .map((unit) => unit.filter(isKey))
    .filter((unit) => unit.length > 1)
    .map((unit) => countsOf(unit, places))
    .sort(compareCounts);
  // Units with the same ratings are one kind: thousands of units are few kinds.
  const kinds = counted.filter((unit, i) => i === 0 || compareCounts(counted[i - 1]!, unit) !== 0);
  let kind = -1;
  const kindOf = counted.map((unit) => (unit === kinds[kind + 1] ? ++kind : kind));
  const alphaDrawn = level === 'nominal' ? nominalAlphas(kinds, values.length) : generalAlphas;
  const replicates = new Float64Array(resamples);
  let [done, withoutVariation] = [0, 0];
  while (done < resamples) {
    const times = kinds.map(() => 0);
    for (let draw = 0; draw < kindOf.length; draw++) times[kindOf[random.wholeNumber(kindOf.length)]!]! += 1;
    const alpha = alphaDrawn(times);
    if (alpha !== null) replicates[done++] = alpha;
    else if (++withoutVariation > mostTries * resamples) {
      throw new StatisticsError('zero-variance', 'nearly every resample has ratings of one kind only');
    }
  }
  return { ...summariseReplicates(found.alpha, replicates, smallest), withoutVariation };

  function generalAlphas(times: readonly number[]): number | null {
    const drawn = kinds.map((unit, i) => ({ ...unit, times: times[i]! })).filter((unit) => unit.times > 0);
    return alphaOfCoincidences(coincidencesOfCounts(drawn, values, 0), level).alpha;
  }
}

/**
 * α of so many of each kind of unit, where values are names: two that differ do so by one, so that it takes how much each
 * unit is apart and how often each value was given, and no matrix of all values by all. With hundreds of them (each set of
 * codes is one) that is a second for what would be minutes.
 */
function nominalAlphas(
  kinds: readonly UnitCounts[],
  values: number,
): (times: readonly number[]) => number | null {
  const units = kinds.map(({ places, counts }) => {
    const ratings = sumOf(counts);
    return { places, counts, ratings, apart: ratings ** 2 - sumOf(counts.map((count) => count ** 2)) };
  });
  const most = units.reduce((all, { ratings }) => Math.max(all, ratings), 0);
  return (times) => {
    const totals = new Float64Array(values);
    // Whole numbers for each number of ratings, until they are divided.
    const apartBy = new Float64Array(most + 1);
    let n = 0;
    for (const [i, { places, counts, ratings, apart }] of units.entries()) {
      const drawn = times[i]!;
      n += drawn * ratings;
      apartBy[ratings]! += drawn * apart;
      for (const [j, place] of places.entries()) totals[place]! += drawn * counts[j]!;
    }
    const byChance = n ** 2 - totals.reduce((sum, total) => sum + total ** 2, 0);
    if (byChance === 0) return null;
    const apart = apartBy.reduce((sum, all, ratings) => (all === 0 ? sum : sum + all / (ratings - 1)), 0);
    return 1 - ((n - 1) * apart) / byChance;
  };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Units of the same ratings side by side, so that their first order does not matter. */
function compareCounts(a: UnitCounts, b: UnitCounts): number {
  const [left, right] = [
    [...a.places, -1, ...a.counts],
    [...b.places, -1, ...b.counts],
  ];
  const place = left.findIndex((value, index) => value !== right[index]);
  return place === -1 ? 0 : (left[place] ?? -1) - (right[place] ?? -1);
}
