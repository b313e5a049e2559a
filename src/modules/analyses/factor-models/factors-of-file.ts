import { findItem, rangeOf } from '#modules/studies/index.ts';
import { numbersOf } from '../data-files/data-file.ts';
import { turned } from '../data-files/score-scale.rules.ts';
import type { PlanContext } from '../plan/plan-context.ts';

/** Items sorted under factors: what a factor model is made of. */
export type FactorsOfFile = {
  readonly factors: readonly { readonly id: string; readonly items: readonly string[] }[];
  /** Every item once, turned so that more of it is more of its factor. */
  readonly items: readonly string[];
  readonly columns: readonly Float64Array[];
  /** The factors as places among the items. */
  readonly places: readonly (readonly number[])[];
  /** Scales of `all` that share an item with one before them, and so are not factors beside it. */
  readonly overlapping: readonly string[];
};

/**
 * The study's scales as factors. Of `all`, those with at least two items in this file, and none that shares an item
 * with one before it: a scale made of other scales is no factor beside them.
 */
export function scalesAsFactors(scales: 'all' | readonly string[], { dataFile }: PlanContext): FactorsOfFile {
  const chosen = scales === 'all' ? [...dataFile.scaleItems.keys()] : scales;
  const columns = new Map<string, Float64Array>();
  const factors: { id: string; items: string[] }[] = [];
  const overlapping: string[] = [];
  for (const id of chosen) {
    const items = dataFile.scaleItems.get(id) ?? [];
    if (scales === 'all' && items.length < 2) continue;
    if (items.some((item) => columns.has(item.id))) {
      overlapping.push(id);
      continue;
    }
    for (const item of items) columns.set(item.id, item.answers);
    if (items.length > 0) factors.push({ id, items: items.map((item) => item.id) });
  }
  return assembled(factors, columns, overlapping);
}

/** Factors that the plan names, with a minus before items to be turned. */
export function namedFactors(
  named: Readonly<Record<string, readonly string[]>>,
  context: PlanContext,
): FactorsOfFile {
  const columns = new Map<string, Float64Array>();
  const factors = Object.entries(named).map(([id, signed]) => ({
    id,
    items: signed.map((item) => {
      const isReversed = item.startsWith('-');
      const name = isReversed ? item.slice(1) : item;
      columns.set(name, columnOf(name, isReversed, context));
      return name;
    }),
  }));
  return assembled(factors, columns, []);
}

function columnOf(name: string, isReversed: boolean, { study, dataFile }: PlanContext): Float64Array {
  const answers = numbersOf(dataFile, name);
  if (!isReversed) return answers;
  const range = rangeOf(study, dataFile.name, name);
  if (!range) throw new Error(`Item ${name} has no ends to be turned around`);
  const reversedAround = range[0] + range[1];
  return answers.map((answer) => turned(answer, { answers, reversedAround }));
}

function assembled(
  factors: readonly { readonly id: string; readonly items: readonly string[] }[],
  columns: ReadonlyMap<string, Float64Array>,
  overlapping: readonly string[],
): FactorsOfFile {
  const items = [...columns.keys()];
  return {
    factors,
    items,
    columns: [...columns.values()],
    places: factors.map((factor) => factor.items.map((item) => items.indexOf(item))),
    overlapping,
  };
}

/** How many rows have a value in every column. */
export function completeCount(
  columns: readonly Float64Array[],
  keep: (row: number) => boolean = () => true,
): number {
  const rows = columns[0]?.length ?? 0;
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    if (keep(row) && columns.every((column) => !Number.isNaN(column[row]!))) count += 1;
  }
  return count;
}

/** How far apart an item's lowest and highest answer may lie, for items answered on scales of different length. */
export function rangesOf(items: readonly string[], { study, dataFile }: PlanContext): number[] | null {
  const widths = items.map((item) => {
    const range = findItem(study, dataFile.name, item) ? rangeOf(study, dataFile.name, item) : null;
    return range ? range[1] - range[0] : Number.NaN;
  });
  return widths.every((width) => width > 0) ? widths : null;
}
