import { confidenceTail } from './confidence.ts';
import { findRoot } from './distributions/find-root.ts';
import { noncentralChiSquaredCdf, noncentralChiSquaredUpperTail } from './distributions/index.ts';
import { StatisticsError } from './statistics-error.ts';

/** The noncentral χ² is not computed for more; w is then known to many digits anyway. */
const LARGEST = 2e5;

/**
 * The 95 % interval of √(λ/n), λ the noncentrality of χ²: of Cohen's w, and divided by √min(r − 1, c − 1) of Cramér's V.
 *
 * Shapes: one χ² with its degrees of freedom, on n cases. Units: none. Assumptions: as Pearson's χ² test.
 * The lower end is 0 where the test does not reject at 2.5 %; null beyond χ² = 200 000.
 * Errors: 'invalid-argument' for a negative or infinite χ², degrees of freedom below 1 or nobody.
 * Source: Steiger (2004), Psychological Methods 9:164–182 (inverting the noncentral distribution); Smithson (2003),
 * Confidence Intervals, ch. 4. Agrees with R's pchisq(ncp) inverted by uniroot.
 *
 * @example
 * chiSquaredEffectInterval(17.61, 4, 155); // [0.135…, 0.473…]
 */
export function chiSquaredEffectInterval(
  chiSquared: number,
  degreesOfFreedom: number,
  n: number,
): readonly [number, number] | null {
  if (!(chiSquared >= 0 && chiSquared < Infinity && degreesOfFreedom >= 1 && n > 0)) {
    throw new StatisticsError('invalid-argument', `no effect size of χ² = ${chiSquared} on ${n}`);
  }
  if (chiSquared > LARGEST) return null;
  const start = Math.max(0, chiSquared - degreesOfFreedom);
  const ends = [noncentralChiSquaredUpperTail, noncentralChiSquaredCdf].map((tail, end) => {
    const gap = (noncentrality: number) =>
      tail(chiSquared, degreesOfFreedom, Math.max(0, noncentrality)) - confidenceTail;
    // Even without any effect χ² is past this end.
    if (end === 0 ? gap(0) >= 0 : gap(0) <= 0) return 0;
    return Math.max(0, findRoot(end === 0 ? gap : (noncentrality) => -gap(noncentrality), start));
  });
  return [Math.sqrt(ends[0]! / n), Math.sqrt(ends[1]! / n)];
}
