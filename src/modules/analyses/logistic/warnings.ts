import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { formatNumber, formatPRelation } from '#platform/number-style.ts';
import { constantName } from '../regress/run.ts';
import { regressionRefusal, termWarnings } from '../regress/warnings.ts';
import type { LogisticResult, Warning } from '../schema.ts';
import { about, thresholds, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Peduzzi et al. (1996), Journal of Clinical Epidemiology 49:1373–1379. */
const eventsPerPredictor = 10;

/** Warnings of one logistic regression: refused or withheld, few events, overlap, poor fit, many left out. */
export function logisticWarnings(
  result: Released<LogisticResult>,
  respondents: number,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const address = about(result.plan, result.file);
  const locale = { locale: voice.language };
  const variable = labelOf(voice.study, result.outcome, voice.language, result.file);
  if (result.withheld) {
    const text = m.analyses_warning_logistic_withheld({ variable, minimum: minimumGroup }, locale);
    return [warning(address, 'withheld', text)];
  }
  if (result.refused) {
    return [warning(address, result.refused, regressionRefusal(result.refused, result.outcome, voice))];
  }
  const terms = result.terms.filter(({ name }) => name !== constantName);
  const n = result.n ?? 0;
  const rarer = Math.min(result.events ?? 0, n - (result.events ?? 0));
  const { hosmerLemeshow } = result;
  const warnings: Warning[] = [];
  if (rarer < eventsPerPredictor * terms.length) {
    const ratio = formatNumber(rarer / terms.length, voice.language, { decimals: 1 });
    const inputs = { rarer, predictors: terms.length, ratio, limit: eventsPerPredictor };
    warnings.push(warning(address, 'few-events', m.analyses_warning_few_events(inputs, locale)));
  }
  warnings.push(...termWarnings(result, terms, voice));
  if (hosmerLemeshow && hosmerLemeshow.p < 0.05) {
    const { chiSquared, df, p } = hosmerLemeshow;
    const chi = formatNumber(chiSquared, voice.language, { decimals: 2 });
    const inputs = { chi, df, p: formatPRelation(p, voice.language) };
    warnings.push(warning(address, 'poor-fit', m.analyses_warning_poor_fit(inputs, locale)));
  }
  if (n < (1 - thresholds.shareLeftOut) * respondents) {
    warnings.push(warning(address, 'many-left-out', warningTexts.leftOut(voice, n, respondents)));
  }
  return warnings;
}
