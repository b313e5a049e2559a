import reference from './confirmatory.json' with { type: 'json' };
import { column } from './correct-digits.ts';

/** What lavaan said (Rscript src/statistics/reference/confirmatory.R) and the answers it said it about. */
export { reference };

export const pupils = reference.pupils.values.map(column);
export const survey = reference.survey.values.map((digits) => [...digits].map(Number));

/** R's factors, {name: [place from 1, …]}, as places from 0 among the items they name, and those items. */
export function structureOf(factors: Record<string, number | readonly number[]>): {
  names: string[];
  items: number[];
  factors: number[][];
} {
  const lists = Object.values(factors).map((items) => [items].flat());
  const items = [...new Set(lists.flat())].sort((a, b) => a - b);
  return {
    names: Object.keys(factors),
    items: items.map((item) => item - 1),
    factors: lists.map((list) => list.map((item) => items.indexOf(item))),
  };
}
