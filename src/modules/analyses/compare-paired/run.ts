import {
  type DisclosurePolicy,
  gatherList,
  isLargeEnough,
  type Released,
  releaseFigure,
  viewOf,
} from '#modules/privacy/index.ts';
import { type ComparePairedOptions, comparedPairs } from '#modules/studies/schema.ts';
import { benjaminiHochberg, describe, pairedEffectSize, pairedTTest, wilcoxonSignedRank } from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { smallestGroup } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { PairedComparisonResult } from '../schema.ts';

type Pair = readonly [first: string, second: string];

/** Two measurements of the same respondents compared, pair by pair; one entry is one family of tests. */
export function runComparePaired(
  options: ComparePairedOptions,
  context: PlanContext,
): Released<PairedComparisonResult[]> {
  const results = comparedPairs(options).map((pair) => {
    const rows = rowsOf(pair, context);
    const result = comparePair(pair, rows, options.test ?? 't', context);
    const restsOn = Math.min(
      rows.differences.length,
      smallestGroup(context, pair),
      context.dataFile.unit === 'office' ? Infinity : smallestDifference(rows.differences),
    );
    return releaseFigure(result, restsOn, context.policy, withheldPair);
  });
  return viewOf(gatherList(results), withFalseDiscoveryRate);
}

type Rows = {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly differences: readonly number[];
};

function rowsOf([x, y]: Pair, { dataFile }: PlanContext): Rows {
  const [all, others] = [numbersOf(dataFile, x), numbersOf(dataFile, y)];
  const rows = [...all.keys()].filter((row) => !Number.isNaN(all[row]!) && !Number.isNaN(others[row]!));
  return {
    first: rows.map((row) => all[row]!),
    second: rows.map((row) => others[row]!),
    differences: rows.map((row) => all[row]! - others[row]!),
  };
}

/** Where just two different differences occur, their mean and spread say how many have each. */
function smallestDifference(differences: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const difference of differences) {
    const key = Number(difference.toPrecision(12));
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
    if (sizes.size > 2) return Infinity;
  }
  return sizes.size === 2 ? Math.min(...sizes.values()) : Infinity;
}

function comparePair(
  [first, second]: Pair,
  rows: Rows,
  test: PairedComparisonResult['test'],
  context: PlanContext,
): PairedComparisonResult {
  const [x, y] = [describe(rows.first), describe(rows.second)];
  const untested: PairedComparisonResult = {
    ...provenanceOf(context),
    first,
    second,
    test,
    n: rows.differences.length,
    means: {
      first: { mean: x.mean, sd: x.standardDeviation },
      second: { mean: y.mean, sd: y.standardDeviation },
    },
    ...noTest,
    difference: describe(rows.differences).mean,
  };
  const attempt = tryStatistic(() => (test === 't' ? byMeans(rows) : byRanks(rows, context.policy)));
  return 'refused' in attempt ? { ...untested, refused: attempt.refused } : { ...untested, ...attempt.value };
}

const noTest = {
  difference: null,
  se: null,
  ci: null,
  t: null,
  df: null,
  p: null,
  q: null,
  dz: null,
  dzCi: null,
  gav: null,
  gavCi: null,
};

/** Under this many pairs the mean of skewed differences is not yet near normal. */
const fewPairs = 30;
const clearlySkewed = 1;

function byMeans({ first, second, differences }: Rows): Partial<PairedComparisonResult> {
  const { standardError, confidenceInterval, t, degreesOfFreedom, pValue } = pairedTTest(first, second);
  const { dz, intervalOfDz, gav, intervalOfGav } = pairedEffectSize(first, second);
  const skewness = Math.abs(describe(differences).skewness ?? 0);
  return {
    se: standardError,
    ci: confidenceInterval,
    t,
    df: degreesOfFreedom,
    p: pValue,
    dz,
    dzCi: intervalOfDz,
    gav,
    gavCi: intervalOfGav,
    ...(differences.length < fewPairs && skewness > clearlySkewed ? { isSkewed: true } : {}),
  };
}

function byRanks({ first, second }: Rows, policy: DisclosurePolicy): Partial<PairedComparisonResult> {
  const { n, V, z, pValue, exactPValue, rankBiserial, unchanged } = wilcoxonSignedRank(first, second);
  const isTold = [unchanged, n - unchanged].every((count) => count === 0 || isLargeEnough(count, policy));
  return {
    p: exactPValue ?? pValue,
    wilcoxon: { V, z, exact: exactPValue !== null, rankBiserial, unchanged: isTold ? unchanged : null },
  };
}

/** By name, so that no figure added to a result later is shown by being forgotten here. */
function withheldPair(result: PairedComparisonResult, reason: string): PairedComparisonResult {
  const { plan, planned, file, first, second, test } = result;
  const nothing = { mean: null, sd: null };
  return {
    plan,
    planned,
    file,
    first,
    second,
    test,
    n: null,
    means: { first: nothing, second: nothing },
    ...noTest,
    withheld: reason,
  };
}

function withFalseDiscoveryRate(results: readonly PairedComparisonResult[]): PairedComparisonResult[] {
  if (results.length < 2) return [...results];
  const tested = results.filter((result) => result.p !== null);
  const q = benjaminiHochberg(tested.map((result) => result.p!));
  return results.map((result) => ({ ...result, q: result.p === null ? null : q[tested.indexOf(result)]! }));
}
