import type { Released } from '#modules/privacy/index.ts';
import { informationWarnings } from '../incomplete/warnings.ts';
import type { RegressionResult, Warning } from '../schema.ts';
import { about, refusalText, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import { constantName } from './run.ts';

/** Warnings of one regression: refused or withheld, predictors chosen for their significance, few cases, predictors that overlap, many left out. */
export function regressWarnings(
  result: Released<RegressionResult>,
  respondents: number,
  minimumGroup: number,
  voice: Voice,
  /** The analysis whose significant factors became the predictors. */
  selectedIn?: string,
): Warning[] {
  const entry = about(result.plan, result.file);
  if (result.withheld) {
    return [warning(entry, 'withheld', warningTexts.figureWithheld(voice, result.outcome, minimumGroup))];
  }
  if (result.refused) return [warning(entry, result.refused, refusal(result.refused, result.outcome, voice))];

  const predictors = result.terms.filter((term) => term.name !== constantName);
  const n = result.n ?? 0;
  const warnings: Warning[] = [];
  if (selectedIn !== undefined && result.p !== null) {
    const text = warningTexts.selectedPredictors(voice, result.outcome, selectedIn);
    warnings.push(warning(entry, 'selected-predictors', text));
  }
  if (result.F === null && !result.wald) {
    warnings.push(warning(entry, 'perfect-fit', warningTexts.perfectFit(voice, result.outcome)));
  }
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
  warnings.push(...informationWarnings(entry, result.missing, result.terms, voice));
  return warnings;
}

/** The predictors that a regression has terms for: none when it is withheld or refused. */
export function predictorsOf(result: Released<RegressionResult>): string[] {
  return result.terms.map((term) => term.name).filter((name) => name !== constantName);
}

/** It may be the outcome or a predictor that does not vary; the refusal does not say which. */
function refusal(code: string, outcome: string, voice: Voice): string {
  return code === 'zero-variance'
    ? warningTexts.modelWithoutVariation(voice, outcome)
    : refusalText(voice, code, outcome);
}
