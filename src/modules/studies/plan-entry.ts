import type { PlanEntry } from './schema.ts';

/** What a plan can ask for, in the order of the schema's union. */
export const analysisNames = [
  'correlate',
  'regress',
  'compareMeans',
  'reliability',
  'frequencies',
  'describe',
  'crosstab',
] as const;
export type AnalysisName = (typeof analysisNames)[number];

/** Which analysis a plan entry asks for. */
export function analysisOf(entry: PlanEntry): AnalysisName {
  return analysisNames.find((name) => name in entry)!;
}

/** The id in `significantIn ID`, when the predictors are said that way. */
export function significantInOf(predictors: string | readonly string[]): string | undefined {
  if (typeof predictors !== 'string') return undefined;
  return predictors.trim().split(/\s+/)[1];
}
