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
  const replicates = new Float64Array(resamples);
  let [done, withoutVariation] = [0, 0];
  while (done < resamples) {
    const times = kinds.map(() => 0);
    for (let draw = 0; draw < kindOf.length; draw++) times[kindOf[random.wholeNumber(kindOf.length)]!]! += 1;
    const drawn = kinds.map((unit, i) => ({ ...unit, times: times[i]! })).filter((unit) => unit.times > 0);
    const { alpha } = alphaOfCoincidences(coincidencesOfCounts(drawn, values, 0), level);
    if (alpha !== null) replicates[done++] = alpha;
    else if (++withoutVariation > mostTries * resamples) {
      throw new StatisticsError('zero-variance', 'nearly every resample has ratings of one kind only');
    }
  }
  return { ...summariseReplicates(found.alpha, replicates, smallest), withoutVariation };
}

/** Units of the same ratings side by side, so that their first order does not matter. */
function compareCounts(a: UnitCounts, b: UnitCounts): number {
  const [left, right] = [
    [...a.places, -1, ...a.counts],
    [...b.places, -1, ...b.counts],
  ];
  const place = left.findIndex((value, index) => value !== right[index]);
  return place === -1 ? 0 : (left[place] ?? -1) - (right[place] ?? -1);
}
