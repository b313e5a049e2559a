import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { cannotBeChecked, type Finding, judge, needs } from './finding.ts';
import { exactly, type Interval, meet } from './interval.rules.ts';
import { type Printed, printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { sayPrinted, sayRange } from './words.ts';

/** So many possible n are tried one by one; in a wider range almost every mean is possible anyway. */
const mostSizesTried = 100;

/**
 * GRIM: a mean of whole numbers is a whole number over n × items, so some whole sum must round to the printed mean. With
 * an SD and one item, GRIMMER's necessary conditions too: the sum of squares Q = (n − 1) s² + T² / n must be a whole
 * number, even where the sum T is even, not below what an even spread gives, nor above what the scale's ends give.
 *
 * Source: Brown & Heathers (2017), The GRIM test, Social Psychological and Personality Science 8(4), 363–369;
 * Anaya (2016), The GRIMMER test, PeerJ Preprints 4:e2400v1.
 */
export function checkIntegerMean(fact: FactOf<'integerMean'>, cases: Interval | null): Finding[] {
  if (cases === null) return [cannotBeChecked(fact, 'mean', needs('n'))];
  if (cases.high - cases.low >= mostSizesTried) return [cannotBeChecked(fact, 'mean', needs('n'))];
  if (largestMagnitude(fact, cases) > largestExact) return [cannotBeChecked(fact, 'mean', needs('n, mean'))];
  const sizes = Array.from({ length: cases.high - cases.low + 1 }, (_, index) => cases.low + index);
  const mean = printedOf(fact.mean);
  const isMeanPossible = sizes.some((n) => sumsFor(mean, n, fact) !== null);
  const nearest = nearestMean(mean, sizes, fact);
  const words = (language: Language) => ({
    n: sayRange(cases),
    items: String(fact.items),
    mean: sayPrinted(mean, language),
  });
  const findings = [
    judge({
      fact,
      figure: 'mean',
      symbol: (locale) => m.publications_symbol_nearest_mean({}, { locale }),
      basis: (language) => m.publications_basis_whole_answers(words(language), { locale: language }),
      printed: mean,
      from: { n: sayRange(cases), items: String(fact.items) },
      recomputed: { ...exactly(nearest), value: nearest },
      style: { decimals: mean.decimals + 2, bounded: false },
      isPossible: isMeanPossible,
    }),
  ];
  if (fact.sd === undefined) return findings;
  const sd = printedOf(fact.sd);
  if (fact.items > 1 || !isMeanPossible)
    return [...findings, cannotBeChecked(fact, 'sd', needs(fact.items > 1 ? 'items = 1' : 'mean'))];
  const reaches = sizes.flatMap((n) => spreadFor(mean, sd, n, fact));
  if (reaches.some((one) => one === 'untested')) return findings;
  const possible = reaches.filter((one) => typeof one === 'number');
  const closest = possible.reduce<number | null>(
    (best, one) => (best === null || Math.abs(one - sd.value) < Math.abs(best - sd.value) ? one : best),
    null,
  );
  findings.push(
    judge({
      fact,
      figure: 'sd',
      symbol: (locale) => m.publications_symbol_nearest_sd({}, { locale }),
      basis: (language) => m.publications_basis_whole_answers_mean(words(language), { locale: language }),
      printed: sd,
      from: { mean, n: sayRange(cases) },
      recomputed: { ...exactly(closest ?? Number.NaN), value: closest ?? Number.NaN },
      style: { decimals: sd.decimals + 1, bounded: false },
    }),
  );
  return findings;
}

const slack = 1e-9;

/** Whole numbers past this are not told apart well enough in floating point to say that one is impossible. */
const largestExact = 1e12;

/** The largest sum, or sum of squares, that the check would reckon with. */
function largestMagnitude(fact: FactOf<'integerMean'>, cases: Interval): number {
  const mean = Math.abs(printedOf(fact.mean).value);
  const sd = fact.sd === undefined ? 0 : Math.abs(printedOf(fact.sd).value);
  const end = Math.max(...(fact.scale ?? [0]).map(Math.abs));
  return cases.high * fact.items * Math.max(1, mean, mean ** 2, sd ** 2, end ** 2);
}

/** The whole sums that round to the printed mean, within the scale; null where there is none. */
function sumsFor(mean: Printed, n: number, fact: FactOf<'integerMean'>): Interval | null {
  const answers = n * fact.items;
  const possible = {
    low: Math.ceil(mean.low * answers - slack * answers),
    high: Math.floor(mean.high * answers + slack * answers),
  };
  if (possible.low > possible.high) return null;
  return fact.scale
    ? meet(possible, { low: Math.min(...fact.scale) * answers, high: Math.max(...fact.scale) * answers })
    : possible;
}

function nearestMean(mean: Printed, sizes: readonly number[], fact: FactOf<'integerMean'>): number {
  let best = Number.NaN;
  for (const n of sizes) {
    const answers = n * fact.items;
    const low = fact.scale ? Math.min(...fact.scale) : Number.NEGATIVE_INFINITY;
    const high = fact.scale ? Math.max(...fact.scale) : Number.POSITIVE_INFINITY;
    const one = Math.min(high, Math.max(low, Math.round(mean.value * answers) / answers));
    if (Number.isNaN(best) || Math.abs(one - mean.value) < Math.abs(best - mean.value)) best = one;
  }
  return best;
}

/** So many whole sums are tried; a mean printed so coarsely says nothing about the SD. */
const mostSumsTried = 50;

/** For each possible sum, the possible SD nearest the printed one; empty where none is possible. */
function spreadFor(
  mean: Printed,
  sd: Printed,
  n: number,
  fact: FactOf<'integerMean'>,
): (number | 'untested')[] {
  const sums = sumsFor(mean, n, fact);
  if (n < 2) return ['untested'];
  if (!sums) return [];
  if (sums.high - sums.low > mostSumsTried) return ['untested'];
  const found: number[] = [];
  for (let sum = sums.low; sum <= sums.high; sum += 1) {
    const even = Math.floor(sum / n);
    const over = sum - even * n;
    const least = (n - over) * even ** 2 + over * (even + 1) ** 2;
    const most = fact.scale
      ? mostSquares(sum, n, Math.min(...fact.scale), Math.max(...fact.scale))
      : Number.POSITIVE_INFINITY;
    const wanted = (n - 1) * sd.value ** 2 + sum ** 2 / n;
    // Squares have the parity of their roots, so Q has the parity of the sum.
    for (const Q of sameParity(wanted, sum)) {
      const inside = Math.min(most, Math.max(least, Q));
      found.push(Math.sqrt(Math.max(0, inside - sum ** 2 / n) / (n - 1)));
    }
  }
  return found;
}

/** The whole numbers of the sum's parity just below and just above. */
function sameParity(wanted: number, sum: number): [number, number] {
  const odd = Math.abs(sum) % 2;
  const below = 2 * Math.floor((wanted - odd) / 2) + odd;
  return [below, below + 2];
}

/** The largest sum of squares with that sum: all at the ends of the scale but one. */
function mostSquares(sum: number, n: number, low: number, high: number): number {
  if (high === low) return n * low ** 2;
  const atTop = Math.min(n, Math.floor((sum - n * low) / (high - low)));
  const rest = sum - n * low - atTop * (high - low);
  const between = atTop < n ? (low + rest) ** 2 : 0;
  return atTop * high ** 2 + between + Math.max(0, n - atTop - 1) * low ** 2;
}
