import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPercent, formatPRelation } from '#platform/number-style.ts';
import type { GroupResult, MeanComparisonResult } from '../schema.ts';
import { startingSentence, type TableContext } from '../tables/table-context.ts';

/** A test of two groups in one line: `t(38) = 2,10, p = 0,042, d = 0,66`. Null for other tests. */
export function twoGroupsFigures(result: MeanComparisonResult, language: Language): string | null {
  const locale = { locale: language };
  const { twoMeans, twoRanks, test } = result;
  const p = formatPRelation(result.p ?? 1, language);
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  if (twoRanks) {
    const { U, z, rankBiserial } = twoRanks;
    const inputs = {
      U: formatNumber(U, language, { decimals: Number.isInteger(U) ? 0 : 1 }),
      z: number(z),
      p,
      r: formatCoefficient(rankBiserial, language),
    };
    return m.reports_figures_mann_whitney(inputs, locale);
  }
  if (!twoMeans) return null;
  const { t, df, cohensD } = twoMeans;
  if (t === null || cohensD === null) return m.reports_figures_without_spread({ p }, locale);
  const inputs = {
    df: formatNumber(df, language, { decimals: Number.isInteger(df) ? 0 : 1 }),
    t: number(t),
    p,
    d: number(cohensD),
  };
  return test === 'welchT'
    ? m.reports_figures_welch_t(inputs, locale)
    : m.reports_figures_student(inputs, locale);
}

/** How large the difference is, with intervals, for the note under the table. */
export function twoGroupsNotes(result: MeanComparisonResult, { language }: TableContext): string[] {
  const locale = { locale: language };
  const { twoMeans, twoRanks } = result;
  const [a, b] = shownOf(result).map(({ label }) => inQuotes(label, language));
  if (a === undefined || b === undefined) return [];
  const interval = (ends: readonly [number, number], show: (value: number) => string) =>
    `[${ends.map(show).join(language === 'en' ? ', ' : '; ')}]`;
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  if (twoRanks?.superiorityCi && twoRanks.rankBiserialCi) {
    const inputs = {
      a,
      b,
      share: formatPercent(twoRanks.superiority, language),
      ci: interval(twoRanks.superiorityCi, (share) => formatPercent(share, language)),
      r: formatCoefficient(twoRanks.rankBiserial, language),
      rCi: interval(twoRanks.rankBiserialCi, (r) => formatCoefficient(r, language)),
    };
    return [
      m.reports_two_ranks_note(inputs, locale),
      ...(twoRanks.exact ? [m.reports_exact_p_note({}, locale)] : []),
    ];
  }
  if (!twoMeans?.cohensDCi || !twoMeans.hedgesGCi || twoMeans.cohensD === null || twoMeans.hedgesG === null) {
    return [];
  }
  const inputs = {
    a,
    b,
    difference: number(twoMeans.difference),
    ci: interval(twoMeans.ci, number),
    d: number(twoMeans.cohensD),
    dCi: interval(twoMeans.cohensDCi, number),
    g: number(twoMeans.hedgesG),
    gCi: interval(twoMeans.hedgesGCi, number),
  };
  return [m.reports_two_means_note(inputs, locale)];
}

/** Which of two groups is higher. Null where the test was not of two. */
export function twoGroupsFinding(
  result: MeanComparisonResult,
  { language }: TableContext,
  { outcome, figures }: { readonly outcome: string; readonly figures: string },
): string | null {
  const { twoMeans, twoRanks } = result;
  const [first, second] = shownOf(result);
  if (!first || !second || !(twoMeans || twoRanks)) return null;
  const isFirstHigher = twoMeans ? twoMeans.difference > 0 : (twoRanks?.rankBiserial ?? 0) > 0;
  const [high, low] = isFirstHigher ? [first, second] : [second, first];
  const mean = (group: GroupResult) => formatNumber(group.mean ?? 0, language, { decimals: 2 });
  const names = {
    outcome: startingSentence(outcome),
    a: inQuotes(high.label, language),
    b: inQuotes(low.label, language),
    figures,
  };
  return twoMeans
    ? m.reports_finding_two_means({ ...names, high: mean(high), low: mean(low) }, { locale: language })
    : m.reports_finding_two_ranks(names, { locale: language });
}

function shownOf({ groups }: MeanComparisonResult): readonly GroupResult[] {
  return groups.filter((group) => !group.withheld);
}
