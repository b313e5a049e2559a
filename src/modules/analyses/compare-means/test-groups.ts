import type { CompareMeansOptions } from '#modules/studies/schema.ts';
import {
  anovaEffectSize,
  bonferroniPairs,
  cohensD,
  describe,
  dunnPairs,
  gamesHowellPairs,
  holmPairs,
  kruskalWallis,
  leveneTest,
  type MeanTest,
  mannWhitney,
  oneWayAnova,
  StatisticsError,
  scheffePairs,
  studentTTest,
  type summariseGroups,
  tukeyKramerPairs,
  welchAnova,
  welchTTest,
} from '#statistics';
import { tryStatistic } from '../plan/refusal.ts';
import type { MeanComparisonResult } from '../schema.ts';

/** A group of which everything may be known: the tests take these alone. */
export type ShownGroup = ReturnType<typeof summariseGroups>[number] & { readonly values: readonly number[] };

export type TestedPair = {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  readonly standardError: number;
  readonly pValue: number;
  readonly confidenceInterval: readonly [number, number] | null;
};

type Test = Pick<
  MeanComparisonResult,
  | 'F'
  | 'df'
  | 'p'
  | 'etaSquared'
  | 'omegaSquared'
  | 'etaSquaredCi'
  | 'levene'
  | 'ranks'
  | 'twoMeans'
  | 'twoRanks'
  | 'skewedGroups'
>;
type Groups = readonly ShownGroup[];
/** What is left null by a test that is not an F test. */
const noF = { F: null, df: null, etaSquared: null };

/** What the plan says of the test. */
export type Asked = {
  readonly test: NonNullable<CompareMeansOptions['test']>;
  readonly postHoc: CompareMeansOptions['postHoc'];
  readonly spread: 'medians' | 'means';
};

/** The test that the plan asks for and its pairs, by places among these groups. Throws StatisticsError. */
export function testGroups(
  groups: Groups,
  { test, postHoc, spread: centre }: Asked,
): { readonly test: Test; readonly pairs: readonly TestedPair[] } {
  const tested = tests[test](groups);
  const assumptions =
    'ranks' in tested || 'twoRanks' in tested ? {} : { ...spread(groups, centre), ...skewed(groups) };
  return { test: { ...tested, ...assumptions }, pairs: pairsBy[postHoc](groups) };
}

/** Whether a test compares two groups and no more. */
export function isOfTwo(test: Asked['test']): boolean {
  return test === 'student' || test === 'welchT' || test === 'mannWhitney';
}

const tests: Record<Asked['test'], (groups: Groups) => Test> = {
  anova,
  welch,
  kruskalWallis: rankTest,
  student: (groups) => twoMeans(groups, studentTTest),
  welchT: (groups) => twoMeans(groups, welchTTest),
  mannWhitney: twoRanks,
};

function twoMeans(groups: Groups, run: (first: ShownGroup, second: ShownGroup) => MeanTest): Test {
  const [first, second] = two(groups);
  const { difference, standardError, confidenceInterval, t, degreesOfFreedom, pValue } = run(first, second);
  const effect = tryStatistic(() => cohensD(first, second));
  const size = 'refused' in effect ? null : effect.value;
  return {
    ...noF,
    p: pValue,
    twoMeans: {
      difference,
      se: standardError,
      ci: confidenceInterval,
      t,
      df: degreesOfFreedom,
      cohensD: size?.d ?? null,
      cohensDCi: size?.intervalOfD ?? null,
      hedgesG: size?.g ?? null,
      hedgesGCi: size?.intervalOfG ?? null,
    },
  };
}

function twoRanks(groups: Groups): Test {
  const [first, second] = two(groups);
  const { U, z, pValue, exactPValue, probabilityOfSuperiority, intervalOfSuperiority, rankBiserial } =
    mannWhitney(first.values, second.values);
  return {
    ...noF,
    p: exactPValue ?? pValue,
    twoRanks: {
      U,
      z,
      exact: exactPValue !== null,
      superiority: probabilityOfSuperiority,
      superiorityCi: intervalOfSuperiority,
      rankBiserial,
      rankBiserialCi: intervalOfSuperiority && [
        2 * intervalOfSuperiority[0] - 1,
        2 * intervalOfSuperiority[1] - 1,
      ],
    },
  };
}

function two(groups: Groups): readonly [ShownGroup, ShownGroup] {
  const [first, second] = groups;
  if (!first || !second) throw new StatisticsError('too-few-groups', 'two groups are compared');
  return [first, second];
}

/** Central limits are slow for small groups whose answers lean to one side. */
const smallGroup = 30;
const clearlySkewed = 1;

function skewed(groups: Groups): Pick<Test, 'skewedGroups'> {
  const count = groups.filter(
    ({ n, values }) => n < smallGroup && Math.abs(describe(values).skewness ?? 0) > clearlySkewed,
  ).length;
  return count > 0 ? { skewedGroups: count } : {};
}

function anova(groups: Groups): Test {
  const { F, degreesOfFreedom, pValue, etaSquared } = oneWayAnova(groups);
  const effect = F === null ? null : anovaEffectSize(F, ...degreesOfFreedom);
  return {
    F,
    df: degreesOfFreedom,
    p: pValue,
    etaSquared,
    ...(effect ? { omegaSquared: effect.omegaSquared } : {}),
    ...(effect?.confidenceInterval ? { etaSquaredCi: effect.confidenceInterval } : {}),
  };
}

function welch(groups: Groups): Test {
  const { F, degreesOfFreedom, pValue } = welchAnova(groups);
  const { etaSquared } = oneWayAnova(groups);
  return { F, df: degreesOfFreedom, p: pValue, etaSquared };
}

function rankTest(groups: Groups): Test {
  const { H, degreesOfFreedom, pValue, epsilonSquared } = kruskalWallis(groups.map(({ values }) => values));
  const ranks = { H, df: degreesOfFreedom, epsilonSquared };
  return { ...noF, p: pValue, ranks };
}

/** Whether the groups vary alike; left out where that cannot be told. */
function spread(groups: Groups, centre: 'medians' | 'means'): Pick<Test, 'levene'> {
  const values = groups.map((group) => group.values);
  const attempt = tryStatistic(() => leveneTest(values, centre === 'means' ? 'mean' : 'median'));
  if ('refused' in attempt) return {};
  const { F, degreesOfFreedom, pValue } = attempt.value;
  return { levene: { F, df: degreesOfFreedom, p: pValue, ...(centre === 'means' ? { centre } : {}) } };
}

const pairsBy: Record<CompareMeansOptions['postHoc'], (groups: Groups) => readonly TestedPair[]> = {
  bonferroni: bonferroniPairs,
  holm: holmPairs,
  tukey: tukeyKramerPairs,
  gamesHowell: gamesHowellPairs,
  scheffe: scheffePairs,
  dunn: (groups) =>
    dunnPairs(
      groups.map(({ values }) => values),
      'holm',
    ).map((pair) => ({ ...pair, confidenceInterval: null })),
  none: () => [],
};
