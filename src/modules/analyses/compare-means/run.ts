import { type Released, releaseFigure, releaseGroups, type Verdict, viewOf } from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import type { CompareMeansOptions } from '#modules/studies/schema.ts';
import { describe, splitByGroup, studentTQuantile, summariseGroups } from '#statistics';
import { categoriesOf, numbersOf } from '../data-files/data-file.ts';
import { mustWithhold, questionnaireOrder, smallestGroup, withheldEverywhere } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { GroupResult, MeanComparisonResult, PairResult } from '../schema.ts';
import { isOfTwo, type ShownGroup, type TestedPair, testGroups } from './test-groups.ts';

export type { CompareMeansOptions };

type Summary = ShownGroup;

/**
 * A variable compared over groups by the test of the plan (`testGroups`), with every pair of groups.
 *
 * The test covers the groups that are shown. From F or η² over all of them, the means of two withheld groups
 * could be solved: their number and sum follow from the total, and F gives their squares.
 */
export function runCompareMeans(
  options: CompareMeansOptions,
  context: PlanContext,
): Released<MeanComparisonResult> {
  const values = numbersOf(context.dataFile, options.outcome);
  const groupOfRow = categoriesOf(context.dataFile, options.by);
  const inOrder = questionnaireOrder(context, options.by);
  const valuesOf = new Map(splitByGroup(values, groupOfRow).map((group) => [group.key, group.values]));
  const groups = summariseGroups(values, groupOfRow)
    .sort((a, b) => inOrder(a.key, b.key))
    .map((group) => ({ ...group, values: valuesOf.get(group.key)! }));
  const total = describe(values.filter((_, row) => groupOfRow[row] !== null));
  const untested: MeanComparisonResult = {
    ...provenanceOf(context),
    outcome: options.outcome,
    by: options.by,
    n: total.n,
    groups: groups.map((group) => groupResult(group, options.by, context)),
    total: { n: total.n, mean: total.mean, sd: total.standardDeviation },
    ...noTest,
  };
  const byGroup = releaseGroups(
    untested,
    groups.map((group) => group.n),
    context.policy,
    (table, verdicts) => ({
      ...withheldGroups(table, verdicts),
      ...testShown(groups, verdicts, table, options),
    }),
    mustWithhold(groups, withheldEverywhere(context, options.by)),
  );
  // The whole table rests on everybody in it, and on no small group that its outcome tells apart.
  return viewOf(
    releaseFigure<{ table: MeanComparisonResult }>(
      { table: byGroup },
      Math.min(total.n, smallestGroup(context, [options.outcome])),
      context.policy,
      ({ table }, reason) => ({ table: withheldTable(table, reason) }),
    ),
    ({ table }) => table,
  );
}

type Test = Partial<MeanComparisonResult> & Pick<MeanComparisonResult, keyof typeof noTest>;

/** The test over the groups that are shown, and every pair; a pair with a withheld group is withheld. */
function testShown(
  groups: readonly Summary[],
  verdicts: readonly Verdict[],
  { groups: { length }, groups: results }: MeanComparisonResult,
  { test = 'anova', postHoc, spread }: CompareMeansOptions,
): Test {
  const shownPlaces = everyPlace(length).filter((place) => verdicts[place] === 'shown');
  const shown = shownPlaces.map((place) => groups[place]!);
  if (shown.length < 2 && length > 1) return { ...noTest, refused: 'too-few-groups-shown' };
  if (isOfTwo(test) && shown.length !== 2) return { ...noTest, test, refused: 'not-two-groups-shown' };
  const attempt = tryStatistic(() => testGroups(shown, { test, postHoc, spread: spread ?? 'medians' }));
  if ('refused' in attempt) return { ...noTest, refused: attempt.refused };
  const { pairs, test: figures } = attempt.value;
  const pairAt = new Map(pairs.map((pair) => [`${shownPlaces[pair.a]}-${shownPlaces[pair.b]}`, pair]));
  return {
    ...figures,
    test,
    postHoc,
    pairs:
      postHoc === 'none'
        ? []
        : everyPair(length).map(([a, b]) =>
            pairResult(pairAt.get(`${a}-${b}`), results[a]!.label, results[b]!.label),
          ),
  };
}

function pairResult(pair: TestedPair | undefined, a: string, b: string): PairResult {
  if (!pair)
    return { a, b, difference: null, se: null, p: null, ci: null, withheld: 'involves-a-withheld-group' };
  const { difference, standardError, pValue, confidenceInterval } = pair;
  return { a, b, difference, se: standardError, p: pValue, ci: confidenceInterval };
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

const noTest = { F: null, df: null, p: null, etaSquared: null, pairs: [] };

function withheldGroups(table: MeanComparisonResult, verdicts: readonly Verdict[]): MeanComparisonResult {
  return {
    ...table,
    groups: table.groups.map((group, place) => {
      const verdict = verdicts[place]!;
      return verdict === 'shown' ? group : withheldGroup(group, verdict);
    }),
  };
}

function withheldGroup({ label, value }: GroupResult, reason: string): GroupResult {
  return { label, value, n: null, mean: null, sd: null, ci: null, withheld: reason };
}

function everyPlace(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}

/** First with second, first with third, …: the order in which all pairs come. */
function everyPair(count: number): [number, number][] {
  const places = everyPlace(count);
  return places.flatMap((a) => places.slice(a + 1).map((b): [number, number] => [a, b]));
}

/** By name, so that no figure added to a result later is shown by being forgotten here. */
function withheldTable(table: MeanComparisonResult, reason: string): MeanComparisonResult {
  const { plan, planned, file, where, outcome, by } = table;
  return {
    plan,
    planned,
    file,
    ...(where === undefined ? {} : { where }),
    outcome,
    by,
    ...noTest,
    n: null,
    // Not even which groups there are: of few people each is in one of them.
    groups: [],
    total: { n: null, mean: null, sd: null },
    withheld: reason,
  };
}
