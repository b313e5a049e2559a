import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { fewestMediationCases } from '#statistics';
import type { Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import type { MediationResult } from './result.ts';

/** Warnings of one mediation: withheld, refused, and always that the arrows are assumed. */
export function mediationWarnings(
  result: Released<MediationResult>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const { plan, file, predictor, mediator, outcome, covariates = [], refused } = result;
  const address = about(plan, file, mediator);
  const locale = { locale: voice.language };
  if (result.withheld) {
    const variables = [predictor, mediator, outcome, ...covariates];
    return [warning(address, 'withheld', warningTexts.figureWithheld(voice, variables, minimumGroup))];
  }
  if (refused === 'too-few-offices') {
    const text = warningTexts.tooFewOffices(voice, [predictor, mediator, outcome], result.n ?? 0);
    return [warning(address, refused, text)];
  }
  if (refused) {
    const variable = labelOf(voice.study, mediator, voice.language);
    const count = fewestMediationCases + covariates.length;
    const text =
      refused === 'too-few-cases'
        ? m.analyses_mediation_few({ variable, count }, locale)
        : m.analyses_mediation_refused({ variable }, locale);
    return [warning(address, refused, text)];
  }
  return [warning(address, 'arrows-assumed', m.analyses_mediation_arrows({}, locale))];
}
