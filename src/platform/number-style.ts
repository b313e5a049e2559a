import type { Language } from './language.ts';

/**
 * Numbers as each language prints them: decimal comma in bokmål and nynorsk, point in English, a true minus
 * sign, a thin space between thousands, and no leading zero where the value cannot pass 1 (APA 7, §6.36).
 */
export type NumberStyle = {
  readonly decimals: number;
  /** For r, p, alpha, beta, R²: `,48` rather than `0,48`. */
  readonly dropsLeadingZero?: boolean;
};

const minusSign = '\u2212';
const thinSpace = '\u2009';

export function formatNumber(value: number, language: Language, style: NumberStyle): string {
  const fixed = Math.abs(value).toFixed(style.decimals);
  const [whole = '0', fraction] = fixed.split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, thinSpace) : whole;
  const shownWhole = style.dropsLeadingZero && whole === '0' && fraction ? '' : grouped;
  const point = language === 'en' ? '.' : ',';
  const isZero = /^[0.]*$/.test(fixed);
  return `${value < 0 && !isZero ? minusSign : ''}${shownWhole}${fraction ? point + fraction : ''}`;
}

/** A coefficient that stays within ±1, with two decimals: `,48`. */
export function formatCoefficient(value: number, language: Language, decimals = 2): string {
  return formatNumber(value, language, { decimals, dropsLeadingZero: true });
}

/** A p value with three decimals, never `.000`: `,012` or `< ,001`. */
export function formatP(value: number, language: Language): string {
  if (value < 0.001) return `<\u00a0${formatCoefficient(0.001, language, 3)}`;
  return formatCoefficient(value, language, 3);
}

/** The same inside a sentence: `= ,012` or `< ,001`. */
export function formatPRelation(value: number, language: Language): string {
  return value < 0.001 ? formatP(value, language) : `=\u00a0${formatP(value, language)}`;
}

export function formatPercent(share: number, language: Language, decimals = 0): string {
  const number = formatNumber(100 * share, language, { decimals });
  return language === 'en' ? `${number}%` : `${number}\u00a0%`;
}

/** The stars of APA tables: * p < .05, ** p < .01, *** p < .001. */
export function significanceStars(p: number): '' | '*' | '**' | '***' {
  if (p < 0.001) return '***';
  if (p < 0.01) return '**';
  return p < 0.05 ? '*' : '';
}
