import type { Language } from '#platform/language.ts';
import type { AnalysisContext } from '../data-files/data-file.ts';

/** One entry of the plan on its way through a runner. */
export type PlanContext = AnalysisContext & {
  readonly language: Language;
  readonly entry: { readonly id: string; readonly isPlanned: boolean };
};

/** The first fields of every result: which plan entry, planned or not, which file. */
export function provenanceOf({ entry, dataFile }: PlanContext) {
  return { plan: entry.id, planned: entry.isPlanned, file: dataFile.name };
}
