import { findItem } from '#modules/studies/index.ts';
import type { AnalysisContext } from '../data-files/data-file.ts';

/** All but the choices: their codes are names for the options, and have no mean that says anything. */
export function everyMeasure({ study, dataFile }: AnalysisContext): string[] {
  return [...dataFile.numbers.keys()].filter(
    (variable) => findItem(study, dataFile.name, variable)?.kind !== 'choice',
  );
}
