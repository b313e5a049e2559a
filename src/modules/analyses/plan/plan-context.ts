import type { Language } from '#platform/language.ts';
import type { AnalysisContext } from '../data-files/data-file.ts';
import type { Warning } from '../schema.ts';
import { partWholeWarnings } from '../warnings/part-whole.ts';
import { scaleEndWarnings } from '../warnings/scale-ends.ts';
import type { Voice } from '../warnings/warn.ts';

/** One entry of the plan on its way through a runner. */
export type PlanContext = AnalysisContext & {
  readonly language: Language;
  readonly entry: { readonly id: string; readonly isPlanned: boolean; readonly where?: string | undefined };
};

/** The first fields of every result: which plan entry, planned or not, which file, who of them. */
export function provenanceOf({ entry, dataFile }: PlanContext) {
  const where = entry.where === undefined ? {} : { where: entry.where };
  return { plan: entry.id, planned: entry.isPlanned, file: dataFile.name, ...where };
}

/** What its warnings need to speak. */
export function voiceOf({ study, language, dataFile }: PlanContext): Voice {
  return { study, language, unit: dataFile.unit };
}

/** Ceiling and floor effects of the variables that an entry uses. */
export function endWarnings(context: PlanContext, variables: readonly string[]): Warning[] {
  const { entry, dataFile, policy } = context;
  return scaleEndWarnings(entry.id, variables, dataFile, policy, voiceOf(context));
}

/** Pairs that are related because they are made of the same answers. */
export function sharedItemWarnings(
  context: PlanContext,
  pairs: readonly (readonly [string, string])[],
): Warning[] {
  return partWholeWarnings(context.entry.id, context.dataFile.name, pairs, voiceOf(context));
}
