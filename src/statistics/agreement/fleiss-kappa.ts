import { confidenceTail } from '../confidence.ts';
import { normalUpperTail, studentTUpperQuantile } from '../distributions/index.ts';
import { exactSum } from '../exact-sum.ts';
import { isKey, type Key } from '../keys.ts';
import { StatisticsError } from '../statistics-error.ts';
import { type Rating, usedCategories } from './agreement-table.ts';

export type FleissCategory = {
  readonly category: Key;
  /** The share of all ratings. */
  readonly share: number;
  /** This category or not. */
  readonly kappa: number;
  readonly z: number;
};

type FleissCounts = {
  /** Units that all have coded. */
  readonly n: number;
  /** Units that somebody has not coded. */
  readonly leftOut: number;
  readonly ratingsPerUnit: number;
  /** Of all pairs of ratings of the same unit, the share that are alike. */
  readonly agreement: number;
};

export type FleissEstimate = FleissCounts & {
  /** `perfect`: no two ratings of a unit differ, and there is no interval. */
  readonly status: 'estimated' | 'perfect';
  readonly kappa: number;
  /** The share of pairs that would be alike by chance. */
  readonly chanceAgreement: number;
  /** 95 %, over other units like these, cut off at −1 and 1. */
  readonly interval: readonly [lower: number, upper: number] | null;
  readonly standardError: number | null;
  /** The standard error if they agreed by chance alone. */
  readonly standardErrorByChance: number;
  readonly z: number;
  readonly pValue: number;
  readonly byCategory: readonly FleissCategory[];
};

/** All ratings are of one category: there is agreement, and kappa, 0/0, cannot say whether beyond chance. */
export type FleissOfOneCategory = FleissCounts & { readonly status: 'oneCategory'; readonly kappa: null };

export type FleissKappa = FleissEstimate | FleissOfOneCategory;

/**
 * Fleiss' κ: agreement beyond chance of several coders, who need not be the same people from unit to unit.
 *
 * Shapes: one row a unit, one column a rating, two or more; units with a missing rating (null, NaN) are left out.
 * Units: none. Assumptions: categories without order; units independent; chance is what all coders together made of the
 * categories. With two coders it is Scott's π, not Cohen's κ. Order of units, coders and categories changes no bit.
 * Errors: 'invalid-argument' for rows of unequal length or fewer than two ratings; 'too-few-cases' under two whole units.
 * Source: Fleiss (1971), Psychological Bulletin 76:378–382 (κ); Fleiss, Nee & Landis (1979), Psychological Bulletin
 * 86:974–977 (standard errors by chance, as irr::kappam.fleiss); Gwet (2008), British Journal of
 * Mathematical and Statistical Psychology 61:29–48 (interval, t with n − 1, as irrCAC::fleiss.kappa.raw).
 *
 * @example
 * fleissKappa([['a', 'a', 'a'], ['a', 'b', 'b'], ['b', 'b', 'b'], ['a', 'a', 'b']]).kappa; // 0.3333…
 */
export function fleissKappa(units: readonly (readonly Rating[])[]): FleissKappa {
  const width = units[0]?.length ?? 2;
  if (width < 2 || units.some((unit) => unit.length !== width)) {
    throw new StatisticsError('invalid-argument', 'every unit needs as many ratings, two at least');
  }
  const whole = units.filter((unit): unit is readonly Key[] => unit.every(isKey));
  const n = whole.length;
  if (n < 2) throw new StatisticsError('too-few-cases', `two units coded by all are needed, there are ${n}`);
  const categories = usedCategories(whole.flat());
  const counts = whole.map((unit) =>
    categories.map((category) => unit.filter((rating) => rating === category).length),
  );
  const totals = categories.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  const ratings = n * width;
  const pairs = ratings * (width - 1);
  // Ordered pairs of ratings of one unit that differ, and chance's, both whole numbers.
  const differing = counts.reduce((sum, row) => sum + differingIn(row, width), 0);
  const differingByChance = differingIn(totals, ratings);
  const common = { n, leftOut: units.length - n, ratingsPerUnit: width, agreement: 1 - differing / pairs };
  if (differingByChance === 0) return { ...common, status: 'oneCategory', kappa: null };

  const chance = (width - 1) * differingByChance;
  const kappa = (chance - differing * ratings) / chance;
  const shares = totals.map((total) => total / ratings);
  const standardErrorOfCategory = Math.sqrt(2 / pairs);
  const standardErrorByChance = errorByChance(shares) * standardErrorOfCategory;
  const standardError =
    differing === 0
      ? null
      : errorOverUnits(counts, shares, { width, kappa, expected: differingByChance / ratings ** 2 });
  const reach = standardError === null ? null : studentTUpperQuantile(confidenceTail, n - 1) * standardError;
  return {
    ...common,
    status: differing === 0 ? 'perfect' : 'estimated',
    kappa,
    chanceAgreement: 1 - differingByChance / ratings ** 2,
    interval: reach === null ? null : [Math.max(-1, kappa - reach), Math.min(1, kappa + reach)],
    standardError,
    standardErrorByChance,
    z: kappa / standardErrorByChance,
    pValue: 2 * normalUpperTail(Math.abs(kappa) / standardErrorByChance),
    byCategory: categories.map((category, j) => {
      const apart = counts.reduce((sum, row) => sum + row[j]! * (width - row[j]!), 0);
      const apartByChance = (width - 1) * totals[j]! * (ratings - totals[j]!);
      const ofCategory = (apartByChance - apart * ratings) / apartByChance;
      return { category, share: shares[j]!, kappa: ofCategory, z: ofCategory / standardErrorOfCategory };
    }),
  };
}

/** Ordered pairs of two unlike ones among `all`, counted by category. */
function differingIn(counts: readonly number[], all: number): number {
  return counts.reduce((sum, count) => sum + count * (all - count), 0);
}

/** √((Σpq)² − Σpq(q − p)) / Σpq: times √(2/(nm(m − 1))) the standard error of kappa by chance. */
function errorByChance(shares: readonly number[]): number {
  const products = shares.map((share) => share * (1 - share));
  const sum = exactSum(products);
  const skew = exactSum(products.map((product, j) => product * (1 - 2 * shares[j]!)));
  return Math.sqrt(sum ** 2 - skew) / sum;
}

/** How much each unit moves kappa, by its own agreement and by its ratings' part in chance. */
function errorOverUnits(
  counts: readonly (readonly number[])[],
  shares: readonly number[],
  { width, kappa, expected }: { readonly width: number; readonly kappa: number; readonly expected: number },
): number {
  const n = counts.length;
  const squares = counts.map((row) => {
    const agreement = 1 - differingIn(row, width) / (width * (width - 1));
    const chance = exactSum(row.map((count, j) => (shares[j]! * count) / width));
    const ofUnit = (agreement - (1 - expected)) / expected;
    return (ofUnit - (2 * (1 - kappa) * (chance - (1 - expected))) / expected - kappa) ** 2;
  });
  return Math.sqrt(exactSum(squares) / (n * (n - 1)));
}
