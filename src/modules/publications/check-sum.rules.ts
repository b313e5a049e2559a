import { m } from '#messages';
import { type Finding, judge } from './finding.ts';
import { add, exactly } from './interval.rules.ts';
import { type Printed, printedOf } from './printed.rules.ts';
import type { FactOf } from './schema.ts';
import { sayNumber, sayPrinted } from './words.ts';

/** Adds the parts and compares with the printed total. Whole numbers are counts, unless the fact says they are rounded. */
export function checkSum(fact: FactOf<'sum'>): Finding[] {
  const parts = fact.parts.map(printedOf);
  const total = printedOf(fact.total);
  const isCounted = !fact.rounded && [...parts, total].every((part) => part.decimals <= 0);
  const intervalOf = (part: Printed) => (isCounted ? exactly(part.value) : part);
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return [
    judge({
      fact,
      figure: 'total',
      symbol: (locale) => m.publications_symbol_sum({}, { locale }),
      basis: (language) => sayParts(parts, (part) => sayPrinted(part, language)),
      printed: isCounted ? { ...total, ...exactly(total.value) } : total,
      from: { parts: sayParts(parts, (part) => part.text) },
      ...(isCounted
        ? { near: (language) => sayNumber(value, { decimals: 0, bounded: false }, language) }
        : {}),
      recomputed: { ...parts.map(intervalOf).reduce(add), value },
      style: { decimals: Math.max(0, ...parts.map((part) => part.decimals)), bounded: false },
    }),
  ];
}

/** So many parts are written out; of more, only the first and the last. */
const mostPartsSaid = 12;

export function sayParts<Part>(parts: readonly Part[], say: (part: Part) => string): string {
  if (parts.length <= mostPartsSaid) return parts.map(say).join(' + ');
  return `${parts
    .slice(0, mostPartsSaid - 1)
    .map(say)
    .join(' + ')} + … + ${say(parts.at(-1) as Part)}`;
}
