import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import type { OptionsOf } from '#modules/studies/index.ts';
import {
  confirmFactorsFromMoments,
  harmanCheck,
  type MethodFactor,
  type Moments,
  methodFactorCheck,
  momentsOf,
} from '#statistics';
import { smallestOfTwo } from '../data-files/groups.ts';
import {
  completeCount,
  type FactorsOfFile,
  rangesOf,
  scalesAsFactors,
} from '../factor-models/factors-of-file.ts';
import { fitOf } from '../factor-models/fit-part.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { MethodBiasResult } from './result.ts';

export type MethodBiasOptions = OptionsOf<'methodBias'>;

/** Harman's check and the latent method factor, on the respondents that answered all items. */
export function runMethodBias(
  { scales }: MethodBiasOptions,
  context: PlanContext,
): Released<MethodBiasResult> {
  const model = scalesAsFactors(scales, context);
  const n = completeCount(model.columns);
  const restsOn = Math.min(n, smallestOfTwo(model.columns));
  return releaseFigure(biasOf(model, n, context), restsOn, context.policy, withheldBias);
}

const nothing = { harman: null, models: null, method: null, methodRefused: null };

function biasOf(model: FactorsOfFile, n: number, context: PlanContext): MethodBiasResult {
  const base = {
    ...provenanceOf(context),
    scales: model.factors.map(({ id }) => id),
    items: model.items.length,
    n,
    ...nothing,
  };
  if (model.factors.length === 0) return { ...base, refused: 'too-few-items' };
  const attempt = tryStatistic(() => {
    const moments = momentsOf(model.columns);
    const intended = confirmFactorsFromMoments(moments, { factors: model.places });
    return { moments, intended: fitOf(intended.fit), harman: harmanCheck(moments) };
  });
  if ('refused' in attempt) return { ...base, refused: attempt.refused };
  const { moments, intended, harman } = attempt.value;
  const single = tryStatistic(
    () => confirmFactorsFromMoments(moments, { factors: [model.places.flat()] }).fit,
  );
  const method = tryStatistic(() => methodFactor(moments, model, context));
  return {
    ...base,
    harman: { firstShare: harman.firstShare, componentsAboveOne: harman.aboveOne },
    models: {
      intended,
      withMethod: 'refused' in method || !method.value.method ? null : fitOf(method.value.method.fit),
      single: 'refused' in single ? null : fitOf(single.value),
    },
    ...('refused' in method ? { methodRefused: method.refused } : { method: methodFigures(method.value) }),
  };
}

function methodFigures({ meanLoading, method }: MethodFactor): MethodBiasResult['method'] {
  const figures = { meanLoadingIntended: meanLoading };
  if (!method) {
    return {
      ...figures,
      chiSquared: 0,
      df: 1,
      p: null,
      cfi: 0,
      share: 0,
      shareCi: null,
      meanLoadingWithMethod: null,
      isImproper: false,
    };
  }
  const { change, share, shareInterval, problems } = method;
  return {
    ...figures,
    chiSquared: change.chiSquared,
    df: change.degreesOfFreedom,
    p: change.pValue,
    cfi: change.cfi,
    share,
    shareCi: shareInterval,
    meanLoadingWithMethod: method.meanLoading,
    isImproper: problems.length > 0,
  };
}

/** Items on longer answer scales are moved in proportion; where an item has no ends, every item alike. */
function methodFactor(moments: Moments, model: FactorsOfFile, context: PlanContext) {
  const ranges = rangesOf(model.items, context);
  const weights = ranges?.map((range) => range / ranges[0]!);
  return methodFactorCheck(moments, { factors: model.places }, weights);
}

/** By name, so that no figure added later is shown by being forgotten here. */
function withheldBias(
  { plan, planned, file, where, scales, items }: MethodBiasResult,
  reason: string,
): MethodBiasResult {
  const from = { plan, planned, file, ...(where === undefined ? {} : { where }) };
  return { ...from, scales, items, n: null, ...nothing, withheld: reason };
}
