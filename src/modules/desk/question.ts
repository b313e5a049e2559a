import type { ConditionValue } from '#modules/studies/index.ts';

/** The ways to look at what has been chosen; which of them fit, the variables decide. */
export const ways = [
  'frequencies',
  'describe',
  'compareMeans',
  'crosstab',
  'correlate',
  'rankCorrelate',
  'matrix',
  'regress',
  'reliability',
] as const;
export type Way = (typeof ways)[number];

/** How a filter's answer is compared: of a choice, is or is not; of a number, its size too. */
export const comparisons = ['is', 'isNot', 'atLeast', 'atMost', 'over', 'under'] as const;
export type FilterComparison = (typeof comparisons)[number];

/** One line of the filter. Without values it is not finished, and does not count yet. */
export type FilterRow = {
  readonly variable: string;
  readonly comparison: FilterComparison;
  readonly values: readonly ConditionValue[];
};

/** What somebody has put together on the desk, finished or not. It stands in the address of the page. */
export type DeskQuestion = {
  readonly file: string;
  /** In the order chosen: of several that go together, the first is what the others may explain. */
  readonly variables: readonly string[];
  readonly by: string | null;
  /** Null for the way that fits best. */
  readonly way: Way | null;
  readonly filter: readonly FilterRow[];
  readonly joinedBy: 'and' | 'or';
  /** A filter written by hand; it goes before the lines. */
  readonly where: string | null;
};

export const emptyQuestion = (file: string): DeskQuestion => ({
  file,
  variables: [],
  by: null,
  way: null,
  filter: [],
  joinedBy: 'and',
  where: null,
});
