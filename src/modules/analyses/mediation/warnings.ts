import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import type { Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import type { MediationResult } from './result.ts';

/** Warnings of one mediation: withheld, refused, and always that the arrows are assumed. */
export function mediationWarnings(
  result: Released<MediationResult>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const { plan, file, predictor, mediator, outcome, refused } = result;
  const address = about(plan, file, mediator);
  const locale = { locale: voice.language };
  if (result.withheld) {
    const variables = [predictor, mediator, outcome];
    return [warning(address, 'withheld', warningTexts.figureWithheld(voice, variables, minimumGroup))];
  }
  if (refused) {
    const variable = labelOf(voice.study, mediator, voice.language);
    const say = refused === 'too-few-cases' ? m.analyses_mediation_few : m.analyses_mediation_refused;
    return [warning(address, refused, say({ variable }, locale))];
  }
  return [warning(address, 'arrows-assumed', m.analyses_mediation_arrows({}, locale))];
}
