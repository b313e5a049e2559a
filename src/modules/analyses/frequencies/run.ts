import type { z } from 'zod';
import { gatherList, type Released, releaseGroups, type Verdict } from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import type { frequenciesOptions, Item } from '#modules/studies/schema.ts';
import { frequencies } from '#statistics';
import type { PlanContext } from '../plan/plan-context.ts';
import { provenanceOf } from '../plan/plan-context.ts';
import type { FrequencyResult } from '../schema.ts';
import { countable } from './countable.ts';

export type FrequenciesOptions = z.infer<typeof frequenciesOptions>;

/** How many gave each answer, with percent of all and of those who answered. */
export function runFrequencies(
  options: FrequenciesOptions,
  context: PlanContext,
): Released<FrequencyResult[]> {
  const items = options.items === 'all' ? countable(context) : options.items;
  return gatherList(
    items.map((id) => {
      const table = countAnswers(id, context);
      const sizes = table.counts.map((answer) => answer.count ?? 0);
      return releaseGroups(table, sizes, context.policy, withheldCounts);
    }),
  );
}

function countAnswers(id: string, context: PlanContext): FrequencyResult {
  const { study, dataFile, language } = context;
  const item = findItem(study, dataFile.name, id);
  const counted = frequencies(valuesOf(id, context));
  const countOf = new Map(counted.counts.map((answer) => [answer.value, answer.count]));
  const { valid, missing, total } = counted;
  const possible = item ? answersOf(item) : [...countOf.keys()];
  return {
    ...provenanceOf(context),
    item: id,
    valid,
    missing,
    total,
    counts: possible.map((value) => {
      const count = countOf.get(value) ?? 0;
      return {
        value,
        label: item ? optionLabel(item, value, language) : String(value),
        count,
        percent: total > 0 ? (100 * count) / total : null,
        validPercent: valid > 0 ? (100 * count) / valid : null,
      };
    }),
  };
}

function valuesOf(id: string, { dataFile }: PlanContext): (number | string | null)[] {
  const categories = dataFile.categories.get(id);
  if (categories) return [...categories];
  return Array.from(dataFile.numbers.get(id) ?? [], (value) => (Number.isNaN(value) ? null : value));
}

/** Every answer the questionnaire offers, also those nobody gave. */
function answersOf(item: Item): (number | string)[] {
  if (item.kind === 'choice') return item.options.map((option) => option.value);
  if (item.kind === 'agreement') return Array.from({ length: item.points }, (_, step) => item.lowest + step);
  return [];
}

function withheldCounts(table: FrequencyResult, verdicts: readonly Verdict[]): FrequencyResult {
  return {
    ...table,
    counts: table.counts.map((answer, index) =>
      verdicts[index] === 'shown'
        ? answer
        : { ...answer, count: null, percent: null, validPercent: null, withheld: verdicts[index]! },
    ),
  };
}
