import type { z } from 'zod';
import { gatherList, type Released, releaseFigure, viewOf } from '#modules/privacy/index.ts';
import { type correlateOptions, isModelled } from '#modules/studies/schema.ts';
import { benjaminiHochberg } from '#statistics';
import { numbersOf } from '../data-files/data-file.ts';
import { areTooFewOffices, completeCount } from '../data-files/few-offices.rules.ts';
import { smallestGroup } from '../data-files/groups.ts';
import { fewestBehindPair, handled } from '../incomplete/handled.ts';
import { correlateIncomplete } from '../incomplete/incomplete-correlations.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { CorrelationResult } from '../schema.ts';
import { relate } from './relate.ts';
import { withSmallSample } from './small-sample.ts';

export type CorrelateOptions = z.infer<typeof correlateOptions>;

/** Correlations by the plan's method, each on the respondents that have both values; one entry is one family of tests. */
export function runCorrelate(options: CorrelateOptions, context: PlanContext): Released<CorrelationResult[]> {
  const pairs = isModelled(options) ? correlateEverybody(options, context) : correlatePairs(options, context);
  return viewOf(gatherList(pairs), withFalseDiscoveryRate);
}

function correlatePairs(options: CorrelateOptions, context: PlanContext): Released<CorrelationResult>[] {
  const isListwise = options.missing === 'listwise';
  const all = variablesOf(options);
  return pairsOf(options).map(([x, y]) => {
    const result = correlatePair(x, y, options, context);
    const variables = isListwise ? all : [x, y, ...(options.controlling ?? [])];
    const restsOn = Math.min(result.n ?? 0, smallestGroup(context, variables));
    return releaseFigure(result, restsOn, context.policy, withheldCorrelation);
  });
}

/** By a model of the missing answers: nobody is left out who answered something, and all pairs are of one mould. */
function correlateEverybody(options: CorrelateOptions, context: PlanContext): Released<CorrelationResult>[] {
  const pairs = pairsOf(options);
  const attempt = areTooFewOffices(context, context.dataFile.rowCount)
    ? { refused: 'too-few-offices' }
    : correlateIncomplete(variablesOf(options), pairs, options, context);
  return pairs.map(([x, y], place) => {
    const from = { ...provenanceOf(context), x, y, method: options.method, q: null };
    const result: CorrelationResult =
      'refused' in attempt
        ? {
            ...from,
            ...handled(options, 'pairwise'),
            n: null,
            r: null,
            ci: null,
            p: null,
            refused: attempt.refused,
          }
        : {
            ...from,
            ...handled(options, 'pairwise', attempt.value.level),
            ...attempt.value.relations[place]!,
          };
    return releaseFigure(result, fewestBehindPair(context, [x, y]), context.policy, withheldCorrelation);
  });
}

/** Every variable of the entry once. */
function variablesOf(options: CorrelateOptions): string[] {
  return [...new Set([...pairsOf(options).flat(), ...(options.controlling ?? [])])];
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
  options: CorrelateOptions,
  context: PlanContext,
): CorrelationResult {
  const { method, controlling } = options;
  const isOut = options.missing === 'listwise' ? lacksSome(variablesOf(options), context) : null;
  const column = (variable: string) => {
    const values = numbersOf(context.dataFile, variable);
    return isOut === null ? values : values.map((value, row) => (isOut[row] === 1 ? Number.NaN : value));
  };
  const columns = [column(x), column(y)] as const;
  const controls = (controlling ?? []).map(column);
  const from = {
    ...provenanceOf(context),
    x,
    y,
    method,
    ...(controlling ? { controlling } : {}),
    ...handled(options, 'pairwise'),
    q: null,
  };
  const n = completeCount([...columns, ...controls]);
  const refuse = (refused: string) => ({ ...from, n, r: null, ci: null, p: null, refused });
  if (areTooFewOffices(context, n)) return refuse('too-few-offices');
  const outcome = tryStatistic(() => relate(method, ...columns, controls));
  if ('refused' in outcome) return refuse(outcome.refused);
  const found = { ...from, ...outcome.value };
  return options.smallSample ? withSmallSample(found, columns, options, context) : found;
}

/** 1 for each respondent who lacks one of the variables. */
function lacksSome(variables: readonly string[], { dataFile }: PlanContext): Uint8Array {
  const columns = variables.map((variable) => numbersOf(dataFile, variable));
  return Uint8Array.from({ length: dataFile.rowCount }, (_, row) =>
    Number(columns.some((values) => Number.isNaN(values[row]!))),
  );
}

function withheldCorrelation(result: CorrelationResult, reason: string): CorrelationResult {
  const { refused: _refused, pFrom: _pFrom, fit: _fit, fmi: _fmi, smallSample: _small, ...rest } = result;
  return { ...rest, n: null, r: null, ci: null, p: null, q: null, withheld: reason };
}

function withFalseDiscoveryRate(results: readonly CorrelationResult[]): CorrelationResult[] {
  const tested = results.filter((result) => result.p !== null);
  const q = benjaminiHochberg(tested.map((result) => result.p!));
  return results.map((result) => ({ ...result, q: result.p === null ? null : q[tested.indexOf(result)]! }));
}
