import { type ConditionValue, type Test, valuesOf } from './condition.ts';

/** Whether an answer passes. Numbers are compared by size; a text is only like or unlike another. */
export function passes(test: Test, answer: ConditionValue): boolean {
  if (test.kind === 'membership') return valuesOf(test).some(({ value }) => value === answer);
  const { sign, value } = test;
  if (sign === '==') return answer === value;
  if (sign === '!=') return answer !== value;
  if (typeof answer !== 'number' || typeof value !== 'number') return false;
  if (sign === '<') return answer < value;
  if (sign === '<=') return answer <= value;
  return sign === '>' ? answer > value : answer >= value;
}
