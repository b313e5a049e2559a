import { m } from '#messages';
import { sayParts } from './check-sum.rules.ts';
import { type Finding, judge } from './finding.ts';
import { exactly } from './interval.rules.ts';
import type { Printed } from './printed.rules.ts';
import type { Fact } from './schema.ts';

export function printedCount(value: number): Printed {
  return { text: String(value), value, decimals: 0, relation: '=', ...exactly(value) };
}

/** Counts added, the ones to take away given as negative, against a printed count. Counts are exact. */
export function checkCount(fact: Fact, figure: string, parts: readonly number[], printed: number): Finding {
  const sum = parts.reduce((total, part) => total + part, 0);
  const written = sayParts(parts, String).replaceAll('+ -', '− ');
  return judge({
    fact,
    figure,
    symbol: (locale) => m.publications_symbol_sum({}, { locale }),
    basis: () => written,
    printed: printedCount(printed),
    from: { parts: written },
    recomputed: { ...exactly(sum), value: sum },
    near: () => String(sum),
    style: { decimals: 0, bounded: false },
  });
}
