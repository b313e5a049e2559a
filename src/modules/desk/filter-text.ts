import {
  type Condition,
  type ConditionValue,
  parseCondition,
  writeCondition,
} from '#modules/studies/index.ts';
import type { DeskQuestion, FilterComparison, FilterRow } from './schema.ts';

const signs = { is: '==', isNot: '!=', atLeast: '>=', atMost: '<=', over: '>', under: '<' } as const;
const comparisonOf: Readonly<Record<string, FilterComparison>> = Object.fromEntries(
  Object.entries(signs).map(([comparison, sign]) => [sign, comparison as FilterComparison]),
);

/** The filter as a study file says it: what was written by hand, or else the finished lines; null for everybody. */
export function filterText({ where, filter, joinedBy }: DeskQuestion): string | null {
  if (where !== null && where.trim() !== '') return where.trim();
  const parts = filter.filter(({ values }) => values.length > 0).map(conditionOf);
  const [only] = parts;
  if (!only) return null;
  return writeCondition(parts.length === 1 ? only : { kind: joinedBy, parts });
}

function conditionOf({ variable, comparison, values }: FilterRow): Condition {
  const [value, ...more] = values;
  if (more.length === 0 || (comparison !== 'is' && comparison !== 'isNot')) {
    return { kind: 'comparison', variable, sign: signs[comparison], value: value!, at: 0, valueAt: 0 };
  }
  const membership: Condition = {
    kind: 'membership',
    variable,
    values: values.map((one) => ({ value: one, at: 0 })),
    at: 0,
  };
  return comparison === 'is' ? membership : { kind: 'not', part: membership };
}

/** A filter as lines, where it is no more than lines can say; otherwise as text. */
export function filterOf(text: string | undefined): Pick<DeskQuestion, 'filter' | 'joinedBy' | 'where'> {
  const plain = { filter: [], joinedBy: 'and', where: null } as const;
  if (text === undefined) return plain;
  const read = parseCondition(text);
  if ('mistake' in read) return { ...plain, where: text };
  const { condition } = read;
  const isJoined = condition.kind === 'and' || condition.kind === 'or';
  const rows = (isJoined ? condition.parts : [condition]).map(rowOf);
  if (!rows.every((row) => row !== null)) return { ...plain, where: text };
  return { filter: rows, joinedBy: isJoined ? condition.kind : 'and', where: null };
}

function rowOf(condition: Condition): FilterRow | null {
  if (condition.kind === 'comparison') {
    const { variable, sign, value } = condition;
    return { variable, comparison: comparisonOf[sign]!, values: [value] };
  }
  const [membership, comparison] =
    condition.kind === 'not' ? ([condition.part, 'isNot'] as const) : ([condition, 'is'] as const);
  if (membership.kind !== 'membership') return null;
  const values: ConditionValue[] = membership.values.map(({ value }) => value);
  return { variable: membership.variable, comparison, values };
}
