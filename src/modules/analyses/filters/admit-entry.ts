import type { SumsAsked } from '#modules/privacy/index.ts';
import { comparedPairs, type PlanEntry } from '#modules/studies/schema.ts';
import type { AnalysisContext } from '../data-files/data-file.ts';
import { everyMeasure } from '../describe/every-measure.ts';
import { countable } from '../frequencies/countable.ts';
import { tellsMeans } from './means-told.ts';
import { sumsAsked } from './sums-asked.ts';
import type { Told } from './told.ts';

/** An entry, or one of the figures it is made of, and whether it is told. */
export type Admitted = { readonly entry: PlanEntry; readonly isTold: boolean };

/**
 * Which of an entry is told. Descriptions and counts of several variables are figures beside each other: where they may not all be
 * told, each is asked for by itself, scales before questions, since a scale says what several questions say. What is told and
 * withheld is in the entry's own order.
 */
export function admitEntry(told: Told, entry: PlanEntry, context: AnalysisContext): readonly Admitted[] {
  if (told.admit(entry, context)) return [{ entry, isTold: true }];
  const parts = partsOf(entry, context);
  if (parts.length < 2) return [{ entry, isTold: false }];
  const isScale = (variable: string) => Object.hasOwn(context.study.scales, variable);
  const inTurn = [
    ...parts.filter(({ variable }) => isScale(variable)),
    ...parts.filter(({ variable }) => !isScale(variable)),
  ];
  const isTold = new Map(inTurn.map((part) => [part, told.admit(part.entry, context)]));
  if (![...isTold.values()].some(Boolean)) return [{ entry, isTold: false }];
  if ('comparePaired' in entry) return families(entry, parts, (part) => isTold.get(part)!);
  return parts.map((part) => ({ entry: part.entry, isTold: isTold.get(part)! }));
}

type Part = {
  readonly variable: string;
  readonly entry: PlanEntry;
  readonly pair?: readonly [string, string];
};

/** Pairs that are told stay one family, whose p are corrected for each other; those withheld come after them. */
function families(
  entry: PlanEntry & { readonly comparePaired: object },
  parts: readonly Part[],
  isTold: (part: Part) => boolean,
): readonly Admitted[] {
  return [true, false].flatMap((told) => {
    const pairs = parts.filter((part) => isTold(part) === told).flatMap(({ pair }) => (pair ? [pair] : []));
    const own = { ...entry, comparePaired: { ...entry.comparePaired, pairs } } as PlanEntry;
    return pairs.length > 0 ? [{ entry: own, isTold: told }] : [];
  });
}

function partsOf(entry: PlanEntry, context: AnalysisContext): Part[] {
  if ('comparePaired' in entry) {
    return comparedPairs(entry.comparePaired).map((pair) => ({
      variable: pair.join(' '),
      pair: [pair[0], pair[1]] as const,
      entry: { ...entry, comparePaired: { ...entry.comparePaired, pairs: [pair] } } as PlanEntry,
    }));
  }
  if ('describe' in entry) {
    const { variables } = entry.describe;
    return (variables === 'all' ? everyMeasure(context) : variables).map((variable) => ({
      variable,
      entry: { ...entry, describe: { ...entry.describe, variables: [variable] } },
    }));
  }
  if ('frequencies' in entry) {
    const { items } = entry.frequencies;
    return (items === 'all' ? countable(context) : items).map((item) => ({
      variable: item,
      entry: { ...entry, frequencies: { ...entry.frequencies, items: [item] } },
    }));
  }
  return [];
}

/**
 * Keeps the place of the scales' means among what is told: a question that would give a scale's answers away gives way to the
 * scale, also where it is asked for first. For what is always told at its place, and never for what comes afterwards: a report
 * that is made again must tell the same.
 */
export function keepPlaceOfScales(told: Told, entries: readonly PlanEntry[], context: AnalysisContext): void {
  for (const entry of entries.filter(tellsMeans)) keepScalesOf(told, sumsAsked(entry, context), context);
}

export function keepScalesOf(told: Told, asked: readonly SumsAsked[], context: AnalysisContext): void {
  const scales = asked.flatMap(({ means = [] }) => means).filter(({ questions }) => questions.length > 1);
  for (const mean of scales) told.admitSums([{ sets: [], measures: [], means: [mean] }], context);
}
