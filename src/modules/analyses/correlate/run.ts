import type { z } from 'zod';
import { gatherList, type Released, releaseFigure, viewOf } from '#modules/privacy/index.ts';
import type { correlateOptions } from '#modules/studies/schema.ts';
import { benjaminiHochberg } from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { smallestGroup } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { CorrelationResult } from '../schema.ts';
import { relate } from './relate.ts';

export type CorrelateOptions = z.infer<typeof correlateOptions>;

/** Correlations by the plan's method, each on the respondents that have both values; one entry is one family of tests. */
export function runCorrelate(options: CorrelateOptions, context: PlanContext): Released<CorrelationResult[]> {
  const pairs = pairsOf(options).map(([x, y]) => {
    const result = correlatePair(x, y, options, context);
    const variables = [x, y, ...(options.controlling ?? [])];
    const restsOn = Math.min(result.n ?? 0, smallestGroup(context, variables));
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

function correlatePair(
  x: string,
  y: string,
  { method, controlling }: CorrelateOptions,
  context: PlanContext,
): CorrelationResult {
  const column = (variable: string) => numbersOf(context.dataFile, variable);
  const columns = [column(x), column(y)] as const;
  const controls = (controlling ?? []).map(column);
  const from = {
    ...provenanceOf(context),
    x,
    y,
    method,
    ...(controlling ? { controlling } : {}),
    q: null,
  };
  const outcome = tryStatistic(() => relate(method, ...columns, controls));
  if ('refused' in outcome) {
    const n = columns[0].filter((_, row) =>
      [...columns, ...controls].every((values) => !Number.isNaN(values[row]!)),
    ).length;
    return { ...from, n, r: null, ci: null, p: null, refused: outcome.refused };
  }
  return { ...from, ...outcome.value };
}

function withheldCorrelation(result: CorrelationResult, reason: string): CorrelationResult {
  const { refused: _refused, pFrom: _pFrom, fit: _fit, ...rest } = result;
  return { ...rest, n: null, r: null, ci: null, p: null, q: null, withheld: reason };
}

function withFalseDiscoveryRate(results: readonly CorrelationResult[]): CorrelationResult[] {
  const tested = results.filter((result) => result.p !== null);
  const q = benjaminiHochberg(tested.map((result) => result.p!));
  return results.map((result) => ({ ...result, q: result.p === null ? null : q[tested.indexOf(result)]! }));
}
