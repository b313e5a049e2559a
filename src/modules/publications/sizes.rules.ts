import type { Interval } from './interval.rules.ts';
import type { PublishedTables, Size } from './schema.ts';

/** How far "about 245" may be off: 5 %, and at least one. */
const aboutShare = 0.05;

export function rangeOf(size: Size): Interval {
  if (typeof size === 'number') return { low: size, high: size };
  if ('about' in size) {
    const reach = Math.max(1, Math.round(size.about * aboutShare));
    return { low: Math.max(1, size.about - reach), high: size.about + reach };
  }
  return { low: size.from, high: size.to };
}

/** The n of a fact: its own, or that of the sample it names; null where neither is printed. */
export function casesOf(
  fact: { readonly n?: Size | undefined; readonly sample?: string | undefined },
  samples: PublishedTables['samples'],
): Interval | null {
  if (fact.n !== undefined) return rangeOf(fact.n);
  const sample =
    fact.sample !== undefined && Object.hasOwn(samples, fact.sample) ? samples[fact.sample] : undefined;
  return sample ? rangeOf(sample.n) : null;
}
