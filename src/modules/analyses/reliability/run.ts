import type { z } from 'zod';
import { gatherList, type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { reliabilityOptions } from '#modules/studies/schema.ts';
import { cronbachAlpha } from '#statistics';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { ReliabilityResult } from '../schema.ts';

export type ReliabilityOptions = z.infer<typeof reliabilityOptions>;

/** Alpha and omega of each scale, on the respondents that answered all of its items. */
export function runReliability(
  options: ReliabilityOptions,
  context: PlanContext,
): Released<ReliabilityResult[]> {
  const inFile = [...context.dataFile.scaleItems].filter(([, items]) => items.length > 1).map(([id]) => id);
  const scales = options.scales === 'all' ? inFile : options.scales;
  return gatherList(
    scales.map((scale) => {
      const result = reliabilityOf(scale, context);
      return releaseFigure(result, result.n ?? 0, context.policy, withheldReliability);
    }),
  );
}

function reliabilityOf(scale: string, context: PlanContext): ReliabilityResult {
  const items = context.dataFile.scaleItems.get(scale) ?? [];
  const from = { ...provenanceOf(context), scale, items: items.length };
  const attempt = tryStatistic(() => cronbachAlpha(items.map((item) => item.answers)));
  if ('refused' in attempt) {
    const first = items[0]?.answers ?? new Float64Array();
    const n = first.filter((_, row) => items.every((item) => !Number.isNaN(item.answers[row]!))).length;
    return { ...from, n, alpha: null, ci: null, omega: null, dropped: [], refused: attempt.refused };
  }
  const { n, alpha, confidenceInterval, omega, dropped } = attempt.value;
  return {
    ...from,
    n,
    alpha,
    ci: confidenceInterval,
    omega,
    dropped: dropped.map((without, index) => ({
      item: items[index]!.id,
      alpha: without.alpha,
      itemTotal: without.itemTotal,
    })),
  };
}

function withheldReliability(result: ReliabilityResult, reason: string): ReliabilityResult {
  const { refused: _, ...rest } = result;
  return { ...rest, n: null, alpha: null, ci: null, omega: null, dropped: [], withheld: reason };
}
