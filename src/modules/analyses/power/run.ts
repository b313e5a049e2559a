import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { PowerResult } from '../schema.ts';
import { answerPower, designOf, type PowerOptions } from './question.ts';

/**
 * What a study can show. It is about a design: of respondents it tells at most how many rows their file has, which is
 * released like any figure about them; without a file there is nobody to protect.
 */
export function runPower(options: PowerOptions, context: PlanContext): Released<PowerResult> {
  const { file, effect, power, alpha = 0.05 } = options;
  const rows = context.dataFile.rowCount;
  const n = file === undefined ? options.n : rows;
  const { for: design, predictors, tested, groups } = options;
  const asked = {
    ...provenanceOf(context),
    for: design,
    ...(predictors === undefined ? {} : { predictors }),
    ...(tested === undefined ? {} : { tested }),
    ...(groups === undefined ? {} : { groups }),
    alpha,
  };
  const attempt = tryStatistic(() => answerPower({ design: designOf(options), n, effect, power, alpha }));
  const result: PowerResult =
    'refused' in attempt
      ? { ...asked, ...nothing, n: n ?? null, refused: attempt.refused }
      : { ...asked, ...attempt.value, curve: [...attempt.value.curve] };
  const restsOn = file === undefined ? Number.POSITIVE_INFINITY : rows;
  return releaseFigure(result, restsOn, context.policy, (_, reason) => ({
    ...asked,
    ...nothing,
    withheld: reason,
  }));
}

const nothing = {
  sought: null,
  n: null,
  effect: null,
  power: null,
  critical: null,
  powerAtCritical: null,
  curve: [],
};
