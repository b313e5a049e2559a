import type { FactorAnalysisResult } from '../schema.ts';

/** A smaller loading is not shown: a tenth of the question's variance or less (Hair et al., 2019, p. 151). */
export const leastLoading = 0.3;

export type SortedItem = FactorAnalysisResult['loadings'][number] & {
  /** The factor it loads most on, from 0; null when nowhere as much as `leastLoading`. */
  readonly factor: number | null;
  /** How many factors it loads on as much as that. */
  readonly loadsOn: number;
};

export type SortedFactor = {
  /** Strongest first. */
  readonly items: readonly SortedItem[];
  /** The scale that most of them are from, and whether they are all of that scale and nothing else. */
  readonly scale: string | null;
  readonly isWholeScale: boolean;
};

export type SortedOut = {
  readonly factors: readonly SortedFactor[];
  readonly nowhere: readonly SortedItem[];
  /** The scales with at least two questions in the analysis: those that came out as a factor of their own, and not. */
  readonly recovered: readonly string[];
  readonly notRecovered: readonly string[];
};

/** Puts each question with the factor it loads most on, and sets the factors beside the study's scales. */
export function sortOut(result: FactorAnalysisResult): SortedOut {
  const items = result.loadings.map((row): SortedItem => {
    const sizes = row.loadings.map(Math.abs);
    const most = sizes.indexOf(Math.max(...sizes));
    return {
      ...row,
      factor: most !== -1 && sizes[most]! >= leastLoading ? most : null,
      loadsOn: sizes.filter((size) => size >= leastLoading).length,
    };
  });
  const scaleSizes = countBy(items.map(({ scale }) => scale));
  const factors = result.explained.map((_, factor): SortedFactor => {
    const own = items
      .filter((item) => item.factor === factor)
      .sort((a, b) => Math.abs(b.loadings[factor]!) - Math.abs(a.loadings[factor]!));
    const from = [...countBy(own.map(({ scale }) => scale))].sort(([, a], [, b]) => b - a);
    const [scale, count] = from[0] ?? [null, 0];
    const isMost = scale !== null && 2 * count > own.length;
    return {
      items: own,
      scale: isMost ? scale : null,
      isWholeScale: isMost && count === own.length && count === scaleSizes.get(scale),
    };
  });
  const scales = [...scaleSizes].flatMap(([scale, count]) => (scale !== null && count > 1 ? [scale] : []));
  const isRecovered = (scale: string) => factors.some((one) => one.isWholeScale && one.scale === scale);
  return {
    factors,
    nowhere: items.filter(({ factor }) => factor === null),
    recovered: scales.filter(isRecovered),
    notRecovered: scales.filter((scale) => !isRecovered(scale)),
  };
}

function countBy<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
