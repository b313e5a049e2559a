import { m } from '#messages';
import { inAllLanguages } from '#platform/language.ts';
import { checkModelFit } from './check-model-fit.rules.ts';
import { checkTerm } from './check-term.rules.ts';
import { cannotBeChecked, type Finding, judge, needs, symbolOf } from './finding.ts';
import { hull, type Interval, meet } from './interval.rules.ts';
import { printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { rangeOf } from './sizes.rules.ts';
import { practicallyInfinite, sayRange } from './words.ts';

/** Without n there is still something to say: some degrees of freedom, from one upwards. */
const anyDegrees: Interval = { low: 1, high: practicallyInfinite };

/**
 * Recomputes a table of least-squares coefficients: t = B / SE, p from t on n − k − 1 degrees of freedom, the interval, the
 * sign of beta, and R², adjusted R², F and p among themselves. Where n or the number of predictors is not known exactly,
 * every degree of freedom in the range is allowed, but all lines of one table share it: a table whose lines are each
 * possible but fit no common degree of freedom is impossible as a whole.
 */
export function checkRegression(fact: FactOf<'regression'>, cases: Interval | null): Finding[] {
  const predictors = fact.predictors === undefined ? null : rangeOf(fact.predictors);
  const degrees = degreesOf(fact, cases, predictors);
  if (degrees !== null && degrees.high < 1)
    return [cannotBeChecked(fact, 'degreesOfFreedom', needs('n > k + 1'))];
  const allowed = degrees ?? anyDegrees;
  const ownDegrees = checkDegrees(fact, cases, predictors);
  const checked = fact.terms.map((_, index) => checkTerm(fact, index, allowed, degrees !== null));
  const findings = [...ownDegrees, ...checked.flatMap((one) => one.findings)];
  const fits = checked.flatMap((one) => (one.degrees ? [one.degrees] : []));
  if (fits.length > 1) findings.push(...checkTogether(fact, fits, allowed, degrees !== null));
  findings.push(...checkModelFit(fact, cases, predictors, allowed, degrees !== null));
  return findings.length > 0 ? findings : [cannotBeChecked(fact, 'terms', needs('SE, p'))];
}

function degreesOf(
  fact: FactOf<'regression'>,
  cases: Interval | null,
  predictors: Interval | null,
): Interval | null {
  const derived = derivedDegrees(cases, predictors);
  if (fact.degreesOfFreedom === undefined) return derived;
  const printed = rangeOf(fact.degreesOfFreedom);
  // Where the two contradict each other (said above), the lines are given the benefit of both.
  return derived ? (meet(printed, derived) ?? hull(printed, derived)) : printed;
}

/** n − k − 1 over all n and k in their ranges. */
function derivedDegrees(cases: Interval | null, predictors: Interval | null): Interval | null {
  if (!cases || !predictors) return null;
  return { low: Math.max(1, cases.low - predictors.high - 1), high: cases.high - predictors.low - 1 };
}

/** Printed degrees of freedom must be those of some n and number of predictors printed with them. */
function checkDegrees(
  fact: FactOf<'regression'>,
  cases: Interval | null,
  predictors: Interval | null,
): Finding[] {
  const derived = derivedDegrees(cases, predictors);
  if (fact.degreesOfFreedom === undefined || !cases || !predictors || !derived) return [];
  const printed = rangeOf(fact.degreesOfFreedom);
  return [
    judge({
      fact,
      figure: 'degreesOfFreedom',
      symbol: symbolOf('df'),
      basis: (locale) =>
        m.publications_basis_size({ n: sayRange(cases), k: sayRange(predictors) }, { locale }),
      printed: { text: sayRange(printed), value: printed.low, decimals: 0, relation: '=', ...printed },
      recomputed: { ...derived, value: derived.low },
      near: () => sayRange(derived),
      style: { decimals: 0, bounded: false },
      isPossible: meet(printed, derived) !== null,
    }),
  ];
}

function checkTogether(
  fact: FactOf<'regression'>,
  fits: readonly Interval[],
  allowed: Interval,
  isKnown: boolean,
): Finding[] {
  const common = fits.reduce<Interval | null>((shared, one) => shared && meet(shared, one), allowed);
  // Told only where it says more than the lines do: nothing fits, or a known range of df shrinks.
  const isNarrower = common !== null && (common.low > allowed.low || common.high < allowed.high);
  if (common !== null && !(isKnown && isNarrower)) return [];
  const text = common
    ? inAllLanguages((locale) => m.publications_fits_only_df({ df: sayRange(common) }, { locale }))
    : inAllLanguages((locale) => m.publications_no_common_df({ df: sayRange(allowed) }, { locale }));
  const finding = judge({
    fact,
    figure: 'terms.p',
    symbol: symbolOf('df'),
    basis: symbolOf('p'),
    printed: printedOf(0),
    recomputed: { ...(common ?? allowed), value: (common ?? allowed).low },
    style: { decimals: 0, bounded: false },
    isPossible: common !== null,
  });
  return [{ ...finding, printed: {}, text }];
}
