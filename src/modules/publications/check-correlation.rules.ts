import { m } from '#messages';
import { inAllLanguages } from '#platform/language.ts';
import { cannotBeChecked, type Finding, judge, needs, symbolOf } from './finding.ts';
import { absolute, exactly, fitting, type Interval } from './interval.rules.ts';
import { printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { pOfT, sidesOf, tOfR } from './tails.rules.ts';
import { sayPrinted, sayRange } from './words.ts';

/**
 * Recomputes p from r and n: t = r √((n − 2) / (1 − r²)) on n − 2 degrees of freedom. p falls as |r| grows and as n
 * grows, so for each n the printed r's two edges bound p exactly; the printed p must fit for one n of the range.
 */
export function checkCorrelation(fact: FactOf<'correlation'>, cases: Interval | null): Finding[] {
  if (fact.p === undefined) return [cannotBeChecked(fact, 'r', needs('p'))];
  if (cases === null) return [cannotBeChecked(fact, 'p', needs('n'))];
  if (cases.high < 3) return [cannotBeChecked(fact, 'p', needs('n ≥ 3'))];
  const n = { low: Math.max(3, cases.low), high: cases.high };
  const r = printedOf(fact.r);
  const p = printedOf(fact.p);
  const size = absolute({ low: Math.max(-1, r.low), high: Math.min(1, r.high) });
  const pAt = (count: number) =>
    pOfT({ low: tOfR(size.low, count), high: tOfR(size.high, count) }, count - 2, fact.tails);
  const sides = sidesOf(p, fact.tails);
  const turn = sides.find((side) => fitting(n, pAt, side(p)) !== null) ?? sides[0];
  const fits = fitting(n, pAt, turn(p));
  const middle = Math.round((n.low + n.high) / 2);
  const value = turn(pOfT(exactly(tOfR(r.value, middle)), middle - 2, fact.tails)).low;
  const isNarrower = fits !== null && (fits.low > n.low || fits.high < n.high);
  return [
    judge({
      fact,
      figure: 'p',
      symbol: symbolOf('p'),
      basis: (language) =>
        m.publications_basis_correlation(
          { r: sayPrinted(r, language, true), n: sayRange(n) },
          { locale: language },
        ),
      printed: p,
      from: { r, n: sayRange(n) },
      recomputed: { value, ...turn({ low: pAt(n.high).low, high: pAt(n.low).high }) },
      style: { decimals: Math.max(3, p.decimals), bounded: true, isP: true },
      isPossible: fits !== null,
      remarks: isNarrower
        ? [inAllLanguages((locale) => m.publications_fits_only_n({ n: sayRange(fits) }, { locale }))]
        : [],
    }),
  ];
}
