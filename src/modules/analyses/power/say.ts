import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { formatCoefficient, formatNumber, formatPercent } from '#platform/number-style.ts';
import type { PowerDesign } from '#statistics';
import type { PowerAnswer } from './question.ts';

type Said = Pick<PowerAnswer, 'n' | 'effect' | 'power' | 'alpha' | 'critical' | 'powerAtCritical'> & {
  readonly sought: PowerAnswer['sought'] | null;
};

/**
 * The answer in two sentences: what the study can show, and that it is another thing than what counts as
 * significant.
 */
export function powerSentences(
  design: PowerDesign,
  answer: Said,
  language: Language,
  /** "nineteen offices"; `n = 19` where nobody says what is counted. */
  who = `n = ${count(answer.n, language)}`,
): [string, string] {
  const locale = { locale: language };
  const inputs = {
    who,
    n: count(answer.n, language),
    what: whatOf(design, language),
    effect: effectText(design, answer.effect, language),
    power: percentText(answer.power, language),
  };
  const first =
    answer.sought === 'n'
      ? m.analyses_power_cases(inputs, locale)
      : answer.sought === 'power'
        ? m.analyses_power_power(inputs, locale)
        : m.analyses_power_effect(inputs, locale);
  const second = m.analyses_power_critical(
    {
      alpha: formatCoefficient(answer.alpha, language, answer.alpha < 0.01 ? 4 : 2),
      critical: effectText(design, answer.critical, language),
      chance: percentText(answer.powerAtCritical, language),
    },
    locale,
  );
  return [first, second];
}

/** What would be shown: "a correlation", "differences between 3 equally large groups". */
function whatOf(design: PowerDesign, language: Language): string {
  const locale = { locale: language };
  switch (design.kind) {
    case 'correlation':
      return m.analyses_power_what_correlation({}, locale);
    case 'twoGroups':
      return m.analyses_power_what_two_groups({}, locale);
    case 'oneWay':
      return m.analyses_power_what_one_way({ groups: design.groups }, locale);
    case 'regression': {
      const { predictors, tested = predictors } = design;
      if (tested < predictors) return m.analyses_power_what_increment({ tested, predictors }, locale);
      return predictors === 1
        ? m.analyses_power_what_one_predictor({}, locale)
        : m.analyses_power_what_regression({ predictors }, locale);
    }
  }
}

/** `|r| = 0,59`, `R² = 0,13 (f² = 0,15)`, `f = 0,20`, `d = 1,32`. */
function effectText(design: PowerDesign, effect: number, language: Language): string {
  const plain = (value: number) => formatNumber(value, language, { decimals: value < 0.095 ? 3 : 2 });
  switch (design.kind) {
    case 'correlation':
      return `|r| = ${coefficientText(effect, language)}`;
    case 'twoGroups':
      return `d = ${plain(effect)}`;
    case 'oneWay':
      return `f = ${plain(effect)}`;
    case 'regression': {
      const { predictors, tested = predictors } = design;
      const share = coefficientText(effect / (1 + effect), language);
      return tested < predictors ? `f² = ${plain(effect)}` : `R² = ${share} (f² = ${plain(effect)})`;
    }
  }
}

/** The number alone, for a table: r as coefficients are written, the others plainly. */
export function effectNumber(design: PowerDesign, effect: number, language: Language): string {
  return design.kind === 'correlation'
    ? coefficientText(effect, language)
    : formatNumber(effect, language, { decimals: 3 });
}

/** The letter of the effect. */
export function effectSymbol(design: PowerDesign): string {
  return { correlation: '|r|', regression: 'f²', oneWay: 'f', twoGroups: 'd' }[design.kind];
}

function coefficientText(value: number, language: Language): string {
  return formatCoefficient(value, language, value < 0.095 ? 3 : 2);
}

/** Whole percent, but never 0 or 100 for what is neither. */
function percentText(share: number, language: Language): string {
  const shown = Math.min(0.999, Math.max(0.001, share));
  return formatPercent(shown, language, shown > 0.99 || shown < 0.01 ? 1 : 0);
}

function count(n: number, language: Language): string {
  return formatNumber(n, language, { decimals: 0 });
}
