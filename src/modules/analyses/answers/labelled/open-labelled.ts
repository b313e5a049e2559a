import type { TableProblems } from '#platform/tables/table-problem.ts';
import { isDta, readDta } from '../dta/read-dta.ts';
import { isSav, readSav } from '../sav/read-sav.ts';
import type { LabelledFile } from './labelled-file.ts';

/** Whether the bytes are a file that carries labels with its values: SPSS's or Stata's. */
export function isLabelled(bytes: Uint8Array): boolean {
  return isSav(bytes) || isDta(bytes);
}

/** Reads such a file; undefined, and a problem, when it cannot be read. */
export function openLabelled(bytes: Uint8Array, problems: TableProblems): LabelledFile | undefined {
  return isSav(bytes) ? readSav(bytes, problems) : readDta(bytes, problems);
}
