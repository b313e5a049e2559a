import { m } from '#messages';
import { inAllLanguages, type Language, type Trilingual } from '#platform/language.ts';
import type { Interval } from './interval.rules.ts';
import type { Printed } from './printed.rules.ts';
import type { Localised } from './schema.ts';

/** How a quantity is written: with how many decimals, and whether the zero before the mark is left out. */
export type NumberStyle = { readonly decimals: number; readonly bounded: boolean };

export type Say = (language: Language) => string;

export function trilingual(text: Localised): Trilingual {
  if (typeof text === 'string') return { nb: text, nn: text, en: text };
  const any = text.nb ?? text.nn ?? text.en ?? '';
  return { nb: text.nb ?? text.nn ?? any, nn: text.nn ?? text.nb ?? any, en: text.en ?? any };
}

/** Each language's own style: ",016" in Norwegian, ".016" in English, "−" for minus in both. */
function inStyle(plain: string, language: Language, bounded: boolean): string {
  const short = bounded ? plain.replace(/^([<>]?\s?-?)0(?=[.]\d)/, '$1') : plain;
  const withMinus = short.replace('-', '−');
  return language === 'en' ? withMinus : withMinus.replace('.', ',');
}

export function sayNumber(value: number, style: NumberStyle, language: Language): string {
  if (value === Number.POSITIVE_INFINITY) return '∞';
  if (value === Number.NEGATIVE_INFINITY) return '−∞';
  const text = value.toFixed(Math.max(0, Math.min(style.decimals, 12)));
  return inStyle(/^-0(\.0*)?$/.test(text) ? text.slice(1) : text, language, style.bounded);
}

export function sayPrinted(printed: Printed, language: Language, bounded = false): string {
  if (printed.relation === 'ns') return m.publications_not_significant({}, { locale: language });
  return inStyle(
    printed.text.replace(/^[<>]/, (sign) => `${sign} `),
    language,
    bounded,
  );
}

/** A small p gets a decimal more; one of no visible size is said as "< .0001", never as ".000". */
function sayP(value: number, decimals: number, language: Language): string {
  const style = { decimals: value < 10 ** -decimals ? decimals + 1 : decimals, bounded: true };
  const smallest = 10 ** -style.decimals;
  if (value < smallest / 2) return `< ${sayNumber(smallest, style, language)}`;
  return sayNumber(value, style, language);
}

/** From here on a number of cases or degrees of freedom is as good as infinite. */
export const practicallyInfinite = 1e7;

/** "245" or "245–254", "≥ 1" where there is no upper end. */
export function sayRange(range: Interval): string {
  if (range.high >= practicallyInfinite && range.low < range.high) return `≥ ${range.low}`;
  return range.low === range.high ? String(range.low) : `${range.low}–${range.high}`;
}

/** What was recomputed: "= 615", "≈ .020" or "≈ .012 (between .007 and .017)". */
export function sayRecomputed(
  value: number,
  reach: Interval,
  style: NumberStyle & { readonly isP?: boolean },
  language: Language,
): string {
  const say = (x: number) => (style.isP ? sayP(x, style.decimals, language) : sayNumber(x, style, language));
  const [near, low, high] = [say(value), say(reach.low), say(reach.high)];
  if (reach.low === reach.high && Number.isInteger(value)) return `= ${near}`;
  const nearWithSign = near.startsWith('<') ? near : `≈ ${near}`;
  if (low === high) return nearWithSign;
  return m.publications_between({ near: nearWithSign, low, high }, { locale: language });
}

/** "F(2, 246)" in English; "F(2; 246)" in Norwegian, where a comma is a decimal mark. */
export function withDegrees(symbol: string, degrees: readonly string[], language: Language): string {
  return degrees.length === 0 ? symbol : `${symbol}(${degrees.join(language === 'en' ? ', ' : '; ')})`;
}

export function joined(sentences: readonly Trilingual[]): Trilingual {
  return inAllLanguages((language) => sentences.map((sentence) => sentence[language]).join(' '));
}
