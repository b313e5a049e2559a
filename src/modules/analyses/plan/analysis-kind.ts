import type { Released } from '#modules/privacy/index.ts';
import type { AnalysisName, OptionsOf } from '#modules/studies/index.ts';
import type { ResultIn, ResultList, Warning } from '../schema.ts';
import type { PlanContext } from './plan-context.ts';

/** How one kind of analysis is run: which list of `results.json` it adds to, and how. */
export type AnalysisKind<Name extends AnalysisName, List extends ResultList> = {
  readonly list: List;
  readonly run: (options: OptionsOf<Name>, context: PlanContext, earlier: Earlier) => Ran<List>;
  /** The tests of one result that count in a family; what is withheld or refused has no p and does not. */
  readonly tests?: (result: ResultIn<List>) => readonly FamilyTest[];
};

/** What was tested (names of variables, joined by ×) and its p. */
export type FamilyTest = { readonly about: string; readonly p: number | null };

/** What an entry found, released, with the warnings that belong to it. */
export type Ran<List extends ResultList> = {
  readonly results: Released<ResultIn<List>[]>;
  readonly warnings: readonly Warning[];
};

/** What the entries before this one have found. */
export type Earlier = <List extends ResultList>(list: List) => Released<ResultIn<List>[]>;

/** Of any kind: of each name, whichever list it adds to. */
export type SomeAnalysisKind<Name extends AnalysisName> = {
  [List in ResultList]: AnalysisKind<Name, List>;
}[ResultList];
