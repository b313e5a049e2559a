import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { labelOf } from '#modules/studies/index.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import type { FitResult, Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';

/** Cochran (1954), Biometrics 10:417–451: at most a fifth below five, and none below one. */
const mostBelowFive = 0.2;
const leastExpected = 1;

/** Warnings of one fit to shares: what is withheld, what cannot be tested, small expected counts. */
export function goodnessOfFitWarnings(
  result: Released<FitResult>,
  minimumGroup: number,
  voice: Voice,
): Warning[] {
  const address = about(result.plan, result.file, result.item);
  const locale = { locale: voice.language };
  if (result.withheld) {
    return [warning(address, 'withheld', warningTexts.figureWithheld(voice, result.item, minimumGroup))];
  }
  const { together, refused, smallestExpected, shareBelowFive } = result;
  const warnings: Warning[] = [];
  if (together) {
    const inputs = { count: together.answers, minimum: minimumGroup };
    warnings.push(warning(address, 'withheld', m.analyses_warning_fit_withheld(inputs, locale)));
  }
  if (refused) {
    const variable = labelOf(voice.study, result.item, voice.language);
    const say =
      refused === 'unexpected-answer' ? m.analyses_refusal_fit_unexpected : m.analyses_refusal_fit_few;
    warnings.push(warning(address, refused, say({ variable }, locale)));
  }
  if (smallestExpected === null || shareBelowFive === null) return warnings;
  if (shareBelowFive > mostBelowFive || smallestExpected < leastExpected) {
    const inputs = {
      share: formatPercent(shareBelowFive, voice.language),
      smallest: formatNumber(smallestExpected, voice.language, { decimals: 1 }),
    };
    warnings.push(warning(address, 'small-expected', m.analyses_warning_fit_small_expected(inputs, locale)));
  }
  return warnings;
}
