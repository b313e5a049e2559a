import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { formatPercent } from '#platform/number-style.ts';
import { verdictOn } from '../factor-models/fit-part.ts';
import { modelRefusal, modelWarnings } from '../factor-models/warnings.ts';
import type { Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import type { MethodBiasResult } from './result.ts';

/** Above half, one thing takes more than all the rest: the customary limit of Harman's check. */
export const largestFirstShare = 0.5;

/** Warnings of one check of method bias: what is withheld, refused or rests on a poor model; a share above half. */
export function methodBiasWarnings(
  result: Released<MethodBiasResult>,
  overlapping: readonly string[],
  respondents: number,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const locale = { locale: voice.language };
  const address = about(result.plan, result.file);
  if (result.withheld) {
    return [warning(address, 'withheld', warningTexts.figureWithheld(voice, result.scales, minimumGroup))];
  }
  const warnings = modelWarnings(address, overlapping, result.n, respondents, voice);
  if (result.refused) return [...warnings, modelRefusal(address, result.refused, voice)];
  const { harman, models, method, methodRefused } = result;
  if (harman && harman.firstShare > largestFirstShare) {
    const share = formatPercent(harman.firstShare, voice.language);
    warnings.push(warning(address, 'one-factor-dominates', m.analyses_method_dominates({ share }, locale)));
  }
  if (methodRefused) warnings.push(warning(address, methodRefused, m.analyses_method_refused({}, locale)));
  if (method?.isImproper) {
    warnings.push(warning(address, 'improper-solution', m.analyses_method_improper({}, locale)));
  }
  if (models && verdictOn(models.intended) === 'poor') {
    warnings.push(warning(address, 'poor-fit', m.analyses_method_poor({}, locale)));
  }
  return warnings;
}
