import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';

/**
 * An estimate with its interval as tables have them, in one text: `0,42 [0,31; 0,53]`.
 *
 * @example
 * withInterval(0.42, [0.31, 0.53], 'en'); // '0.42 [0.31, 0.53]'
 */
export function withInterval(
  value: number,
  interval: readonly [number, number] | null,
  language: Language,
): string {
  const write = (number: number) => formatNumber(number, language, { decimals: 2 });
  if (interval === null) return write(value);
  return `${write(value)} [${interval.map(write).join(language === 'en' ? ', ' : '; ')}]`;
}
