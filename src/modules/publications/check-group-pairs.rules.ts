import { m } from '#messages';
import { inAllLanguages } from '#platform/language.ts';
import { type Finding, judge, symbolOf } from './finding.ts';
import type { PrintedGroup } from './group-sums.rules.ts';
import { absolute, dividedByPositive, exactly, type Interval, meet, subtract } from './interval.rules.ts';
import { type Printed, printedOf, significanceLevel } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { pOfT } from './tails.rules.ts';
import { trilingual } from './words.ts';

/**
 * Recomputes each printed pair: the difference of means, its standard error √(W/df (1/n₁ + 1/n₂)) from the variance pooled
 * over all groups, and p of t = difference / SE, multiplied by the number of pairs of groups where Bonferroni was used.
 * Means and SDs move independently, so |t| reaches its ends at the ends of the difference and of W.
 */
export function checkGroupPairs(
  fact: FactOf<'groups'>,
  groups: readonly PrintedGroup[],
  within: Interval,
  middleWithin: number,
): Finding[] {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const degreesOfFreedom = n - groups.length;
  const comparisons = fact.correction === 'none' ? 1 : (groups.length * (groups.length - 1)) / 2;

  return fact.pairs.flatMap((pair, index) => {
    const [a, b] = [groups[pair.a]!, groups[pair.b]!];
    const errorOf = (sum: number) => Math.sqrt((sum / degreesOfFreedom) * (1 / a.n + 1 / b.n));
    const difference = subtract(a.mean, b.mean);
    const error = { low: errorOf(within.low), high: errorOf(within.high) };
    const middleDifference =
      printedOf(fact.groups[pair.a]!.mean).value - printedOf(fact.groups[pair.b]!.mean).value;
    const printedDifference = pair.difference === undefined ? null : printedOf(pair.difference);
    const printedError = pair.se === undefined ? null : printedOf(pair.se);
    // A printed difference or error narrows what p can be, as far as it agrees with the groups at all.
    const t = dividedByPositive(
      absolute((printedDifference && meet(difference, printedDifference)) ?? difference),
      (printedError && meet(error, printedError)) ?? error,
    );
    const corrected = ({ low, high }: Interval) => ({
      low: Math.min(1, low * comparisons),
      high: Math.min(1, high * comparisons),
    });
    const p = corrected(pOfT(t, degreesOfFreedom, 2));
    const middleT = Math.abs(middleDifference) / errorOf(middleWithin);
    const middleP = corrected(pOfT(exactly(middleT), degreesOfFreedom, 2)).low;

    const names = [trilingual(fact.groups[pair.a]!.label), trilingual(fact.groups[pair.b]!.label)] as const;
    const common = (printed: Printed) => ({
      fact,
      printed,
      basis: (locale: 'nb' | 'nn' | 'en') =>
        m.publications_basis_pair({ a: names[0][locale], b: names[1][locale] }, { locale }),
      style: { decimals: printed.decimals + 1, bounded: false },
    });
    const findings: Finding[] = [];
    if (printedDifference)
      findings.push(
        judge({
          ...common(printedDifference),
          figure: `pairs[${index}].difference`,
          symbol: (locale) => m.publications_symbol_difference({}, { locale }),
          recomputed: { ...difference, value: middleDifference },
        }),
      );
    if (printedError)
      findings.push(
        judge({
          ...common(printedError),
          figure: `pairs[${index}].se`,
          symbol: symbolOf('SE'),
          recomputed: { ...error, value: errorOf(middleWithin) },
        }),
      );
    const asP = { symbol: symbolOf('p'), recomputed: { ...p, value: middleP } };
    if (pair.p !== undefined) {
      const printed = printedOf(pair.p);
      const style = { decimals: Math.max(3, printed.decimals), bounded: true, isP: true };
      findings.push(judge({ ...common(printed), ...asP, figure: `pairs[${index}].p`, style }));
    }
    if (pair.significant !== undefined) {
      const printed = printedOf(pair.significant ? '<.05' : 'n.s.');
      findings.push(
        judge({
          ...common(printed),
          ...asP,
          figure: `pairs[${index}].significant`,
          style: { decimals: 3, bounded: true, isP: true },
          remarks: significanceRemark(pair.significant, p),
        }),
      );
    }
    return findings;
  });
}

/** Says so where rounding leaves open on which side of .05 the pair falls. */
function significanceRemark(isMarked: boolean, p: Interval) {
  const isOpen = isMarked ? p.high > significanceLevel : p.low < significanceLevel;
  return isOpen ? [inAllLanguages((locale) => m.publications_either_side({}, { locale }))] : [];
}
