import type { Released } from '#modules/privacy/index.ts';
import type { RegressionResult, Warning } from '../schema.ts';
import { about, refusalText, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import { constantName } from './run.ts';

/** Warnings of one regression: refused or withheld, few cases, predictors that overlap, many left out. */
export function regressWarnings(
  result: Released<RegressionResult>,
  respondents: number,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const entry = about(result.plan, result.file);
  if (result.withheld) {
    return [warning(entry, 'withheld', warningTexts.figureWithheld(voice, result.outcome, minimumGroup))];
  }
  if (result.refused)
    return [warning(entry, result.refused, refusalText(voice, result.refused, result.outcome))];

  const predictors = result.terms.filter((term) => term.name !== constantName);
  const n = result.n ?? 0;
  const warnings: Warning[] = [];
  if (n < thresholds.casesPerPredictor * predictors.length) {
    warnings.push(warning(entry, 'few-cases', warningTexts.fewCases(voice, n, predictors.length)));
  }
  for (const { name, vif } of predictors) {
    if (vif !== null && vif > thresholds.highestVif) {
      warnings.push(warning(`${entry}/${name}`, 'high-vif', warningTexts.highVif(voice, name, vif)));
    }
  }
  if (n < (1 - thresholds.shareLeftOut) * respondents) {
    warnings.push(warning(entry, 'many-left-out', warningTexts.leftOut(voice, n, respondents)));
  }
  return warnings;
}
