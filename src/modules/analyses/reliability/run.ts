import type { z } from 'zod';
import { gatherList, type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { reliabilityOptions } from '#modules/studies/schema.ts';
import {
  cronbachAlpha,
  cronbachAlphaFromMoments,
  extractedVariance,
  hierarchicalOmega,
  type Moments,
  momentsOf,
  splitHalf,
  standardisedReliability,
} from '#statistics';
import type { DataFile } from '../data-files/data-file.ts';
import { smallestOfTwo } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { ReliabilityResult } from '../schema.ts';

export type ReliabilityOptions = z.infer<typeof reliabilityOptions>;

/** Alpha and omega of each scale, on the respondents that answered all of its items. */
export function runReliability(
  options: ReliabilityOptions,
  context: PlanContext,
): Released<ReliabilityResult[]> {
  const { dataFile } = context;
  const inFile = [...dataFile.scaleItems, ...(dataFile.outcomeParts ?? [])]
    .filter(([, items]) => items.length > 1)
    .map(([id]) => id);
  const scales = options.scales === 'all' ? inFile : options.scales;
  return gatherList(
    scales.map((scale) => {
      const result = reliabilityOf(scale, context);
      const answers = partsOf(scale, dataFile).map((item) => item.answers);
      return releaseFigure(
        result,
        Math.min(result.n ?? 0, smallestOfTwo(answers)),
        context.policy,
        withheldReliability,
      );
    }),
  );
}

/** The questions of a scale; in the office file, the indicators of an outcome. */
function partsOf(id: string, { scaleItems, outcomeParts }: DataFile) {
  return scaleItems.get(id) ?? outcomeParts?.get(id) ?? [];
}

function reliabilityOf(scale: string, context: PlanContext): ReliabilityResult {
  const items = partsOf(scale, context.dataFile);
  const answers = items.map((item) => item.answers);
  const from = { ...provenanceOf(context), scale, items: items.length };
  const attempt = tryStatistic(() => {
    if (answers.length < 2) return { ...cronbachAlpha(answers), more: nothingMore };
    const moments = momentsOf(answers);
    return { ...cronbachAlphaFromMoments(moments), more: moreFrom(moments) };
  });
  if ('refused' in attempt) {
    const first = answers[0] ?? new Float64Array();
    const n = first.filter((_, row) => answers.every((column) => !Number.isNaN(column[row]!))).length;
    return { ...from, ...nothing, n, refused: attempt.refused };
  }
  const { n, alpha, confidenceInterval, omega, dropped, more } = attempt.value;
  return {
    ...from,
    n,
    alpha,
    ci: confidenceInterval,
    omega,
    ...more,
    dropped: dropped.map((without, index) => ({
      item: items[index]!.id,
      alpha: without.alpha,
      itemTotal: without.itemTotal,
    })),
  };
}

type More = Pick<ReliabilityResult, keyof typeof nothingMore>;

const nothingMore = {
  standardisedAlpha: null,
  averageInterItem: null,
  lambda2: null,
  lambda6: null,
  splitHalf: null,
  omegaHierarchical: null,
  explainedCommonVariance: null,
  isOmegaAtBoundary: false,
  ave: null,
  compositeReliability: null,
} as const;
const nothing = { n: null, alpha: null, ci: null, omega: null, ...nothingMore, dropped: [] };

/** What stands on the correlations of the items: each on its own, for one may be refused where others are not. */
function moreFrom(moments: Moments): More {
  const standardised = orNull(() => standardisedReliability(moments));
  const hierarchical = orNull(() => hierarchicalOmega(moments));
  const extracted = orNull(() => extractedVariance(moments));
  return {
    standardisedAlpha: standardised?.alpha ?? null,
    averageInterItem: standardised?.averageInterItem ?? null,
    lambda2: standardised?.lambda2 ?? null,
    lambda6: standardised?.lambda6 ?? null,
    splitHalf: orNull(() => splitHalf(moments)),
    omegaHierarchical: hierarchical?.omegaHierarchical ?? null,
    explainedCommonVariance: hierarchical?.explainedCommonVariance ?? null,
    isOmegaAtBoundary: hierarchical?.isAtBoundary ?? false,
    ave: extracted?.average ?? null,
    compositeReliability: extracted?.compositeReliability ?? null,
  };
}

function orNull<T>(compute: () => T): T | null {
  const attempt = tryStatistic(compute);
  return 'refused' in attempt ? null : attempt.value;
}

function withheldReliability(result: ReliabilityResult, reason: string): ReliabilityResult {
  const { refused: _, ...rest } = result;
  return { ...rest, ...nothing, withheld: reason };
}
