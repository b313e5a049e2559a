import {
  analysisOf,
  conditionOf,
  fileOf,
  officeSizeVariable,
  optionsOf,
  planKinds,
  sourceFileOf,
  variablesOf,
} from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';

/**
 * The names that the plan uses in a file, so that the file cannot do without them; among them `office file`
 * when the plan uses the file of offices.
 */
export function neededVariables(study: Study, file: string): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const entry of [...study.plan, ...study.postHoc]) {
    const used = fileOf(entry);
    const isOfficeFile = used === 'office';
    if (used !== file && !(isOfficeFile && sourceFileOf(study, 'office') === file)) continue;
    for (const name of usesOf(entry)) needed.add(name);
    const condition = conditionOf(entry);
    if (condition) for (const name of variablesOf(condition)) needed.add(name);
    if (study.offices && needed.has(officeSizeVariable)) needed.add(study.offices.column);
    if (!isOfficeFile) continue;
    needed.add('office file');
    if (study.offices) needed.add(study.offices.column);
  }
  return needed;
}

function usesOf(entry: PlanEntry): readonly string[] {
  // The name and the options come from the same entry, which the compiler cannot see through a table.
  const { uses } = planKinds[analysisOf(entry)] as { uses: (options: unknown) => readonly string[] };
  return uses(optionsOf(entry));
}
