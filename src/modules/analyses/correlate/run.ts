import type { z } from 'zod';
import { gatherList, type Released, releaseFigure, viewOf } from '#modules/privacy/index.ts';
import type { correlateOptions } from '#modules/studies/schema.ts';
import { benjaminiHochberg, correlate } from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { smallestGroup } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { CorrelationResult } from '../schema.ts';

export type CorrelateOptions = z.infer<typeof correlateOptions>;

/** Pearson correlations, each on the respondents that have both values; one entry is one family of tests. */
export function runCorrelate(options: CorrelateOptions, context: PlanContext): Released<CorrelationResult[]> {
  const pairs = pairsOf(options).map(([x, y]) => {
    const result = correlatePair(x, y, context);
    const restsOn = Math.min(result.n ?? 0, smallestGroup(context, [x, y]));
    return releaseFigure(result, restsOn, context.policy, withheldCorrelation);
  });
  return viewOf(gatherList(pairs), withFalseDiscoveryRate);
}

/** Factor first, outcome second; or every pair of a list once. */
export function pairsOf({ outcome, with: factors, among }: CorrelateOptions): [x: string, y: string][] {
  if (outcome && factors) return factors.map((factor) => [factor, outcome]);
  const variables = among ?? [];
  return variables.flatMap((x, index) => variables.slice(index + 1).map((y): [string, string] => [x, y]));
}

function correlatePair(x: string, y: string, context: PlanContext): CorrelationResult {
  const columns = [numbersOf(context.dataFile, x), numbersOf(context.dataFile, y)] as const;
  const from = { ...provenanceOf(context), x, y, method: 'pearson' as const, q: null };
  const outcome = tryStatistic(() => correlate(...columns));
  if ('refused' in outcome) {
    const n = columns[0].filter(
      (value, row) => !Number.isNaN(value) && !Number.isNaN(columns[1][row]!),
    ).length;
    return { ...from, n, r: null, ci: null, p: null, refused: outcome.refused };
  }
  const { n, r, confidenceInterval, pValue } = outcome.value;
  return { ...from, n, r, ci: confidenceInterval, p: pValue };
}

function withheldCorrelation(result: CorrelationResult, reason: string): CorrelationResult {
  const { refused: _, ...rest } = result;
  return { ...rest, n: null, r: null, ci: null, p: null, q: null, withheld: reason };
}

function withFalseDiscoveryRate(results: readonly CorrelationResult[]): CorrelationResult[] {
  const tested = results.filter((result) => result.p !== null);
  const q = benjaminiHochberg(tested.map((result) => result.p!));
  return results.map((result) => ({ ...result, q: result.p === null ? null : q[tested.indexOf(result)]! }));
}
