import type { Condition } from '../condition/condition.ts';
import { parseCondition } from '../condition/parse-condition.ts';
import type { PlanEntry } from './plan-entry.ts';

/** The filter of a plan entry; undefined when it is about everybody. The study file has been validated. */
export function conditionOf({ where }: Pick<PlanEntry, 'where'>): Condition | undefined {
  if (where === undefined) return undefined;
  const read = parseCondition(where);
  if ('mistake' in read) throw new Error(`A filter that is no condition: ${where}`);
  return read.condition;
}
