import type { Block } from '#modules/reports/schema.ts';
import type { ConditionValue } from '#modules/studies/schema.ts';

/** The ways to look at what has been chosen; which of them fit, the variables decide. */
export const ways = [
  'frequencies',
  'describe',
  'compareMeans',
  'crosstab',
  'correlate',
  'fewOffices',
  'rankCorrelate',
  'matrix',
  'regress',
  'mediation',
  'multilevel',
  'aggregation',
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

/** More than this nobody compares on one page. */
export const mostVariables = 20;
export const mostFilterRows = 6;

/** What can be put on the desk: `choice` is counted, `steps` counted or computed with, `number` computed with. */
export type DeskVariable = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'choice' | 'steps' | 'number';
  readonly place: 'outcome' | 'scale' | 'background' | 'question';
  /** Of a choice: its answers. */
  readonly options: readonly { readonly value: ConditionValue; readonly label: string }[];
  /** Of what is answered with numbers: the ends, where there are such. */
  readonly range: readonly [number, number] | null;
};

/** Why what has been chosen cannot be looked at yet. */
export type Unfinished = 'nothing-chosen' | 'groups-of-itself' | 'words-among-numbers';

/** What a chosen variable is to the analysis, where its place among the others decides that. */
export type Role = 'outcome' | 'predictor' | 'mediator' | 'covariate';

/** What the desk shows of an answer; everything about respondents in it has been released. */
export type AnswerView =
  | { readonly kind: 'unfinished'; readonly why: Unfinished }
  | { readonly kind: 'filter-refused'; readonly problems: readonly string[] }
  | {
      readonly kind: 'answered';
      readonly way: Way;
      /** By place: what each chosen variable is in this way; empty where they are alike. */
      readonly roles: readonly Role[];
      /** All the ways that fit, the best first, each with its address. */
      readonly ways: readonly { readonly way: Way; readonly query: string }[];
      /** As a line of the study file. */
      readonly line: string;
      readonly blocks: readonly Block[];
      readonly isWithheld: boolean;
      /** Whether the study has this analysis already. */
      readonly isAdded: boolean;
    };

/** One analysis of those thought of afterwards. */
export type AddedView = {
  readonly id: string;
  readonly name: string;
  readonly where: string | null;
  /** The desk's address for it; null when the desk cannot put it together. */
  readonly query: string | null;
};

/** A question to begin with. */
export type Idea = {
  readonly kind: 'describe' | 'correlate' | 'compare';
  readonly a: string;
  readonly b: string;
  readonly query: string;
};

/** A desk as it lies before somebody: the question, its answer, and what has been added to the study. */
export type DeskView = {
  readonly question: DeskQuestion;
  readonly query: string;
  readonly variables: readonly DeskVariable[];
  /** Which files of answers there are. */
  readonly files: readonly string[];
  readonly answer: AnswerView;
  readonly added: readonly AddedView[];
  readonly ideas: readonly Idea[];
  readonly minimumGroup: number;
  readonly syntheticNotice: string | null;
};
