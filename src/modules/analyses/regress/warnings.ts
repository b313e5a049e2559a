import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { findItem, labelOf } from '#modules/studies/index.ts';
import { formatNumber, formatPRelation } from '#platform/number-style.ts';
import { informationWarnings } from '../incomplete/warnings.ts';
import type { RegressionResult, RegressionTerm, Warning } from '../schema.ts';
import { about, refusalText, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import { constantName } from './run.ts';

export type RegressionCircumstances = {
  readonly respondents: number;
  readonly minimumGroup: number;
  readonly voice: Voice;
  /** The analysis whose significant factors became the predictors. */
  readonly selectedIn: string | undefined;
};

/**
 * Warnings of one regression: refused or withheld, predictors chosen for their significance, codes used as amounts,
 * few cases, predictors that overlap, uneven residuals, few that weigh much, many left out.
 */
export function regressWarnings(
  result: Released<RegressionResult>,
  { respondents, minimumGroup, voice, selectedIn }: RegressionCircumstances,
): Warning[] {
  const entry = about(result.plan, result.file);
  const locale = { locale: voice.language };
  if (result.withheld) {
    return [warning(entry, 'withheld', warningTexts.figureWithheld(voice, result.outcome, minimumGroup))];
  }
  const warnings: Warning[] = [];
  const warn = (code: string, text: string, variable?: string) =>
    warnings.push(warning(about(result.plan, result.file, variable), code, text));
  if (selectedIn !== undefined && result.p !== null) {
    warn('selected-predictors', warningTexts.selectedPredictors(voice, result.outcome, selectedIn));
  }
  if (result.selection) {
    const tests = result.selection.candidates.length;
    warn('selection', m.analyses_warning_selection({ candidates: tests }, locale));
  }
  if (result.refused) {
    if (result.refused !== 'none-selected') {
      warn(
        result.refused,
        result.refused === 'too-few-offices'
          ? warningTexts.tooFewOffices(voice, [result.outcome], result.n ?? respondents)
          : regressionRefusal(result.refused, result.outcome, voice),
      );
    }
    return warnings;
  }
  const terms = result.terms.filter((term) => term.name !== constantName);
  const n = result.n ?? 0;
  if (result.F === null && !result.wald) warn('perfect-fit', warningTexts.perfectFit(voice, result.outcome));
  if (n < thresholds.casesPerPredictor * terms.length) {
    warn('few-cases', warningTexts.fewCases(voice, n, terms.length));
  }
  const candidates = result.selection?.candidates.map((name) => ({ name, vif: null })) ?? [];
  const left = candidates.filter(({ name }) => terms.every((term) => term.name !== name));
  warnings.push(...termWarnings(result, [...terms, ...left], voice));
  const { diagnostics } = result;
  if (diagnostics && diagnostics.breuschPagan.p < 0.05 && result.errors !== 'hc3') {
    const { chiSquared, df, p } = diagnostics.breuschPagan;
    const chi = formatNumber(chiSquared, voice.language, { decimals: 2 });
    const inputs = { chi, df, p: formatPRelation(p, voice.language) };
    warn('uneven-residuals', m.analyses_warning_uneven_residuals(inputs, locale));
  }
  if (diagnostics?.hangsOnFew) warn('hangs-on-few', m.analyses_warning_hangs_on_few({}, locale));
  if (n < (1 - thresholds.shareLeftOut) * respondents) {
    const leftOut = warningTexts.leftOut(voice, n, respondents);
    // What is told block by block or has dummies cannot be imputed yet.
    const isPlain = !(
      result.blocks ||
      result.categories ||
      result.selection ||
      result.errors ||
      result.missing
    );
    warn('many-left-out', isPlain ? `${leftOut} ${m.analyses_hint_impute({}, locale)}` : leftOut);
  }
  warnings.push(...informationWarnings(entry, result.missing, result.terms, voice));
  return warnings;
}

/** Of any regression: codes of a choice that are used as amounts, and predictors that overlap. */
export function termWarnings(
  { plan, file }: { readonly plan: string; readonly file: string },
  terms: readonly Pick<RegressionTerm, 'name' | 'category' | 'vif'>[],
  voice: Voice,
): Warning[] {
  // How much dummies overlap depends on the answer they are compared with, and says nothing.
  return terms
    .filter(({ category }) => category === undefined)
    .flatMap(({ name, vif }) => [
      ...(isChoiceOfSeveral(name, file, voice)
        ? [
            warning(
              about(plan, file, name),
              'choice-as-number',
              m.analyses_warning_choice_as_number(
                { variable: labelOf(voice.study, name, voice.language, file), id: name },
                { locale: voice.language },
              ),
            ),
          ]
        : []),
      ...(vif !== null && vif > thresholds.highestVif
        ? [warning(about(plan, file, name), 'high-vif', warningTexts.highVif(voice, name, vif))]
        : []),
    ]);
}

function isChoiceOfSeveral(name: string, file: string, { study, unit }: Voice): boolean {
  if (unit === 'office' || Object.hasOwn(study.scales, name)) return false;
  const item = findItem(study, file, name);
  return item?.kind === 'choice' && item.options.length > 2;
}

/** The predictors that a regression has terms for: none when it is withheld or refused. */
export function predictorsOf(result: {
  readonly terms: readonly Pick<RegressionTerm, 'name' | 'category'>[];
}): string[] {
  const names = result.terms
    .filter((term) => term.name !== constantName)
    .map((term) => term.category?.variable ?? term.name);
  return [...new Set(names)];
}

/** It may be the outcome or a predictor that does not vary; the refusal does not say which. */
export function regressionRefusal(code: string, outcome: string, voice: Voice): string {
  const inputs = { variable: labelOf(voice.study, outcome, voice.language) };
  const locale = { locale: voice.language };
  if (code === 'zero-variance') return warningTexts.modelWithoutVariation(voice, outcome);
  if (code === 'no-reference') return m.analyses_refusal_no_reference(inputs, locale);
  if (code === 'full-leverage') return m.analyses_refusal_full_leverage(inputs, locale);
  if (code === 'separation') return m.analyses_refusal_separation(inputs, locale);
  if (code === 'not-converged') return m.analyses_refusal_not_converged_model(inputs, locale);
  return refusalText(voice, code, outcome);
}
