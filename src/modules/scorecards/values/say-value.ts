import type { Language } from '#platform/language.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import type { Indicator } from '../schema.ts';

/** A value as it is read: a share in per cent, a rate as a number. */
export function sayValue(
  value: number,
  { kind, per }: Pick<Indicator, 'kind' | 'per'>,
  language: Language,
): string {
  if (kind === 'share') return formatPercent(value, language, 1);
  return formatNumber(value, language, { decimals: per >= 100 ? 1 : 2 });
}
