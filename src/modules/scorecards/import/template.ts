import type { Unit } from '#modules/organisation/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Indicator } from '../schema.ts';
import { expectedOf } from '../views/board.ts';

const headings = {
  nb: {
    unit: 'enhet',
    month: 'måned',
    indicator: 'indikator',
    counts: ['teller', 'nevner'],
    from: 'fra',
    target: 'målkrav',
    decided: 'vedtatt',
  },
  nn: {
    unit: 'eining',
    month: 'månad',
    indicator: 'indikator',
    counts: ['teljar', 'nemnar'],
    from: 'frå',
    target: 'målkrav',
    decided: 'vedteke',
  },
  en: {
    unit: 'unit',
    month: 'month',
    indicator: 'indicator',
    counts: ['numerator', 'denominator'],
    from: 'from',
    target: 'target',
    decided: 'decided',
  },
} as const;

/**
 * A sheet to fill in, with semicolons as Norwegian spreadsheets want them: a row for every office and indicator, a row an
 * office with two columns an indicator, or a row an indicator for targets. No numbers.
 */
export function templateOf({
  kind,
  language,
  month,
  offices,
  indicators,
}: {
  readonly kind: 'values' | 'wide' | 'targets';
  readonly language: Language;
  readonly month: string;
  readonly offices: readonly Unit[];
  readonly indicators: readonly Indicator[];
}): string {
  const words = headings[language];
  const rows: (readonly string[])[] = [];
  if (kind === 'targets') {
    const from = `${Number(month.slice(0, 4)) + 1}-01`;
    rows.push([words.indicator, words.unit, words.from, words.target, words.decided]);
    for (const { code } of indicators) rows.push([code, '', from, '', '']);
  } else if (kind === 'wide') {
    rows.push([
      words.unit,
      words.month,
      ...indicators.flatMap(({ code }) => words.counts.map((count) => `${code} ${count}`)),
    ]);
    for (const { number } of offices) rows.push([number, month, ...indicators.flatMap(() => ['', ''])]);
  } else {
    rows.push([words.unit, words.month, words.indicator, ...words.counts]);
    for (const indicator of indicators)
      for (const { number } of expectedOf(indicator, offices))
        rows.push([number, month, indicator.code, '', '']);
  }
  return rows.map((row) => `${row.join(';')}\r\n`).join('');
}
