import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { cannotBeChecked, type Finding, judge, needs, symbolOf } from './finding.ts';
import { exactly, hull, type Interval, meet } from './interval.rules.ts';
import { type Printed, printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { pOfF } from './tails.rules.ts';
import { sayPrinted, sayRange, withDegrees } from './words.ts';

/**
 * Holds R², adjusted R², F and p of a whole regression against each other:
 * F = (R² / k) / ((1 − R²) / df), adjusted R² = 1 − (1 − R²)(df + k) / df, p from F on k and df degrees of freedom.
 * F grows with R² and df and falls with k; adjusted R² likewise; so corners of the ranges are the ends.
 */
export function checkModelFit(
  fact: FactOf<'regression'>,
  cases: Interval | null,
  predictors: Interval | null,
  allowed: Interval,
  isKnown: boolean,
): Finding[] {
  const [rSquared, adjusted, F, p] = [fact.rSquared, fact.adjustedRSquared, fact.F, fact.p].map((input) =>
    input === undefined ? null : printedOf(input),
  ) as [Printed | null, Printed | null, Printed | null, Printed | null];
  if (!rSquared && !adjusted && !F && !p) return [];
  const k = predictors ?? (cases && isKnown ? derivedPredictors(cases, allowed) : null);
  if (!k || !isKnown) return [cannotBeChecked(fact, 'model', needs('n, k'))];

  const findings: Finding[] = [];
  const shares = rSquared ? { low: clamp(rSquared.low), high: clamp(rSquared.high) } : null;
  const middle = {
    k: Math.round((k.low + k.high) / 2),
    df: Math.round((allowed.low + allowed.high) / 2),
  };
  const basis = (language: Language) =>
    m.publications_basis_model(
      {
        rSquared: rSquared ? sayPrinted(rSquared, language, true) : '',
        k: sayRange(k),
        df: sayRange(allowed),
      },
      { locale: language },
    );
  const derivedF = shares && {
    low: fOf(shares.low, k.high, allowed.low),
    high: fOf(shares.high, k.low, allowed.high),
  };
  if (shares && adjusted)
    findings.push(
      judge({
        fact,
        figure: 'adjustedRSquared',
        symbol: (locale) => m.publications_symbol_adjusted({}, { locale }),
        basis,
        printed: adjusted,
        from: { rSquared: rSquared! },
        recomputed: {
          low: adjustedOf(shares.low, k.high, allowed.low),
          high: adjustedOf(shares.high, k.low, allowed.high),
          value: adjustedOf(rSquared!.value, middle.k, middle.df),
        },
        style: { decimals: adjusted.decimals + 1, bounded: true },
      }),
    );
  if (derivedF && F)
    findings.push(
      judge({
        fact,
        figure: 'F',
        symbol: symbolOf('F'),
        basis,
        printed: F,
        from: { rSquared: rSquared! },
        recomputed: { ...derivedF, value: fOf(clamp(rSquared!.value), middle.k, middle.df) },
        style: { decimals: F.decimals + 1, bounded: false },
      }),
    );
  const values = F && derivedF ? (meet(F, derivedF) ?? F) : (F ?? derivedF);
  if (p && values) {
    const reach = pOverAll(values, k, allowed);
    if (!reach) return [...findings, cannotBeChecked(fact, 'p', needs('n, k'))];
    const middleF = F?.value ?? fOf(clamp(rSquared!.value), middle.k, middle.df);
    findings.push(
      judge({
        fact,
        figure: 'p',
        symbol: symbolOf('p'),
        basis: (language) =>
          F
            ? m.publications_basis_statistic(
                {
                  statistic: withDegrees('F', [sayRange(k), sayRange(allowed)], language),
                  value: sayPrinted(F, language),
                },
                { locale: language },
              )
            : basis(language),
        printed: p,
        recomputed: { ...reach, value: pOfF(exactly(middleF), middle.k, middle.df).low },
        style: { decimals: Math.max(3, p.decimals), bounded: true, isP: true },
      }),
    );
  }
  return findings.length > 0 ? findings : [cannotBeChecked(fact, 'model', needs('R²'))];
}

/** With df and n printed, k = n − df − 1. */
function derivedPredictors(cases: Interval, degrees: Interval): Interval | null {
  const high = cases.high - degrees.low - 1;
  return high < 1 ? null : { low: Math.max(1, cases.low - degrees.high - 1), high };
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
const fOf = (share: number, k: number, df: number) =>
  share >= 1 ? Number.POSITIVE_INFINITY : (share / (1 - share)) * (df / k);
const adjustedOf = (share: number, k: number, df: number) => 1 - (1 - share) * ((df + k) / df);

/** Past this many possible pairs of k and df we say nothing about p. */
const mostPairsTried = 500;

/** p falls with F, but may rise or fall with k and df (around F = 1 it turns), so every pair of the ranges is tried. */
function pOverAll(F: Interval, k: Interval, df: Interval): Interval | null {
  const ks = numbersIn(k);
  const dfs = numbersIn(df);
  if (!ks || !dfs || ks.length * dfs.length > mostPairsTried) return null;
  return ks.flatMap((one) => dfs.map((other) => pOfF(F, one, other))).reduce(hull);
}

function numbersIn({ low, high }: Interval): number[] | null {
  if (high - low >= mostPairsTried) return null;
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}
