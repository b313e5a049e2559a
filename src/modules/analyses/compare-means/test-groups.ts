import type { CompareMeansOptions } from '#modules/studies/schema.ts';
import {
  anovaEffectSize,
  bonferroniPairs,
  dunnPairs,
  gamesHowellPairs,
  holmPairs,
  kruskalWallis,
  leveneTest,
  oneWayAnova,
  scheffePairs,
  type summariseGroups,
  tukeyKramerPairs,
  welchAnova,
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
  'F' | 'df' | 'p' | 'etaSquared' | 'omegaSquared' | 'etaSquaredCi' | 'levene' | 'ranks'
>;

/** The test that the plan asks for and its pairs, by places among these groups. Throws StatisticsError. */
export function testGroups(
  groups: readonly ShownGroup[],
  { test = 'anova', postHoc }: Pick<CompareMeansOptions, 'test' | 'postHoc'>,
): { readonly test: Test; readonly pairs: readonly TestedPair[] } {
  const run = { anova, welch, kruskalWallis: rankTest }[test];
  return { test: run(groups), pairs: pairsBy[postHoc](groups) };
}

function anova(groups: readonly ShownGroup[]): Test {
  const { F, degreesOfFreedom, pValue, etaSquared } = oneWayAnova(groups);
  const effect = F === null ? null : anovaEffectSize(F, ...degreesOfFreedom);
  return {
    F,
    df: degreesOfFreedom,
    p: pValue,
    etaSquared,
    ...(effect ? { omegaSquared: effect.omegaSquared } : {}),
    ...(effect?.confidenceInterval ? { etaSquaredCi: effect.confidenceInterval } : {}),
    ...spread(groups),
  };
}

function welch(groups: readonly ShownGroup[]): Test {
  const { F, degreesOfFreedom, pValue } = welchAnova(groups);
  const { etaSquared } = oneWayAnova(groups);
  return { F, df: degreesOfFreedom, p: pValue, etaSquared, ...spread(groups) };
}

function rankTest(groups: readonly ShownGroup[]): Test {
  const { H, degreesOfFreedom, pValue, epsilonSquared } = kruskalWallis(groups.map(({ values }) => values));
  const ranks = { H, df: degreesOfFreedom, epsilonSquared };
  return { F: null, df: null, p: pValue, etaSquared: null, ranks };
}

/** Whether the groups vary alike; left out where that cannot be told. */
function spread(groups: readonly ShownGroup[]): Pick<Test, 'levene'> {
  const values = groups.map((group) => group.values);
  const attempt = tryStatistic(() => leveneTest(values, 'median'));
  if ('refused' in attempt) return {};
  const { F, degreesOfFreedom, pValue } = attempt.value;
  return { levene: { F, df: degreesOfFreedom, p: pValue } };
}

const pairsBy: Record<
  CompareMeansOptions['postHoc'],
  (groups: readonly ShownGroup[]) => readonly TestedPair[]
> = {
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
