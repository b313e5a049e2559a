import { stringify } from 'yaml';
import type { Asked } from './fitting-ways.rules.ts';

/** An analysis as one line of a study file, ready to be put under `plan:` or `postHoc:`. */
export function entryLine(id: string, where: string | null, asked: Asked): string {
  return `- ${stringify(entryObject(id, where, asked), { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim()}`;
}

/** The same as what the line says, for the study file's own text. */
export function entryObject(id: string, where: string | null, asked: Asked): Record<string, unknown> {
  return { id, ...(where === null ? {} : { where }), ...asked };
}

/** The first free id of the kind that what is thought of afterwards gets: PH1, PH2, … */
export function nextId(taken: readonly string[]): string {
  const isTaken = new Set(taken);
  let number = 1;
  while (isTaken.has(`PH${number}`)) number += 1;
  return `PH${number}`;
}
