import { m } from '#messages';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { studentTUpperQuantile } from '#statistics';
import { cannotBeChecked, type Finding, judge, needs, symbolOf } from './finding.ts';
import { absolute, dividedByPositive, exactly, fitting, type Interval, meet } from './interval.rules.ts';
import { type Printed, printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { pOfT } from './tails.rules.ts';
import { sayPrinted, sayRange, trilingual } from './words.ts';

/** The findings about one line of a regression table, and the degrees of freedom its p allows (null: no p, or none fits). */
export type CheckedTerm = { readonly findings: Finding[]; readonly degrees: Interval | null };

export function checkTerm(
  fact: FactOf<'regression'>,
  index: number,
  allowed: Interval,
  isKnown: boolean,
): CheckedTerm {
  const term = fact.terms[index]!;
  const [B, se, t, p, beta] = [term.B, term.se, term.t, term.p, term.beta].map((input) =>
    input === undefined ? null : printedOf(input),
  ) as [Printed | null, Printed | null, Printed | null, Printed | null, Printed | null];
  const name = trilingual(term.name);
  const figure = (which: string) => `terms[${index}].${which}`;
  const ratio = B && se ? dividedByPositive(B, se) : null;
  const middleRatio = B && se && se.value > 0 ? B.value / se.value : null;
  const findings: Finding[] = [];

  const coefficient = (language: Language) =>
    m.publications_basis_coefficient(
      {
        name: name[language],
        B: B ? sayPrinted(B, language) : '',
        se: se ? sayPrinted(se, language) : '',
      },
      { locale: language },
    );
  if (t && ratio)
    findings.push(
      judge({
        fact,
        figure: figure('t'),
        symbol: symbolOf('t'),
        basis: coefficient,
        printed: t,
        from: { B: B!, se: se! },
        recomputed: { ...ratio, value: middleRatio ?? t.value },
        style: { decimals: t.decimals + 1, bounded: false },
      }),
    );
  if (B && beta) findings.push(...checkSign(fact, figure('beta'), B, beta));
  if (B && se && term.interval) findings.push(...checkInterval(fact, index, B, se, allowed));

  if (!p) {
    if (findings.length === 0) findings.push(cannotBeChecked(fact, figure('p'), needs('p')));
    return { findings, degrees: null };
  }
  // A printed t and B / SE must both hold; where they contradict each other (said above), p is held against the printed t.
  const tValues = t && ratio ? (meet(t, ratio) ?? t) : (t ?? ratio);
  if (!tValues) {
    findings.push(cannotBeChecked(fact, figure('p'), needs('SE')));
    return { findings, degrees: null };
  }
  const size = absolute(tValues);
  const pAt = (df: number) => pOfT(size, df, 2);
  const fits = fitting(allowed, pAt, p);
  const middleT = t?.value ?? middleRatio ?? size.low;
  // With no n at all, the middle of "some degrees of freedom" is the normal distribution: nearest to any larger study.
  const middleDf = isKnown ? Math.round((allowed.low + allowed.high) / 2) : Number.POSITIVE_INFINITY;
  const saidDf = sayRange(allowed);
  const isNarrower = isKnown && fits !== null && (fits.low > allowed.low || fits.high < allowed.high);
  findings.push(
    judge({
      fact,
      figure: figure('p'),
      symbol: symbolOf('p'),
      basis: (language) =>
        ratio && !t
          ? m.publications_basis_with_df({ basis: coefficient(language), df: saidDf }, { locale: language })
          : m.publications_basis_t(
              { name: name[language], t: t ? sayPrinted(t, language) : '', df: saidDf },
              { locale: language },
            ),
      printed: p,
      from: { ...(B ? { B } : {}), ...(se ? { se } : {}), ...(t ? { t } : {}), degreesOfFreedom: saidDf },
      recomputed: {
        low: pAt(allowed.high).low,
        high: pAt(allowed.low).high,
        value: pOfT(exactly(Math.abs(middleT)), middleDf, 2).low,
      },
      style: { decimals: Math.max(3, p.decimals), bounded: true, isP: true },
      isPossible: fits !== null,
      remarks: isNarrower
        ? [inAllLanguages((locale) => m.publications_fits_only_df_here({ df: sayRange(fits) }, { locale }))]
        : [],
    }),
  );
  return { findings, degrees: fits };
}

/** Beta is B times a ratio of standard deviations, so both have one sign. */
function checkSign(fact: FactOf<'regression'>, figure: string, B: Printed, beta: Printed): Finding[] {
  const side = ({ low, high }: Interval) => (low > 0 ? 1 : high < 0 ? -1 : 0);
  const expected = side(B);
  if (expected === 0 || side(beta) === 0) return [];
  const reach =
    expected > 0
      ? { low: 0, high: Number.POSITIVE_INFINITY, value: Math.abs(beta.value) }
      : { low: Number.NEGATIVE_INFINITY, high: 0, value: -Math.abs(beta.value) };
  return [
    judge({
      fact,
      figure,
      symbol: symbolOf('β'),
      basis: (language) => m.publications_basis_sign({ B: sayPrinted(B, language) }, { locale: language }),
      printed: beta,
      from: { B },
      recomputed: reach,
      near: () => (expected > 0 ? '> 0' : '< 0'),
      style: { decimals: beta.decimals, bounded: true },
      isPossible: expected === side(beta),
    }),
  ];
}

/** B ± t* SE; t* falls as the degrees of freedom grow, so its ends are at the ends of their range. */
function checkInterval(
  fact: FactOf<'regression'>,
  index: number,
  B: Printed,
  se: Printed,
  allowed: Interval,
): Finding[] {
  const tail = (1 - fact.confidenceLevel) / 2;
  const critical = {
    low: studentTUpperQuantile(tail, allowed.high),
    high: studentTUpperQuantile(tail, allowed.low),
  };
  const reach = { low: critical.low * Math.max(0, se.low), high: critical.high * se.high };
  const middle = studentTUpperQuantile(tail, Math.round((allowed.low + allowed.high) / 2)) * se.value;
  const name = trilingual(fact.terms[index]!.name);
  return fact.terms[index]!.interval!.map((input, end) => {
    const printed = printedOf(input);
    return judge({
      fact,
      figure: `terms[${index}].interval[${end}]`,
      symbol: (locale) => m.publications_symbol_interval_end({}, { locale }),
      basis: (language) =>
        m.publications_basis_with_df(
          {
            basis: m.publications_basis_coefficient(
              { name: name[language], B: sayPrinted(B, language), se: sayPrinted(se, language) },
              { locale: language },
            ),
            df: sayRange(allowed),
          },
          { locale: language },
        ),
      printed,
      from: { B, se },
      recomputed:
        end === 0
          ? { low: B.low - reach.high, high: B.high - reach.low, value: B.value - middle }
          : { low: B.low + reach.low, high: B.high + reach.high, value: B.value + middle },
      style: { decimals: printed.decimals + 1, bounded: false },
    });
  });
}
