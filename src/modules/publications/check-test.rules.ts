import { m } from '#messages';
import { cannotBeChecked, type Finding, judge, needs, symbolOf } from './finding.ts';
import { absolute, atLeast, exactly, type Interval, touches } from './interval.rules.ts';
import { printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { pOfChiSquared, pOfF, pOfT, sidesOf } from './tails.rules.ts';
import { sayNumber, sayPrinted, withDegrees } from './words.ts';

const symbols = { t: 't', F: 'F', chiSquared: 'χ²', z: 'z' } as const;

/** Recomputes p from a printed t, F, chi-squared or z; each tail falls as the statistic grows away from zero. */
export function checkTest(fact: FactOf<'test'>): Finding[] {
  if (fact.p === undefined) return [cannotBeChecked(fact, 'value', needs('p'))];
  const df = fact.degreesOfFreedom;
  const tail = tailOf(fact.statistic, df, fact.tails);
  if (tail === null) return [cannotBeChecked(fact, 'p', needs('df'))];
  const value = printedOf(fact.value);
  const p = printedOf(fact.p);
  const sides = sidesOf(p, fact.statistic === 't' || fact.statistic === 'z' ? fact.tails : 2);
  const turn = sides.find((side) => touches(side(tail(value)), p)) ?? sides[0];
  const degrees = df === undefined ? [] : Array.isArray(df) ? df : [df];
  return [
    judge({
      fact,
      figure: 'p',
      symbol: symbolOf('p'),
      basis: (language) =>
        m.publications_basis_statistic(
          {
            statistic: withDegrees(
              symbols[fact.statistic],
              degrees.map((one) => sayDegrees(one, language)),
              language,
            ),
            value: sayPrinted(value, language),
          },
          { locale: language },
        ),
      printed: p,
      from: { value, ...(degrees.length === 0 ? {} : { degreesOfFreedom: degrees.join(', ') }) },
      recomputed: { ...turn(tail(value)), value: turn(tail(exactly(value.value))).low },
      style: { decimals: Math.max(3, p.decimals), bounded: true, isP: true },
    }),
  ];
}

const sayDegrees = (one: number, language: 'nb' | 'nn' | 'en') =>
  sayNumber(one, { decimals: Number.isInteger(one) ? 0 : 2, bounded: false }, language);

function tailOf(
  statistic: FactOf<'test'>['statistic'],
  df: FactOf<'test'>['degreesOfFreedom'],
  tails: 1 | 2,
): ((value: Interval) => Interval) | null {
  if (statistic === 'z') return (value) => pOfT(absolute(value), Number.POSITIVE_INFINITY, tails);
  if (statistic === 'F') return Array.isArray(df) ? (value) => pOfF(atLeast(value, 0), df[0], df[1]) : null;
  if (typeof df !== 'number') return null;
  if (statistic === 't') return (value) => pOfT(absolute(value), df, tails);
  return (value) => pOfChiSquared(atLeast(value, 0), df);
}
