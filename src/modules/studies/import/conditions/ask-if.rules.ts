import type { ComparisonSign } from '../../condition/condition.ts';
import type { Asked, DraftItem } from '../draft/draft-item.ts';
import { type Expression, readExpression } from './expression.ts';

/** Why a condition cannot stand in a study file. */
export type WhyNot = 'unreadable' | 'unknown' | 'several' | 'text' | 'later' | 'pattern';
export type AskIf = { readonly askIf: string } | { readonly whyNot: WhyNot };

export type Earlier = {
  readonly asked: ReadonlyMap<string, Asked>;
  /** By id, the questions that stand before the one that is asked on the condition. */
  readonly items: ReadonlyMap<string, DraftItem>;
};

/**
 * A condition as a study file says it: one earlier question and one comparison. A longer condition about one question
 * with fixed answers is worked out answer by answer, and said as one comparison where there is one.
 *
 * @example askIfOf("{q} anyof ['a', 'b']", …) // { askIf: 'q <= 2' } where these are the first two answers
 */
export function askIfOf(conditions: readonly string[], earlier: Earlier): AskIf {
  const parts = [...new Set(conditions)].map(readExpression);
  if (parts.some((part) => part === undefined)) return { whyNot: 'unreadable' };
  const whole: Expression =
    parts.length === 1 ? parts[0]! : { kind: 'and', parts: parts as readonly Expression[] };
  const leaves = leavesOf(whole).map((leaf) => resolve(leaf, earlier));
  const failed = leaves.find((leaf) => 'whyNot' in leaf);
  if (failed && 'whyNot' in failed) return failed;
  const ids = new Set(leaves.map((leaf) => ('id' in leaf ? leaf.id : '')));
  if (ids.size !== 1) return { whyNot: 'several' };
  const item = earlier.items.get([...ids][0]!)!;
  const values = valuesOf(item);
  if (values === undefined) return numberCondition(whole, item.id);
  const byLeaf = new Map(leavesOf(whole).map((leaf, at) => [leaf, leaves[at] as Resolved]));
  const accepted = values.filter((value) => holds(whole, value, byLeaf));
  const said = sayAccepted(accepted, values);
  return said === undefined ? { whyNot: 'pattern' } : { askIf: `${item.id} ${said}` };
}

type Leaf = Extract<Expression, { kind: 'test' | 'has' | 'answered' }>;
type Resolved = { readonly id: string; readonly accepts: (value: number) => boolean };

function leavesOf(expression: Expression): readonly Leaf[] {
  switch (expression.kind) {
    case 'not':
      return leavesOf(expression.part);
    case 'and':
    case 'or':
      return expression.parts.flatMap(leavesOf);
    default:
      return [expression];
  }
}

function resolve(leaf: Leaf, { asked, items }: Earlier): Resolved | { readonly whyNot: WhyNot } {
  const about = asked.get(leaf.name);
  if (!about) return { whyNot: 'unknown' };
  if (about.kind === 'many') {
    if (leaf.kind === 'answered' || (leaf.kind === 'test' && leaf.sign !== '=='))
      return { whyNot: 'several' };
    const id = about.ids.get(leaf.value);
    if (id === undefined) return { whyNot: 'unknown' };
    return items.has(id) ? { id, accepts: (value) => value === 1 } : { whyNot: 'later' };
  }
  const item = items.get(about.id);
  if (!item) return { whyNot: 'later' };
  if (item.answer.kind === 'text') return { whyNot: 'text' };
  if (leaf.kind === 'answered') return { id: item.id, accepts: () => true };
  const value = about.codes.get(leaf.value) ?? numberOf(leaf.value);
  if (value === undefined) return { whyNot: 'unknown' };
  const sign = leaf.kind === 'has' ? '==' : leaf.sign;
  return { id: item.id, accepts: (given) => compares(given, sign, value) };
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : undefined;
}

function holds(expression: Expression, value: number, byLeaf: ReadonlyMap<Expression, Resolved>): boolean {
  switch (expression.kind) {
    case 'not':
      return !holds(expression.part, value, byLeaf);
    case 'and':
      return expression.parts.every((part) => holds(part, value, byLeaf));
    case 'or':
      return expression.parts.some((part) => holds(part, value, byLeaf));
    default:
      return byLeaf.get(expression)!.accepts(value);
  }
}

function compares(given: number, sign: ComparisonSign, value: number): boolean {
  switch (sign) {
    case '==':
      return given === value;
    case '!=':
      return given !== value;
    case '<':
      return given < value;
    case '<=':
      return given <= value;
    case '>':
      return given > value;
    case '>=':
      return given >= value;
  }
}

/** Every answer there is, in order; undefined for a number. */
function valuesOf({ answer }: DraftItem): readonly number[] | undefined {
  if (answer.kind === 'choice') return answer.options.map(({ value }) => value).toSorted((a, b) => a - b);
  if (answer.kind !== 'agreement') return undefined;
  return Array.from({ length: answer.points }, (_, place) => answer.lowest + place);
}

/** One comparison that these answers pass and no others; all of them is "answered at all". */
function sayAccepted(accepted: readonly number[], values: readonly number[]): string | undefined {
  const [first] = accepted;
  const last = accepted.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (accepted.length === 1) return `== ${first}`;
  if (accepted.length === values.length) return `>= ${first}`;
  if (accepted.length === values.length - 1) {
    const left = values.find((value) => !accepted.includes(value))!;
    if (left !== values[0] && left !== values.at(-1)) return `!= ${left}`;
  }
  if (accepted.every((value, place) => value === values[place])) return `<= ${last}`;
  const end = values.slice(-accepted.length);
  return accepted.every((value, place) => value === end[place]) ? `>= ${first}` : undefined;
}

const opposite: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function numberCondition(expression: Expression, id: string): AskIf {
  const isTurned = expression.kind === 'not';
  const leaf = isTurned ? expression.part : expression;
  const value = leaf.kind === 'test' ? numberOf(leaf.value) : undefined;
  if (leaf.kind !== 'test' || value === undefined) return { whyNot: 'pattern' };
  return { askIf: `${id} ${isTurned ? opposite[leaf.sign] : leaf.sign} ${value}` };
}
