import { type Condition, type ConditionValue, testsIn, valuesOf, variablesOf } from './condition.ts';
import { passes } from './passes.ts';

/** More combinations than this come of nothing that people ask, and would make the privacy check slow. */
const mostCombinations = 400;

/** One answer of each kind that a condition's tests of a variable tell apart; the answers themselves need not exist. */
export function waysToAnswer(variable: string, condition: Condition): readonly ConditionValue[] {
  const tests = testsIn(condition).filter((test) => test.variable === variable);
  const values = tests.flatMap((test) => valuesOf(test).map(({ value }) => value));
  const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const between = numbers.map((number, place) => (number + (numbers[place + 1] ?? number + 2)) / 2);
  const outside = numbers.length > 0 ? [numbers[0]! - 1, ...between] : ['\u0000'];
  const byVerdicts = new Map(
    [...values, ...outside].map((value) => [tests.map((test) => passes(test, value)).join(), value]),
  );
  return [...byVerdicts.values()];
}

/** Whether a condition tells so many combinations of answers apart that it cannot be checked for what it gives away. */
export function isTooInvolved(condition: Condition): boolean {
  const ways = variablesOf(condition).map((variable) => 1 + waysToAnswer(variable, condition).length);
  return ways.reduce((product, count) => product * count, 1) > mostCombinations;
}
