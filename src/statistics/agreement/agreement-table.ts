import { compareKeys, isKey, type Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';

/** What one coder wrote of one unit; null (or NaN) where the coder left it uncoded. */
export type Rating = Key | null;

/** How often the first coder's category (row) met the second's (column). */
export type AgreementTable = {
  readonly categories: readonly Key[];
  readonly counts: readonly (readonly number[])[];
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  /** Units that both have coded. */
  readonly n: number;
  /** Units that one of them, or neither, has coded. */
  readonly leftOut: number;
};

/**
 * Two coders' categories against each other.
 *
 * Shapes: two columns of equal length, one row a unit; units that either has not coded are left out and counted.
 * `categories` are those of the codebook in their order; without them, those that were used, sorted.
 * Errors: 'invalid-argument' for unequal lengths, a category outside the list or twice in it; 'too-few-cases' where no
 * unit was coded by both.
 */
export function agreementTable(
  first: readonly Rating[],
  second: readonly Rating[],
  categories?: readonly Key[],
): AgreementTable {
  if (first.length !== second.length) {
    throw new StatisticsError(
      'invalid-argument',
      `one coder has ${first.length} units, the other ${second.length}`,
    );
  }
  const pairs = first.flatMap((mine, unit): [Key, Key][] => {
    const theirs = second[unit] ?? null;
    return isKey(mine) && isKey(theirs) ? [[mine, theirs]] : [];
  });
  if (pairs.length === 0) throw new StatisticsError('too-few-cases', 'no unit was coded by both');
  const listed = categories ?? usedCategories(pairs.flat());
  const place = placesOf(listed);
  const counts = listed.map(() => listed.map(() => 0));
  for (const [mine, theirs] of pairs) counts[placeOf(mine, place)]![placeOf(theirs, place)]! += 1;
  return tableOf(listed, counts, first.length - pairs.length);
}

/** A table from its counts, with its margins. */
export function tableOf(
  categories: readonly Key[],
  counts: readonly (readonly number[])[],
  leftOut = 0,
): AgreementTable {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rowTotals = counts.map(sum);
  const columnTotals = counts.map((_, column) => sum(counts.map((row) => row[column]!)));
  return { categories, counts, rowTotals, columnTotals, n: sum(rowTotals), leftOut };
}

/** The categories that were used, numbers first. */
export function usedCategories(ratings: readonly Key[]): Key[] {
  return [...new Set(ratings)].sort(compareKeys);
}

/** Where each category stands in the list. */
export function placesOf(categories: readonly Key[]): ReadonlyMap<Key, number> {
  const place = new Map(categories.map((category, index) => [category, index]));
  if (place.size !== categories.length || !categories.every(isKey)) {
    throw new StatisticsError('invalid-argument', 'a category is listed twice, or is missing');
  }
  return place;
}

/** Where this one stands; refused if it is not in the list. */
export function placeOf(category: Key, places: ReadonlyMap<Key, number>): number {
  const place = places.get(category);
  if (place === undefined)
    throw new StatisticsError('invalid-argument', `${category} is not among the categories`);
  return place;
}
