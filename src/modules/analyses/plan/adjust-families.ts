import { gatherList, type Released, viewOf } from '#modules/privacy/index.ts';
import { analysisOf } from '#modules/studies/index.ts';
import type { Family, Study } from '#modules/studies/schema.ts';
import { benjaminiHochberg, holm } from '#statistics';
import type { FamilyResult, ResultList } from '../schema.ts';
import type { AnalysisKind } from './analysis-kind.ts';
import { analysisKinds } from './kinds.ts';
import { type Findings, foundIn } from './run-entry.ts';

const adjust = { holm, benjaminiHochberg } as const;

/** The families of the plan, from results that have been released: what is withheld is not among the tests. */
export function adjustFamilies(study: Study, found: Findings): Released<FamilyResult[]> {
  return gatherList(study.families.map((family) => adjustFamily(family, study, found)));
}

function adjustFamily(
  { id, control, analyses }: Family,
  study: Study,
  found: Findings,
): Released<FamilyResult> {
  const tests = gatherList(analyses.map((plan) => testsOf(plan, study, found)));
  return viewOf(tests, (byAnalysis) => {
    const all = byAnalysis.flat();
    const adjusted = adjust[control](all.map(({ p }) => p));
    return { id, control, tests: all.map((test, index) => ({ ...test, adjusted: adjusted[index]! })) };
  });
}

type Test = { readonly plan: string; readonly about: string; readonly p: number };

function testsOf(plan: string, study: Study, found: Findings): Released<Test[]> {
  const entry = study.plan.find(({ id }) => id === plan);
  // The study file has been validated, so a missing one is a fault of ours.
  if (!entry) throw new Error(`No planned analysis ${plan}`);
  // Which list and which results belong together the compiler cannot see through a table.
  const kind = analysisKinds[analysisOf(entry)] as unknown as AnalysisKind<never, ResultList>;
  return viewOf(foundIn(found, kind.list), (results) =>
    results
      .filter((result) => result.plan === plan)
      .flatMap((result) => kind.tests?.(result) ?? [])
      .flatMap(({ about, p }) => (p === null ? [] : [{ plan, about, p }])),
  );
}
