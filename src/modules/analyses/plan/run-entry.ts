import { gatherList, type Released, viewOf } from '#modules/privacy/index.ts';
import { analysisOf, optionsOf } from '#modules/studies/index.ts';
import type { PlanEntry } from '#modules/studies/schema.ts';
import { type ResultIn, type ResultList, resultLists, type Warning } from '../schema.ts';
import type { AnalysisKind } from './analysis-kind.ts';
import { analysisKinds } from './kinds.ts';
import type { PlanContext } from './plan-context.ts';

/** What has been computed so far, each kind in the order of the plan. Entries later in the plan may read it. */
export type Findings = {
  readonly lists: { readonly [List in ResultList]: Released<ResultIn<List>[]>[] };
  readonly warnings: Warning[];
};

export function noFindings(): Findings {
  const names = Object.keys(resultLists) as ResultList[];
  return {
    lists: Object.fromEntries(names.map((name) => [name, []])) as unknown as Findings['lists'],
    warnings: [],
  };
}

/** All that was found of one kind, as one list. */
export function foundIn<List extends ResultList>(found: Findings, list: List): Released<ResultIn<List>[]> {
  const parts: readonly Released<ResultIn<List>[]>[] = found.lists[list];
  return viewOf(gatherList(parts), (lists) => lists.flat() as ResultIn<List>[]);
}

/** Runs one entry of the plan and adds what it found, with the warnings that belong to it. */
export function runEntry(entry: PlanEntry, context: PlanContext, found: Findings): void {
  // The name and the options come from the same entry, which the compiler cannot see through a table.
  const kind = analysisKinds[analysisOf(entry)] as unknown as AnalysisKind<never, ResultList>;
  const { results, warnings } = kind.run(optionsOf(entry) as never, context, (list) => foundIn(found, list));
  const list: Released<ResultIn<ResultList>[]>[] = found.lists[kind.list] as never;
  list.push(results);
  found.warnings.push(...warnings);
}
