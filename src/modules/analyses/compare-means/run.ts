import type { z } from 'zod';
import { type Released, releaseFigure, releaseGroups, type Verdict, viewOf } from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import type { compareMeansOptions } from '#modules/studies/schema.ts';
import { bonferroniPairs, oneWayAnova, studentTQuantile, summariseGroups } from '#statistics';
import { categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { GroupResult, MeanComparisonResult, PairResult } from '../schema.ts';

export type CompareMeansOptions = z.infer<typeof compareMeansOptions>;
type Summary = ReturnType<typeof summariseGroups>[number];

/** One-way analysis of variance of a variable over groups, with every pair of groups compared (Bonferroni). */
export function runCompareMeans(
  options: CompareMeansOptions,
  context: PlanContext,
): Released<MeanComparisonResult> {
  const groups = inQuestionnaireOrder(
    summariseGroups(numbersOf(context.dataFile, options.outcome), categoriesOf(context.dataFile, options.by)),
    options.by,
    context,
  );
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const whole = compare(groups, n, options, context);
  const byGroup = releaseGroups(
    whole,
    groups.map((group) => group.n),
    context.policy,
    withheldGroups,
  );
  // The whole table rests on everybody in it: under the minimum nothing of it is shown.
  return viewOf(
    releaseFigure<{ table: MeanComparisonResult }>(
      { table: byGroup },
      n,
      context.policy,
      ({ table }, reason) => ({
        table: withheldTable(table, reason),
      }),
    ),
    ({ table }) => table,
  );
}

function compare(
  groups: readonly Summary[],
  n: number,
  options: CompareMeansOptions,
  context: PlanContext,
): MeanComparisonResult {
  const from = { ...provenanceOf(context), outcome: options.outcome, by: options.by, n };
  const shown = groups.map((group) => groupResult(group, options.by, context));
  const attempt = tryStatistic(() => ({
    anova: oneWayAnova(groups),
    pairs: options.postHoc === 'bonferroni' ? bonferroniPairs(groups) : [],
  }));
  if ('refused' in attempt) {
    const total = { n, mean: null, sd: null };
    return { ...from, groups: shown, total, ...noTest, refused: attempt.refused };
  }
  const { anova, pairs } = attempt.value;
  return {
    ...from,
    groups: shown,
    total: { n: anova.total.n, mean: anova.total.mean, sd: anova.total.standardDeviation },
    F: anova.F,
    df: anova.degreesOfFreedom,
    p: anova.pValue,
    etaSquared: anova.etaSquared,
    pairs: pairs.map(
      (pair): PairResult => ({
        a: shown[pair.a]!.label,
        b: shown[pair.b]!.label,
        difference: pair.difference,
        se: pair.standardError,
        p: pair.pValue,
        ci: pair.confidenceInterval,
      }),
    ),
  };
}

function groupResult(group: Summary, by: string, { study, dataFile, language }: PlanContext): GroupResult {
  const item = findItem(study, dataFile.name, by);
  const { key: value, n, mean, standardDeviation: sd } = group;
  const margin = n > 1 && sd !== null ? studentTQuantile(0.975, n - 1) * (sd / Math.sqrt(n)) : null;
  return {
    label: item ? optionLabel(item, value, language) : String(value),
    value,
    n,
    mean,
    sd: n > 1 ? sd : null,
    ci: margin === null ? null : [mean - margin, mean + margin],
  };
}

/** Groups in the order of the questionnaire's options; codes that no option has come last, as they sort. */
function inQuestionnaireOrder(
  groups: readonly Summary[],
  by: string,
  { study, dataFile }: PlanContext,
): Summary[] {
  const item = findItem(study, dataFile.name, by);
  if (item?.kind !== 'choice') return [...groups];
  const place = new Map(item.options.map((option, index) => [option.value, index]));
  return [...groups].sort((a, b) => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity) || 0);
}

const noTest = { F: null, df: null, p: null, etaSquared: null, pairs: [] };

function withheldGroups(table: MeanComparisonResult, verdicts: readonly Verdict[]): MeanComparisonResult {
  const isWithheld = verdicts.map((verdict) => verdict !== 'shown');
  const pairOfGroups = everyPair(table.groups.length);
  return {
    ...table,
    groups: table.groups.map((group, index) =>
      isWithheld[index]
        ? { ...group, n: null, mean: null, sd: null, ci: null, withheld: verdicts[index]! }
        : group,
    ),
    pairs: table.pairs.map((pair, index) =>
      pairOfGroups[index]!.some((group) => isWithheld[group])
        ? { ...pair, difference: null, se: null, p: null, ci: null, withheld: 'involves-a-withheld-group' }
        : pair,
    ),
  };
}

/** First with second, first with third, …: the order in which Bonferroni's pairs come. */
function everyPair(count: number): [number, number][] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  return indexes.flatMap((a) => indexes.slice(a + 1).map((b): [number, number] => [a, b]));
}

function withheldTable(table: MeanComparisonResult, reason: string): MeanComparisonResult {
  const groups = table.groups.map(({ label, value }) => ({
    label,
    value,
    n: null,
    mean: null,
    sd: null,
    ci: null,
    withheld: reason,
  }));
  return { ...table, ...noTest, n: null, groups, total: { n: null, mean: null, sd: null }, withheld: reason };
}
