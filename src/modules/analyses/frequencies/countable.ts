import { itemsOf } from '#modules/studies/index.ts';
import type { AnalysisContext } from '../data-files/data-file.ts';

/** The questions whose answers can be counted. */
export function countable({ study, dataFile }: AnalysisContext): string[] {
  return itemsOf(study, dataFile.name)
    .filter((item) => item.kind === 'choice' || item.kind === 'agreement')
    .map((item) => item.id);
}
