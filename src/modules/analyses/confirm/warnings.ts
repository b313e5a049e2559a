import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import { formatCoefficient, formatNumber } from '#platform/number-style.ts';
import { verdictOn } from '../factor-models/fit-part.ts';
import { modelRefusal, modelWarnings, quoted } from '../factor-models/warnings.ts';
import type { Warning } from '../schema.ts';
import { about, type Voice, warning, warningTexts } from '../warnings/warn.ts';
import type { ConfirmationResult } from './result.ts';

type Given = {
  readonly overlapping: readonly string[];
  readonly isRobust: boolean;
  readonly respondents: number;
  readonly minimumGroup: number;
  readonly voice: Voice;
};

/** Below this an item shares less than a tenth with its factor: Hair et al. (2019), Multivariate Data Analysis, p. 151. */
const weakLoading = 0.4;
/** Henseler, Ringle & Sarstedt (2015), p. 121. */
const highestHtmt = 0.9;
/** Above this, answers' tails are heavy enough to matter for χ². */
const notNormal = 1.2;
/** Bentler & Chou (1987), Sociol. Methods Res. 16:91: five answers for each parameter at least. */
const answersPerParameter = 5;

/** Warnings of one factor model: what is withheld or refused, what cannot be trusted, what does not hold together. */
export function confirmWarnings(result: Released<ConfirmationResult>, given: Given): Warning[] {
  const { voice } = given;
  const locale = { locale: voice.language };
  const address = about(result.plan, result.file);
  const scales = result.factors.map(({ factor }) => factor);
  if (result.withheld) {
    return [warning(address, 'withheld', warningTexts.figureWithheld(voice, scales, given.minimumGroup))];
  }
  const warnings = modelWarnings(address, given.overlapping, result.n, given.respondents, voice);
  if (result.refused) return [...warnings, modelRefusal(address, result.refused, voice)];
  const say = (code: string, text: string) => warnings.push(warning(address, code, text));
  const { fit, robust, problems } = result;

  const negative = problems.flatMap(({ item }) => (item === undefined ? [] : [item]));
  if (negative.length > 0) {
    say('negative-residual', m.analyses_confirm_heywood({ items: quoted(voice, negative) }, locale));
  }
  if (problems.some(({ code }) => code === 'factors-not-distinct')) {
    say('factors-not-distinct', m.analyses_confirm_not_distinct({}, locale));
  }
  if (fit && verdictOn(fit) === 'poor') say('poor-fit', m.analyses_confirm_poor({}, locale));
  if (fit && result.n !== null && result.n < answersPerParameter * fit.parameters) {
    const inputs = { n: result.n, parameters: fit.parameters, limit: answersPerParameter };
    say('few-cases', m.analyses_confirm_few_cases(inputs, locale));
  }
  if (robust && robust.scaling > notNormal) {
    const scaling = formatNumber(robust.scaling, voice.language, { decimals: 2 });
    say('not-normal', m.analyses_confirm_not_normal({ scaling }, locale));
  }
  const weak = result.loadings.filter(({ beta }) => beta !== null && Math.abs(beta) < weakLoading);
  if (weak.length > 0) {
    const items = quoted(
      voice,
      weak.map(({ item }) => item),
    );
    const limit = formatCoefficient(weakLoading, voice.language);
    say('weak-loading', m.analyses_confirm_weak({ count: weak.length, items, limit }, locale));
  }
  const close = result.factorPairs.filter(
    ({ htmt, isDistinct }) => (htmt !== null && htmt > highestHtmt) || isDistinct === false,
  );
  if (close.length > 0) {
    const pairs = close.map(({ a, b }) => quoted(voice, [a, b])).join('; ');
    say('close-factors', m.analyses_confirm_close_factors({ count: close.length, pairs }, locale));
  }
  return warnings;
}
