/** A value that an answer is compared with: a code of a choice, or a number. */
export type ConditionValue = number | string;
export const comparisonSigns = ['==', '!=', '<', '<=', '>', '>='] as const;
export type ComparisonSign = (typeof comparisonSigns)[number];

/** Where in its text something stands, counted in characters from 0. */
type Placed = { readonly at: number };
export type Comparison = Placed & {
  readonly kind: 'comparison';
  readonly variable: string;
  readonly sign: ComparisonSign;
  readonly value: ConditionValue;
  readonly valueAt: number;
};
export type Membership = Placed & {
  readonly kind: 'membership';
  readonly variable: string;
  readonly values: readonly { readonly value: ConditionValue; readonly at: number }[];
};

/** A condition on a respondent's answers, as `age >= 3 and not office in [1, 2]` is understood. */
export type Condition =
  | Comparison
  | Membership
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] };

/** A comparison or a membership: what one variable's answer decides. */
export type Test = Comparison | Membership;

/** Every test in the order it is written. */
export function testsIn(condition: Condition): readonly Test[] {
  switch (condition.kind) {
    case 'comparison':
    case 'membership':
      return [condition];
    case 'not':
      return testsIn(condition.part);
    case 'and':
    case 'or':
      return condition.parts.flatMap(testsIn);
  }
}

/** The variables that a condition asks about, each once. */
export function variablesOf(condition: Condition): readonly string[] {
  return [...new Set(testsIn(condition).map(({ variable }) => variable))];
}

/** The values that a test names, with their places. */
export function valuesOf(test: Test): readonly { readonly value: ConditionValue; readonly at: number }[] {
  return test.kind === 'membership' ? test.values : [{ value: test.value, at: test.valueAt }];
}
