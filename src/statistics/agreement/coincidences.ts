import { isKey, type Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';
import { placeOf, placesOf, type Rating, usedCategories } from './agreement-table.ts';

/** Every pairable rating met with each other rating of its unit. */
export type Coincidences = {
  readonly values: readonly Key[];
  /** Symmetric; each unit brings as much in all as it has ratings. */
  readonly observed: readonly (readonly number[])[];
  /** How often each value was given, in units that two or more have coded. */
  readonly totals: readonly number[];
  /** Pairable ratings. */
  readonly n: number;
  /** Units that two or more have coded. */
  readonly units: number;
  /** Units that one or none has coded. */
  readonly leftOut: number;
  /** Pairs of ratings of the same unit. */
  readonly pairs: number;
};

/**
 * The matrix of coincidences that alpha is computed from.
 *
 * Shapes: one row a unit, in it the ratings of whoever coded it (null, NaN where not); rows may differ in length.
 * `values` in their order where they have one that sorting does not give. Assumptions: none; the order of units and
 * coders changes no bit, since counts are kept whole for each number of ratings.
 * Errors: 'invalid-argument' for a value not in the list; 'too-few-cases' where no unit has two ratings.
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, steps B and C.
 */
export function coincidencesOf(units: readonly (readonly Rating[])[], order?: readonly Key[]): Coincidences {
  const coded = units.map((unit) => unit.filter(isKey)).filter((unit) => unit.length > 1);
  if (coded.length === 0) throw new StatisticsError('too-few-cases', 'no unit was coded by two');
  const values = order ?? usedCategories(coded.flat());
  const places = placesOf(values);
  return coincidencesOfCounts(
    coded.map((unit) => countsOf(unit, places)),
    values,
    units.length - coded.length,
  );
}

/** Which values a unit was given, by place, and how often; and how many such units there are, if not one. */
export type UnitCounts = {
  readonly places: readonly number[];
  readonly counts: readonly number[];
  readonly times?: number;
};

/** Units without what does not count: each as its values' places in ascending order. */
export function countsOf(unit: readonly Key[], places: ReadonlyMap<Key, number>): UnitCounts {
  const counts = new Map<number, number>();
  for (const rating of unit) {
    const place = placeOf(rating, places);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return { places: sorted.map(([place]) => place), counts: sorted.map(([, count]) => count) };
}

/** The coincidences of units that are counted already, all with two ratings or more. */
export function coincidencesOfCounts(
  units: readonly UnitCounts[],
  values: readonly Key[],
  leftOut: number,
): Coincidences {
  const byRatings = new Map<number, number[][]>();
  const totals = values.map(() => 0);
  let [n, pairs, all] = [0, 0, 0];
  for (const { places, counts, times = 1 } of units) {
    const ratings = counts.reduce((sum, count) => sum + count, 0);
    all += times;
    n += times * ratings;
    pairs += (times * ratings * (ratings - 1)) / 2;
    let matrix = byRatings.get(ratings);
    if (matrix === undefined) {
      matrix = values.map(() => values.map(() => 0));
      byRatings.set(ratings, matrix);
    }
    for (const [i, c] of places.entries()) {
      totals[c]! += times * counts[i]!;
      for (const [j, k] of places.entries())
        matrix[c]![k]! += times * counts[i]! * (counts[j]! - (i === j ? 1 : 0));
    }
  }
  const ascending = [...byRatings].sort(([a], [b]) => a - b);
  const observed = values.map((_, c) =>
    values.map((_, k) =>
      ascending.reduce((sum, [ratings, matrix]) => sum + matrix[c]![k]! / (ratings - 1), 0),
    ),
  );
  return { values, observed, totals, n, units: all, leftOut, pairs };
}
